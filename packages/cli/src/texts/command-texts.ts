import { keepingTexts } from './keeping-texts.js';
import type { CommandName, Localized } from '@relance/schemas';
import { interestOptionTexts } from './interest-option-texts.js';
import { letterCommandTexts } from './letter-texts.js';
import { mailCommandTexts } from './mail-texts.js';
import { incidentCommandTexts } from './incident-texts.js';
import { trialCommandTexts } from './sending-texts.js';

/** The words of a command that only group others. */
export type CommandGroup =
  | 'import'
  | 'scenario'
  | 'templates'
  | 'entity'
  | 'payment'
  | 'credit'
  | 'sending'
  | 'incidents'
  | 'letters'
  | 'documents'
  | 'mail'
  | 'account'
  | 'contact'
  | 'users'
  | 'keys'
  | 'segments'
  | 'absences';

/** One line of what each command does, for `--help`. */
export const commandTexts: Readonly<Record<CommandName | 'relance' | CommandGroup, Localized>> = {
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
  templates: { fr: 'Voir les textes des messages avant qu’ils partent.', en: 'See the texts of messages before they leave.' },
  'templates list': {
    fr: 'Lister les textes publiés et les étapes qui les disent.',
    en: 'List published texts and the steps that say them.',
  },
  'templates preview': {
    fr: 'Voir un message tel qu’il partirait à un compte, sans rien envoyer.',
    en: 'See a message as it would leave to an account, sending nothing.',
  },
  'templates test': {
    fr: 'S’envoyer à soi-même un message tel qu’il partirait à un compte, marqué comme test.',
    en: 'Send oneself a message as it would leave to an account, marked as a test.',
  },
  'templates show': { fr: 'Montrer un texte dans toutes ses versions.', en: 'Show a text in all its versions.' },
  statement: { fr: 'Établir le relevé d’un compte, et le garder.', en: 'Make the statement of an account, and keep it.' },
  dossier: {
    fr: 'Réunir en un fichier ZIP tout ce qui prouve des pièces à transmettre, et ce qui manque.',
    en: 'Gather in one ZIP all that proves items to hand over, and what is missing.',
  },
  check: { fr: 'Vérifier un fichier scénario, hors ligne.', en: 'Check a scenario file, offline.' },
  simulate: { fr: 'Simuler des scénarios sur un fichier de pièces, hors ligne.', en: 'Simulate scenarios on a file of items, offline.' },
  case: { fr: 'Raconter un dossier jour par jour, avec les raisons.', en: 'Tell a case day by day, with reasons.' },
  why: { fr: 'Dire pourquoi une pièce en est là.', en: 'Tell why an item stands where it stands.' },
  tasks: { fr: 'Lister les tâches.', en: 'List the tasks.' },
  task: {
    fr: 'Enregistrer le résultat d’une tâche, ou une tentative d’appel.',
    en: 'Record the outcome of a task, or an attempt at calling.',
  },
  record: {
    fr: 'Enregistrer un fait : promesse, litige, contact pris ailleurs, étape à sauter…',
    en: 'Record a fact: a promise, a dispute, a contact outside, a step to skip…',
  },
  lift: { fr: 'Lever un fait, ou le retirer comme erreur.', en: 'Lift a fact, or withdraw it as an error.' },
  facts: { fr: 'Lister ce qui a été enregistré sur un dossier.', en: 'List what was recorded about a case.' },
  payment: { fr: 'Enregistrer, reprendre et affecter des règlements.', en: 'Record, reverse and allocate payments.' },
  'payment record': { fr: 'Enregistrer un règlement reçu.', en: 'Record a payment received.' },
  'payment reverse': {
    fr: 'Reprendre un règlement : rejeté, impayé, crédité à tort.',
    en: 'Reverse a payment: returned, bounced, credited in error.',
  },
  'payment allocate': { fr: 'Affecter un règlement à des pièces.', en: 'Allocate a receipt to items.' },
  'payment undo': { fr: 'Annuler l’affectation d’un règlement à une pièce.', en: 'Undo the allocation of a receipt to an item.' },
  credit: { fr: 'Enregistrer des avoirs.', en: 'Record credit notes.' },
  'credit record': {
    fr: 'Enregistrer un avoir : libre, imputé à une pièce, ou bloqué.',
    en: 'Record a credit note: free, for an item, or blocked.',
  },
  payments: { fr: 'Lister les règlements et où est leur argent.', en: 'List payments and where their money is.' },
  sending: { fr: 'Arrêter et reprendre les envois.', en: 'Stop and resume messages.' },
  'sending status': { fr: 'Dire si les messages partent, et ce qui les retient.', en: 'Tell whether messages leave, and what holds them.' },
  'sending stop': {
    fr: 'Arrêter aussitôt tous les envois, ou ceux d’un scénario, d’un canal, d’un segment.',
    en: 'Stop all messages at once, or those of a scenario, a channel, a segment.',
  },
  'sending resume': { fr: 'Reprendre les envois arrêtés.', en: 'Resume what was stopped.' },
  ...trialCommandTexts,
  ...incidentCommandTexts,
  'sending payments-known': {
    fr: 'Attester que tous les règlements sont enregistrés jusqu’à un jour.',
    en: 'Vouch that all payments up to a day are recorded.',
  },
  segments: { fr: 'Les règles qui répartissent les comptes en segments.', en: 'The rules that put accounts into segments.' },
  'segments show': {
    fr: 'Montrer les règles, les comptes de chacune, les chevauchements et les comptes non couverts.',
    en: 'Show the rules, the accounts of each, overlaps and accounts not covered.',
  },
  'segments set': {
    fr: 'Remplacer les règles par celles d’un fichier, et les appliquer.',
    en: 'Replace the rules by those of a file, and apply them.',
  },
  'segments changes': {
    fr: 'Lister les comptes changés de segment dont des pièces suivent encore l’ancien scénario.',
    en: 'List accounts that changed segment while items of theirs follow the former scenario.',
  },
  'segments seen': { fr: 'Noter qu’un changement de segment a été vu.', en: 'Note that a change of segment was looked at.' },
  ...mailCommandTexts,
  ...letterCommandTexts,
  documents: { fr: 'Les documents des pièces.', en: 'The documents of items.' },
  'documents add': {
    fr: 'Joindre à une pièce facture, commande, bon de livraison signé ou conditions acceptées.',
    en: 'Add an invoice, order, signed delivery note or accepted terms to an item.',
  },
  'documents list': { fr: 'Lister les documents d’une pièce.', en: 'List the documents of an item.' },
  'documents get': { fr: 'Enregistrer un document d’une pièce.', en: 'Save a document of an item.' },
  interest: {
    fr: 'Calculer intérêts de retard et indemnité d’une pièce, hors ligne.',
    en: 'Compute late interest and indemnity of an item, offline.',
  },
  doctor: {
    fr: 'Dire quels services sont là, ce qui manque et que faire.',
    en: 'Tell which services are there, what is missing and what to do.',
  },
  ...keepingTexts,
  demo: { fr: 'Charger les exemples et regarder passer les semaines.', en: 'Load the samples and watch the weeks go by.' },
  export: {
    fr: 'Écrire les comptes, contacts, pièces, tâches, le journal ou l’audit dans un fichier.',
    en: 'Write the accounts, contacts, items, tasks, the journal or the audit log to a file.',
  },
  account: { fr: 'Les comptes clients.', en: 'The customers’ accounts.' },
  'account show': {
    fr: 'Montrer un compte, ses contacts et qui s’en occupe.',
    en: 'Show an account, its contacts and who looks after it.',
  },
  'account create': { fr: 'Créer un compte.', en: 'Create an account.' },
  'account set': { fr: 'Modifier un compte.', en: 'Change an account.' },
  contact: { fr: 'Les contacts d’un compte.', en: 'The contacts of an account.' },
  'contact add': { fr: 'Ajouter un contact.', en: 'Add a contact.' },
  'contact set': {
    fr: 'Modifier un contact ; une adresse corrigée lève ce qui l’attendait.',
    en: 'Change a contact; a corrected address lifts what waited for it.',
  },
  'contact remove': { fr: 'Retirer un contact.', en: 'Remove a contact.' },
  users: { fr: 'Les utilisateurs et leurs rôles.', en: 'The users and their roles.' },
  'users list': { fr: 'Lister qui peut agir, et comment.', en: 'List who may act, and how.' },
  'users add': {
    fr: 'Ajouter un utilisateur ; son mot de passe provisoire est montré une fois.',
    en: 'Add a user; the first password is shown once.',
  },
  'users roles': {
    fr: 'Changer le rôle d’un utilisateur ; ses sessions se terminent.',
    en: 'Change the role of a user; the sessions end.',
  },
  'users lock': { fr: 'Verrouiller l’accès d’un utilisateur.', en: 'Lock a user out.' },
  'users unlock': {
    fr: 'Rouvrir l’accès d’un utilisateur, ou après trop d’essais.',
    en: 'Let a user in again, also after too many attempts.',
  },
  'users remove': { fr: 'Retirer un utilisateur de l’entité.', en: 'Remove a user from the entity.' },
  'users reset-password': {
    fr: 'Refaire le mot de passe d’un utilisateur ; il est montré une fois.',
    en: 'Renew the password of a user; it is shown once.',
  },
  keys: { fr: 'Les clés d’API.', en: 'The API keys.' },
  'keys list': { fr: 'Lister les clés, leur rôle et leur dernier usage.', en: 'List the keys, their role and last use.' },
  'keys create': { fr: 'Créer une clé ; elle est montrée une fois.', en: 'Create a key; it is shown once.' },
  'keys revoke': { fr: 'Révoquer une clé, aussitôt.', en: 'Revoke a key, at once.' },
  absences: { fr: 'Les absences et les remplaçants.', en: 'Absences and substitutes.' },
  'absences list': { fr: 'Dire qui est ou sera absent, et qui remplace.', en: 'Tell who is or will be away, and who stands in.' },
  'absences add': {
    fr: 'Noter une absence et qui fait les tâches pendant ce temps.',
    en: 'Record an absence and who does the tasks meanwhile.',
  },
  'absences cancel': { fr: 'Annuler une absence.', en: 'Cancel an absence.' },
  audit: { fr: 'Dire qui a fait quoi, du plus récent au plus ancien.', en: 'Tell who did what, newest first.' },
  entity: { fr: 'L’entité créancière.', en: 'The creditor entity.' },
  'entity show': { fr: 'Montrer l’entité créancière où l’on travaille.', en: 'Show the creditor entity one works in.' },
  'entity list': { fr: 'Lister les entités où l’on peut travailler.', en: 'List the entities one may work in.' },
  'entity create': { fr: 'Créer une entité créancière de plus.', en: 'Create one more creditor entity.' },
  'entity use': { fr: 'Travailler désormais dans une autre entité.', en: 'Work in another entity from now on.' },
  'entity set': { fr: 'Enregistrer l’entité créancière depuis un fichier JSON.', en: 'Record the creditor entity from a JSON file.' },
};

