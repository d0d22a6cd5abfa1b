/** Sign-in and first run. */
export const welcome = {
  signIn: {
    title: 'Se connecter',
    lead: 'Vos comptes, vos relances et les raisons de chaque attente.',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    show: 'Afficher ou masquer le mot de passe',
    submit: 'Se connecter',
    submitting: 'Connexion en cours',
    expired: 'Votre session a expiré. Reconnectez-vous : vous reviendrez à la même page.',
  },
  setup: {
    title: 'Première ouverture',
    lead: 'Créez le compte d’administration et nommez l’entité créancière. Rien n’est envoyé tant qu’aucun scénario n’est publié.',
    entity: 'Entité créancière',
    entityHelp: 'Le nom qui signera les relances. Adresse et coordonnées bancaires se complètent ensuite.',
    name: 'Votre nom',
    email: 'Votre adresse e-mail',
    password: 'Mot de passe',
    passwordHelp: '12 caractères au moins.',
    passwordShort_one: 'Encore {{count}} caractère.',
    passwordShort_other: 'Encore {{count}} caractères.',
    submit: 'Créer le compte et l’entité',
    submitting: 'Création en cours',
  },
} as const;
