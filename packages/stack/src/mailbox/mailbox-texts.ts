/** The words of the mailbox's pages. */
export interface MailboxTexts {
  language: 'fr' | 'en';
  title: string;
  lead: string;
  empty: string;
  count(mails: number): string;
  from: string;
  to: string;
  subject: string;
  received: string;
  size: string;
  noSubject: string;
  back: string;
  html: string;
  text: string;
  attachments: string;
  raw: string;
  none: string;
  notFound: string;
  search: string;
  newer: string;
  older: string;
}

const FRENCH: MailboxTexts = {
  language: 'fr',
  title: 'Boîte d’essai',
  lead: 'Les e-mails envoyés par Relance arrivent ici. Aucun ne quitte cette machine.',
  empty: 'Aucun e-mail pour l’instant. Les relances apparaîtront ici dès leur envoi.',
  count: (mails) => (mails > 1 ? `${mails.toLocaleString('fr-FR')} e-mails` : `${mails} e-mail`),
  from: 'De',
  to: 'À',
  subject: 'Objet',
  received: 'Reçu le',
  size: 'Taille',
  noSubject: '(sans objet)',
  back: 'Tous les e-mails',
  html: 'Mise en page',
  text: 'Texte',
  attachments: 'Pièces jointes',
  raw: 'Message brut',
  none: 'aucune',
  notFound: 'Cet e-mail n’existe pas dans la boîte d’essai.',
  search: 'Chercher un destinataire ou un objet',
  newer: 'Plus récents',
  older: 'Plus anciens',
};

const ENGLISH: MailboxTexts = {
  language: 'en',
  title: 'Test mailbox',
  lead: 'E-mails sent by Relance arrive here. None leaves this machine.',
  empty: 'No e-mail yet. Reminders will appear here as soon as they are sent.',
  count: (mails) => (mails === 1 ? '1 e-mail' : `${mails.toLocaleString('en-GB')} e-mails`),
  from: 'From',
  to: 'To',
  subject: 'Subject',
  received: 'Received',
  size: 'Size',
  noSubject: '(no subject)',
  back: 'All e-mails',
  html: 'As laid out',
  text: 'Text',
  attachments: 'Attachments',
  raw: 'Raw message',
  none: 'none',
  notFound: 'There is no such e-mail in the test mailbox.',
  search: 'Search a recipient or a subject',
  newer: 'Newer',
  older: 'Older',
};

/** The words for a reader, by the first of French and English in Accept-Language; French when it names neither. */
export function mailboxTexts(acceptLanguage: string | undefined): MailboxTexts {
  const first = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => entry.trim().slice(0, 2).toLowerCase())
    .find((language) => language === 'fr' || language === 'en');
  return first === 'en' ? ENGLISH : FRENCH;
}
