import type { CommandName, Localized } from '@relance/schemas';

/** One line of what each command does, for `--help`. */
export const commandTexts: Readonly<Record<CommandName | 'relance' | 'import' | 'scenario' | 'entity', Localized>> = {
  relance: { fr: 'Relance client : la ligne de commande.', en: 'Dunning: the command line.' },
  import: { fr: 'Importer un fichier CSV.', en: 'Import a CSV file.' },
  'import items': { fr: 'Importer une liste de pièces ouvertes.', en: 'Import a list of open items.' },
  'import payments': {
    fr: 'Importer des règlements et les lettrer par numéro de pièce.',
    en: 'Import payments and allocate them by item number.',
  },
  'import contacts': { fr: 'Importer les contacts des comptes.', en: 'Import the contacts of accounts.' },
  scenario: { fr: 'Lister, publier et affecter les scénarios.', en: 'List, publish and assign scenarios.' },
  'scenario list': { fr: 'Lister les versions publiées et leurs segments.', en: 'List published versions and their segments.' },
  'scenario publish': {
    fr: 'Publier un fichier scénario, et l’affecter à un segment.',
    en: 'Publish a scenario file, and assign it to a segment.',
  },
  'scenario assign': { fr: 'Affecter une version publiée à un segment.', en: 'Assign a published version to a segment.' },
  check: { fr: 'Vérifier un fichier scénario, hors ligne.', en: 'Check a scenario file, offline.' },
  simulate: { fr: 'Simuler des scénarios sur un fichier de pièces, hors ligne.', en: 'Simulate scenarios on a file of items, offline.' },
  case: { fr: 'Raconter un dossier jour par jour, avec les raisons.', en: 'Tell a case day by day, with reasons.' },
  why: { fr: 'Dire pourquoi une pièce en est là.', en: 'Tell why an item stands where it stands.' },
  tasks: { fr: 'Lister les tâches.', en: 'List the tasks.' },
  task: { fr: 'Enregistrer le résultat d’une tâche.', en: 'Record the outcome of a task.' },
  doctor: {
    fr: 'Dire quels services sont là, ce qui manque et que faire.',
    en: 'Tell which services are there, what is missing and what to do.',
  },
  demo: { fr: 'Charger les exemples et regarder passer les semaines.', en: 'Load the samples and watch the weeks go by.' },
  entity: { fr: 'L’entité créancière.', en: 'The creditor entity.' },
  'entity set': { fr: 'Enregistrer l’entité créancière depuis un fichier JSON.', en: 'Record the creditor entity from a JSON file.' },
};

/** What each option does, for `--help`. */
export const optionTexts = {
  json: { fr: 'résultat en JSON', en: 'result as JSON' },
  lang: { fr: 'langue : fr ou en', en: 'language: fr or en' },
  server: {
    fr: 'adresse de Relance (sinon RELANCE_URL, sinon celle de ce dossier)',
    en: 'address of Relance (else RELANCE_URL, else of this folder)',
  },
  version: { fr: 'afficher la version', en: 'show the version' },
  helpCommand: { fr: 'afficher l’aide d’une commande', en: 'show the help of a command' },
  help: { fr: 'afficher cette aide', en: 'show this help' },
  mapping: { fr: 'fichier JSON : quelle colonne est quoi', en: 'JSON file: which column is what' },
  dateOrder: {
    fr: 'ce par quoi commencent les dates, si aucune du fichier ne tranche : day (jour) ou month (mois)',
    en: 'what dates begin with, where none of the file decides: day or month',
  },
  dryRun: { fr: 'tout vérifier sans rien enregistrer', en: 'check everything, record nothing' },
  full: { fr: 'le fichier est complet : fermer ce qu’il ne liste plus', en: 'the file is complete: close what it no longer lists' },
  confirmFull: { fr: 'confirmer une fermeture de plus de 20 %', en: 'confirm closing more than 20 %' },
  segment: { fr: 'segment dont les nouvelles pièces suivent ce scénario', en: 'segment whose new items follow this scenario' },
  catalogue: { fr: 'fichier JSON : langues et écart à supposer', en: 'JSON file: languages and gap to assume' },
  items: { fr: 'liste de pièces ouvertes', en: 'list of open items' },
  payments: { fr: 'liste de règlements', en: 'list of payments' },
  events: { fr: 'fichier JSON : résultats d’appels, promesses, litiges', en: 'JSON file: outcomes of calls, promises, disputes' },
  entity: { fr: 'entité créancière (JSON) dont prendre les règles', en: 'creditor entity (JSON) whose rules to take' },
  from: { fr: 'premier jour (AAAA-MM-JJ)', en: 'first day (YYYY-MM-DD)' },
  to: { fr: 'dernier jour (AAAA-MM-JJ)', en: 'last day (YYYY-MM-DD)' },
  seed: { fr: 'graine des tirages', en: 'seed of what is drawn by lot' },
  on: { fr: 'ce qu’on savait ce jour-là (AAAA-MM-JJ)', en: 'what was known on that day (YYYY-MM-DD)' },
  account: { fr: 'code du compte, si le numéro n’est pas unique', en: 'code of the account, where the number is not unique' },
  state: { fr: 'open, done, expired ou withdrawn', en: 'open, done, expired or withdrawn' },
  case: { fr: 'tâches d’un dossier', en: 'tasks of one case' },
  outcome: { fr: 'résultat, parmi ceux de la tâche', en: 'outcome, one of the task’s own' },
  note: { fr: 'note libre', en: 'free note' },
  promiseOn: { fr: 'date promise (AAAA-MM-JJ)', en: 'promised date (YYYY-MM-DD)' },
  promiseCents: { fr: 'montant promis, en centimes', en: 'promised amount, in cents' },
  promiseCurrency: { fr: 'devise promise', en: 'promised currency' },
  until: { fr: 'dernier jour ouvré de la démonstration', en: 'last business day of the demo' },
  samples: { fr: 'dossier des exemples', en: 'folder of the samples' },
} as const satisfies Record<string, Localized>;
