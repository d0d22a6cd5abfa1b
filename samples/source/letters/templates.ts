import type { Template } from '@relance/schemas';
import { classicShort, classicWithCall } from './classic.js';
import { consumer } from './consumer.js';
import { keyAccount } from './key-account.js';
import { publicBody } from './public-body.js';
import { rejectedDebit } from './rejected-debit.js';
import { risky } from './risky.js';
import { sixtyDays } from './sixty-days.js';
import { sme } from './sme.js';
import { reachUs, reachUsOnPaper, request, requestOnPaper, type Both } from '../paragraphs.js';

const letters = [
  ...sme,
  ...keyAccount,
  ...publicBody,
  ...risky,
  ...sixtyDays,
  ...rejectedDebit,
  ...consumer,
  ...classicShort,
  ...classicWithCall,
];

/** Messages that go by post where no e-mail can leave, word for word. */
const alsoByPost = new Set([
  'pme-faible-risque-second',
  'echeance-60-jours-second',
  'client-a-risque-last',
  'rejet-de-prelevement-last',
  'classique-courte-second',
  'classique-avec-appel-first',
]);

const byPost = letters
  .filter(({ id }) => alsoByPost.has(id))
  .map((letter) => ({ ...letter, id: `${letter.id}-by-post`, channel: 'letter' as const }));

/** A text that goes by post, without the words of a message one replies to. */
function onPaper(body: Both): Both {
  const said = (locale: 'fr' | 'en'): string =>
    body[locale].replace(reachUs[locale], reachUsOnPaper[locale]).replace(request[locale], requestOnPaper[locale]);
  return { fr: said('fr'), en: said('en') };
}

/** Every letter of the default scenarios in both languages, version 1. */
export const templates: readonly Template[] = [...letters, ...byPost].flatMap((letter) =>
  (['fr', 'en'] as const).map((locale) => ({
    id: letter.id,
    version: 1,
    channel: letter.channel,
    locale,
    ...(letter.subject === undefined ? {} : { subject: letter.subject[locale] }),
    body: (letter.channel === 'letter' ? onPaper(letter.body) : letter.body)[locale],
  })),
);
