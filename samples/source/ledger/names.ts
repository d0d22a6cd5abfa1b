/** Words of which companies, people and places are made; none is meant to exist. */
const list = (words: string): readonly string[] => words.split(', ');

export const companyWords = list(
  'Lormeau, Tavernoise, Castelvif, Montrevaux, Dubrésil, Falguerive, Orsonnet, Brichambault, Quintaveil, Sarrazol, Velmondin, Aubraisien, ' +
    'Chantepierre, Grandvaux-Lys, Hautecloche, Jonzalieu, Kervardec, Lanvaudier, Marcillanne, Noirvallon, Pontarvault, Rochebelin, ' +
    'Sauveterrin, Thézancourt, Urbelac, Valmontoise, Ygrandeval, Bellefontin, Courtavoux, Doucelles, Estrabaud, Fontarelle, Gironvel, ' +
    'Hérissonne, Islevent, Jardivaux, Larzaquin, Mirevoie, Navacelin, Ombrevert, Pradelline, Ravignol, Sommevent, Tourmagne, Vernouset, ' +
    'Abélisse, Baudrevent, Calvinhac, Drevillon, Escarpelle',
);

export const trades: Readonly<Record<string, readonly string[]>> = {
  'PME faible risque': list(
    'Électricité, Menuiserie, Plomberie, Imprimerie, Boulangerie, Carrelage, Jardins, Climatisation, Serrurerie, Traiteur, Peinture, Transports',
  ),
  'Grand compte': list('Groupe, Industries, Hôtels, Agroalimentaire, Logistique, Santé'),
  'Client à risque': list('Négoce, Événements, Rénovation, Bâtiment, Import, Restauration'),
  'Échéance 60 jours': list('Mécanique, Emballages, Métallerie, Plasturgie, Textiles, Équipements'),
};

export const publicNames = list(
  'Mairie de, Communauté de communes de, Centre hospitalier de, Collège public de, Office public de l’habitat de, Syndicat des eaux de, ' +
    'Département de, Centre communal d’action sociale de',
);

export const forms: readonly string[] = ['SARL', 'SAS', 'SASU', 'SA', 'EURL'];

export const firstNames = list(
  'Odile, Marc, Sylvaine, Thierry, Amandine, Karim, Hélène, Bastien, Claire, Youssef, Nathalie, Grégoire, Lucie, Étienne, Solène, Rachid, ' +
    'Véronique, Damien, Aurore, Pascal, Inès, Guillaume, Mireille, Yann',
);
export const womenNames: ReadonlySet<string> = new Set(
  list('Odile, Sylvaine, Amandine, Hélène, Claire, Nathalie, Lucie, Solène, Véronique, Aurore, Inès, Mireille'),
);

export const lastNames = list(
  'Verchère, Astolin, Bourdivel, Cazenac, Delmarque, Esparvin, Fougerolat, Garandeau-Petit, Hocquigny, Imbervault, Jourdevin, Kersaudan, ' +
    'Lavergnole, Maurevel, Nolivault, Ourvoie, Pellestrin, Quéméréan, Rossignac, Sébillotte-Ray, Tardivon, Vauquelard, Ybersac, Zellinget',
);

export const streets = list(
  'rue des Tanneurs, avenue des Peupliers, impasse du Moulin, rue de la Fontaine, boulevard du Levant, chemin des Vignes, place du Marché, ' +
    'zone artisanale des Prés, rue du Four à chaux, quai de la Tuilerie',
);

/** Blocks of telephone numbers that the regulator keeps for fiction, by zone. */
export const fictionBlocks: Readonly<Record<number, string>> = { 2: '61 91', 3: '53 01', 4: '65 71', 5: '36 49' };

/** City, postcode, telephone zone. */
export const cities: readonly (readonly [city: string, postcode: string, zone: number])[] = [
  ['Lyon', '69007', 4],
  ['Grenoble', '38000', 4],
  ['Nantes', '44200', 2],
  ['Rennes', '35000', 2],
  ['Lille', '59000', 3],
  ['Strasbourg', '67000', 3],
  ['Metz', '57000', 3],
  ['Bordeaux', '33300', 5],
  ['Toulouse', '31200', 5],
  ['Montpellier', '34000', 4],
  ['Nice', '06200', 4],
  ['Dijon', '21000', 3],
  ['Tours', '37000', 2],
  ['Rouen', '76100', 2],
  ['Orléans', '45000', 2],
  ['Limoges', '87000', 5],
];