/** What each option does, for `--help`. */
export const optionTexts = {
  entityName: { fr: 'nom de l’entité', en: 'name of the entity' },
  stopEverything: { fr: 'toutes les entités (administrateurs)', en: 'all entities (admins)' },
  stopScenario: { fr: 'ce scénario seulement', en: 'this scenario only' },
  stopChannel: { fr: 'ce canal seulement', en: 'this channel only' },
  stopSegment: { fr: 'ce segment seulement', en: 'this segment only' },
  switchReason: { fr: 'pourquoi', en: 'why' },
  coverageDays: { fr: 'nombre de jours montrés', en: 'number of days shown' },
  knownTo: { fr: 'dernier jour dont tous les règlements sont enregistrés', en: 'last day whose payments are all recorded' },
  printOutput: { fr: 'fichier PDF à créer, la liste à côté en .csv', en: 'PDF file to make, the list beside it as .csv' },
  mailState: { fr: 'seulement ceux dans cet état', en: 'only those in this state' },
  mailAside: { fr: 'le mettre de côté au lieu de nommer un dossier', en: 'set it aside instead of naming a case' },
  eventOn: { fr: 'jour où cela s’est passé (AAAA-MM-JJ)', en: 'day on which it happened (YYYY-MM-DD)' },
  proof: { fr: 'document qui le prouve (PDF, PNG ou JPEG)', en: 'document that proves it (PDF, PNG or JPEG)' },
  documentKind: {
    fr: 'nature : invoice, order, deliveryNote ou termsAccepted',
    en: 'kind: invoice, order, deliveryNote or termsAccepted',
  },
  dossierReason: { fr: 'pour qui, et pourquoi', en: 'for whom, and why' },
  dossierHandover: {
    fr: 'identifiant de la transmission enregistrée (relance facts)',
    en: 'id of the handing over that was recorded (relance facts)',
  },
  dossierItems: { fr: 'numéros des pièces (sinon toutes celles qui sont ouvertes)', en: 'numbers of the items (else all that are open)' },
  dossierOutput: { fr: 'fichier ZIP à écrire (sinon dossier-COMPTE.zip)', en: 'ZIP file to write (else dossier-ACCOUNT.zip)' },
  documentOutput: { fr: 'fichier à écrire', en: 'file to write' },
  proofOf: { fr: 'ce que le document prouve : deposit ou receipt', en: 'what the document proves: deposit or receipt' },
  removeNumber: { fr: 'retirer le numéro au lieu d’en donner un', en: 'take the number off instead of giving one' },
  postedOn: { fr: 'jour du dépôt à la poste (AAAA-MM-JJ)', en: 'day it was taken to the post (YYYY-MM-DD)' },
  json: { fr: 'résultat en JSON', en: 'result as JSON' },
  lang: { fr: 'langue : fr ou en', en: 'language: fr or en' },
  keyFile: { fr: 'fichier qui contient la clé d’API (sinon RELANCE_TOKEN)', en: 'file that holds the API key (else RELANCE_TOKEN)' },
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
  policy: { fr: 'fichier JSON : écart, plafond, heures, intérêts de retard', en: 'JSON file: gap, cap, hours, late interest' },
  startState: {
    fr: 'fichier JSON : ce qu’on sait le premier jour des comptes et des pièces',
    en: 'JSON file: what is known of accounts and items on the first day',
  },
  approve: { fr: 'accorder toute approbation une heure après sa demande', en: 'grant every approval an hour after it was asked' },
  entity: { fr: 'entité créancière (JSON) dont prendre les règles', en: 'creditor entity (JSON) whose rules to take' },
  from: { fr: 'premier jour (AAAA-MM-JJ)', en: 'first day (YYYY-MM-DD)' },
  to: { fr: 'dernier jour (AAAA-MM-JJ)', en: 'last day (YYYY-MM-DD)' },
  seed: { fr: 'graine des tirages', en: 'seed of what is drawn by lot' },
  simulate: { fr: 'scénarios à simuler : la question est posée hors ligne', en: 'scenarios to simulate: the question is asked offline' },
  on: { fr: 'ce qu’on savait ce jour-là (AAAA-MM-JJ)', en: 'what was known on that day (YYYY-MM-DD)' },
  account: { fr: 'code du compte, si le numéro n’est pas unique', en: 'code of the account, where the number is not unique' },
  state: { fr: 'open, done, expired ou withdrawn', en: 'open, done, expired or withdrawn' },
  case: { fr: 'tâches d’un dossier', en: 'tasks of one case' },
  note: { fr: 'note libre', en: 'free note' },
  what: { fr: 'ce qu’il faut écrire', en: 'what to write' },
  format: { fr: 'csv (tableur) ou json', en: 'csv (spreadsheet) or json' },
  output: { fr: 'fichier à créer (sinon relance-QUOI.csv)', en: 'file to make (else relance-WHAT.csv)' },
  kind: { fr: 'ce que c’est', en: 'what it is' },
  itemNumbers: { fr: 'numéros des pièces (sinon tout le dossier)', en: 'numbers of the items (else the whole case)' },
  allBut: { fr: 'toutes les pièces en chemin sauf celles-ci', en: 'all items on their way but these' },
  reason: { fr: 'motif', en: 'why' },
  key: { fr: 'clé choisie par l’appelant : redemander n’enregistre qu’une fois', en: 'key of the caller: asking again records once' },
  liftOn: { fr: 'premier jour sans (sinon aujourd’hui)', en: 'first day without it (else today)' },
  inError: { fr: 'n’aurait jamais dû être enregistré : aucun effet', en: 'should never have been recorded: no effect at all' },
  debtorClass: {
    fr: 'classe du débiteur : business, publicBuyer ou consumer',
    en: 'class of the debtor: business, publicBuyer or consumer',
  },
  amount: { fr: 'montant TTC impayé, en euros (1234.56)', en: 'unpaid amount with VAT, in euros (1234.56)' },
  due: { fr: 'échéance (AAAA-MM-JJ)', en: 'due date (YYYY-MM-DD)' },
  ...interestOptionTexts,
  paymentDays: { fr: 'délai de paiement convenu, en jours', en: 'days to pay that were agreed' },
  countedFrom: { fr: 'ce à partir de quoi il court', en: 'from when they are counted' },
  channels: { fr: 'les seuls canaux que le contact accepte', en: 'the only channels the contact accepts' },
  verified: { fr: 'l’adresse a été vérifiée', en: 'the address was verified' },
  erase: { fr: 'champs à effacer', en: 'fields to erase' },
  versionRead: {
    fr: 'version lue : refuser si quelqu’un a modifié le compte depuis',
    en: 'version that was read: refuse when somebody changed the account since',
  },
  until: { fr: 'dernier jour ouvré de la démonstration', en: 'last business day of the demo' },
  samples: { fr: 'dossier des exemples', en: 'folder of the samples' },
} as const satisfies Record<string, Localized>;
