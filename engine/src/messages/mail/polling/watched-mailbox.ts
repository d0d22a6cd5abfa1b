import type { ImapSettings, MailboxProblem } from '@relance/channels';
import type { MailboxState } from '@relance/schemas';

/** Why a mailbox is not read: as the conversation went, or its entity does not exist. */
type Problem = MailboxProblem | 'entityUnknown';

/** A mailbox that is read, and how that goes; instants are real ones, epoch milliseconds. */
export interface WatchedMailbox {
  readonly settings: ImapSettings;
  /** Looks in a row that failed. */
  failures: number;
  problem?: Problem;
  /** The last look that came to its end. */
  readAt?: number;
  failingSince?: number;
  tooLarge: number;
}

const texts: Readonly<Record<Problem, { fr: string; en: string }>> = {
  notReached: {
    fr: 'Le serveur ne répond pas : vérifiez son adresse et son port.',
    en: 'The server does not answer: check its address and port.',
  },
  signInRefused: {
    fr: 'Le serveur refuse l’utilisateur ou le mot de passe : corrigez RELANCE_IMAP_URL.',
    en: 'The server refuses the user or the password: correct RELANCE_IMAP_URL.',
  },
  folderMissing: {
    fr: 'Le dossier à lire, ou celui où déplacer les messages, manque ; ou le serveur ne sait pas déplacer.',
    en: 'The folder to read, or the one to move mails to, is missing; or the server cannot move.',
  },
  lost: {
    fr: 'La connexion a été perdue en route : rien n’est perdu, la lecture reprend.',
    en: 'The connection was lost: nothing is lost, reading goes on.',
  },
  notMarked: {
    fr: 'Des messages repris n’ont pu être marqués comme lus : ils seront relus, sans effet double.',
    en: 'Mails taken could not be marked as read: they are read again, with no double effect.',
  },
  notTaken: {
    fr: 'Un message n’a pu être enregistré : il reste non lu et sera repris.',
    en: 'A mail could not be kept: it stays unread and is taken again.',
  },
  entityUnknown: {
    fr: 'L’entité nommée dans RELANCE_IMAP_URL n’existe pas.',
    en: 'The entity named in RELANCE_IMAP_URL does not exist.',
  },
};

/** A mailbox not looked into yet. */
export function watchedMailbox(settings: ImapSettings): WatchedMailbox {
  return { settings, failures: 0, tooLarge: 0 };
}

/** The mailboxes of an entity as shown: where they are, never who signs in. */
export function mailboxStates(mailboxes: readonly WatchedMailbox[], entityId: string): MailboxState[] {
  return mailboxes
    .filter(({ settings }) => settings.entityId === entityId)
    .map(({ settings: { host, folder }, problem, readAt, failingSince, tooLarge }) => ({
      host,
      folder,
      state: problem !== undefined ? 'failing' : readAt === undefined ? 'starting' : 'read',
      tooLarge,
      ...(readAt === undefined ? {} : { readAt }),
      ...(failingSince === undefined ? {} : { failingSince }),
      ...(problem === undefined ? {} : { problem: { code: problem, ...texts[problem] } }),
    }));
}
