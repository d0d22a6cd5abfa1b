import type { IssueView, Problem } from '@relance/schemas';

/** Every refusal of the API: its HTTP status and its two texts; `{name}` is filled from the error's parameters. */
export const errorTable = {
  RLC_INVALID_INPUT: { status: 400, fr: 'La demande contient des erreurs.', en: 'The request has faults.' },
  RLC_UNREADABLE_BODY: { status: 400, fr: 'Le contenu de la demande est illisible.', en: 'The body of the request cannot be read.' },
  RLC_FILE_MISSING: { status: 400, fr: 'Aucun fichier n’a été envoyé.', en: 'No file was sent.' },
  RLC_SIGN_IN_NEEDED: { status: 401, fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' },
  RLC_SIGN_IN_FAILED: {
    status: 401,
    fr: 'Adresse e-mail ou mot de passe inconnus.',
    en: 'Unknown e-mail address or password.',
  },
  RLC_ROLE_MISSING: { status: 403, fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this.' },
  RLC_ACCESS_LOCKED: {
    status: 403,
    fr: 'Votre accès est verrouillé : adressez-vous à un administrateur.',
    en: 'Your access is locked: ask an administrator.',
  },
  RLC_PASSWORD_CHANGE_NEEDED: {
    status: 403,
    fr: 'Choisissez d’abord votre propre mot de passe.',
    en: 'Choose a password of your own first.',
  },
  RLC_NOT_SIGNED: {
    status: 403,
    fr: 'Cet appel n’est pas signé par le prestataire.',
    en: 'This call is not signed by the provider.',
  },
  RLC_CSRF: {
    status: 403,
    fr: 'La page a expiré : rechargez-la et recommencez.',
    en: 'The page has expired: reload it and try again.',
  },
  RLC_NOT_FOUND: { status: 404, fr: 'Introuvable : {what}.', en: 'Not found: {what}.' },
  RLC_ALREADY_SET_UP: {
    status: 409,
    fr: 'La première installation est déjà faite : connectez-vous.',
    en: 'The first set-up is already done: sign in.',
  },
  RLC_ACCOUNT_EXISTS: { status: 409, fr: 'Le compte {code} existe déjà.', en: 'The account {code} exists already.' },
  RLC_USER_EXISTS: {
    status: 409,
    fr: '{email} est déjà utilisateur de cette entité.',
    en: '{email} is already a user of this entity.',
  },
  RLC_LAST_ADMIN: {
    status: 409,
    fr: 'C’est le dernier administrateur de l’entité : nommez-en un autre d’abord.',
    en: 'This is the last administrator of the entity: name another one first.',
  },
  RLC_USER_ELSEWHERE: {
    status: 409,
    fr: 'Cette personne travaille aussi dans une autre entité : seul un administrateur de toutes ses entités peut refaire son mot de passe.',
    en: 'This person also works in another entity: only an administrator of all of them can renew the password.',
  },
  RLC_VIEWS_CHANGED: {
    status: 409,
    fr: 'Vos vues ont changé dans une autre fenêtre : elles viennent d’être relues, recommencez.',
    en: 'Your views changed in another window: they were read again, try once more.',
  },
  RLC_CHANGED_MEANWHILE: {
    status: 409,
    fr: 'Modifié entre-temps par {who} (le {when} UTC) : relisez la version {version}, puis recommencez.',
    en: 'Changed meanwhile by {who} ({when} UTC): read version {version}, then try again.',
  },
  RLC_FULL_NEEDS_CONFIRMATION: {
    status: 409,
    fr: 'Ce fichier complet fermerait {closing} pièces ouvertes sur {open}, soit plus de 20 %. Confirmez pour continuer.',
    en: 'This complete file would close {closing} of {open} open items, more than 20 %. Confirm to continue.',
  },
  RLC_IMPORT_RUNNING: {
    status: 409,
    fr: 'Un import est déjà en cours : attendez sa fin.',
    en: 'An import is already running: wait until it ends.',
  },
  RLC_TASK_CLOSED: {
    status: 409,
    fr: 'Cette tâche n’est plus ouverte : elle est {state}.',
    en: 'This task is no longer open: it is {state}.',
  },
  RLC_BATCH_NOT_PRINTED: {
    status: 409,
    fr: 'Le lot {batch} n’est pas imprimé : imprimez-le d’abord.',
    en: 'Batch {batch} is not printed: print it first.',
  },
  RLC_SAME_KEY_RUNNING: {
    status: 409,
    fr: 'La même demande est en cours de traitement.',
    en: 'The same request is being processed.',
  },
  RLC_FILE_TOO_LARGE: { status: 413, fr: 'Le fichier dépasse {megabytes} Mo.', en: 'The file exceeds {megabytes} MB.' },
  RLC_UNSUPPORTED_MEDIA: { status: 415, fr: 'Ce type de contenu n’est pas accepté ici.', en: 'This type of content is not accepted here.' },
  RLC_FILE_UNREADABLE: { status: 422, fr: 'Le fichier ne peut pas être lu.', en: 'The file cannot be read.' },
  RLC_NOTHING_TO_SHOW: {
    status: 422,
    fr: 'Ce message ne peut pas être montré : il ne partirait pas.',
    en: 'This message cannot be shown: it would not leave.',
  },
  RLC_TEMPLATE_CHANGED: {
    status: 409,
    fr: 'Ce scénario est déjà publié avec un autre texte de {templates}. Donnez au modèle modifié la version suivante.',
    en: 'This scenario is already published with another text of {templates}. Give the changed template its next version.',
  },
  RLC_SCENARIO_FAULTY: {
    status: 422,
    fr: 'Le scénario ne peut pas être publié : {count} erreurs à corriger.',
    en: 'The scenario cannot be published: {count} errors to correct.',
  },
  RLC_OUTCOME_UNKNOWN: {
    status: 422,
    fr: 'Résultat inconnu pour cette tâche : {outcome}. Possibles : {allowed}.',
    en: 'Unknown outcome for this task: {outcome}. Possible: {allowed}.',
  },
  RLC_KEY_REUSED: {
    status: 422,
    fr: 'Cette clé d’idempotence a déjà servi à une autre demande.',
    en: 'This idempotency key was already used for another request.',
  },
  RLC_LOCKED: {
    status: 423,
    fr: 'Trop d’essais : réessayez dans {minutes} minutes.',
    en: 'Too many attempts: try again in {minutes} minutes.',
  },
  RLC_TOO_MANY: { status: 429, fr: 'Trop de demandes : patientez un instant.', en: 'Too many requests: wait a moment.' },
  RLC_INTERNAL: {
    status: 500,
    fr: 'Une erreur inattendue s’est produite. Rien n’a été perdu ; réessayez.',
    en: 'Something unexpected happened. Nothing was lost; try again.',
  },
  RLC_SERVICE_MISSING: { status: 503, fr: 'Service indisponible : {services}.', en: 'Service unavailable: {services}.' },
} as const satisfies Record<string, { status: number; fr: string; en: string }>;

/** A code of {@link errorTable}. */
export type ErrorCode = keyof typeof errorTable;

/** What an error carries beside its code. */
export interface ErrorDetails {
  params?: Readonly<Record<string, string | number>>;
  issues?: readonly IssueView[];
  counts?: Readonly<Record<string, number>>;
}

/** A refusal on purpose: becomes a problem document; anything else thrown becomes RLC_INTERNAL. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** The problem document of a refusal (RFC 9457). */
export function toProblem(code: ErrorCode, details: ErrorDetails = {}): Problem {
  const entry = errorTable[code];
  const en = fill(entry.en, details.params ?? {});
  return {
    type: `urn:relance:problem:${code}`,
    title: en,
    status: entry.status,
    code,
    fr: fill(entry.fr, details.params ?? {}),
    en,
    issues: [...(details.issues ?? [])],
    ...(details.counts === undefined ? {} : { counts: { ...details.counts } }),
  };
}

/** An issue of something that is one part of a request, with the place where the request says it: `body/on` of the promise is `body/promise/on`. */
export function issueWithin(part: string, issue: IssueView): IssueView {
  const { path } = issue as { path?: unknown };
  return { ...issue, path: typeof path === 'string' ? path.replace(/^body/, `body/${part}`) : `body/${part}` };
}
