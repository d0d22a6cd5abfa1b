import type { MessageData } from '../message-data.js';
import { bankDetails } from './bank-details.js';
import { escape, lines } from './escape.js';
import { legalLine, letterhead } from './letterhead.js';
import { formalClosing } from './salutation.js';
import { statement } from './statement.js';
import { styleSheet } from './styles.js';
import { layoutWords } from './words.js';

/** Colour of a creditor that has none of its own. */
export const defaultBrandColour = '#1f3a5f';

/** Level from which the closing is formal. */
const formalLevel = 3;

/** What the layout needs to know about the body it surrounds. */
export interface LaidBody {
  html: string;
  subject: string;
  statementPlaced: boolean;
  bankDetailsPlaced: boolean;
}

/**
 * The whole letter around a template's body, as HTML with its style sheet still in the head: letterhead, reference, body, the statement
 * and the bank details where the body did not place them, closing and signature of a named person, legal line.
 */
export function layout(data: MessageData, body: LaidBody): string {
  const { entity } = data;
  return `<!doctype html>
<html lang="${data.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(body.subject)}</title><style>${styleSheet(entity.brandColour ?? defaultBrandColour)}</style></head>
<body><div class="page"><div class="sheet"><div class="inner">
${letterhead(data)}
${body.html}
${body.statementPlaced ? '' : statement(data)}
${body.bankDetailsPlaced ? '' : bankDetails(data)}
<p>${escape(data.level >= formalLevel ? formalClosing(data) : layoutWords[data.locale].regards)}</p>
<p class="signature">${lines(signatureOf(data))}</p>
</div><div class="legal">${legalLine(data)}</div></div></div></body></html>`;
}

/** Who signs, and how to reach them; one text a line, the name first. */
export function signatureOf({ locale, sender, entity }: MessageData): string[] {
  const words = layoutWords[locale];
  return [
    sender.name,
    sender.function,
    `${entity.name}, ${words.department}`,
    `${words.direct}${words.colon} ${sender.phone}`,
    sender.email,
  ];
}

/** Whether every item is paid: a thank-you asks for nothing and has no total (law 23). */
function isThanksOnly({ items }: MessageData): boolean {
  return items.length > 0 && items.every(({ role }) => role === 'settled');
}

/** Facts every message needs whatever its template says; the names of those that are absent. */
export function missingLayoutFacts(data: MessageData): string[] {
  const facts: [string, unknown][] = [
    ['entity.name', data.entity.name],
    ['entity.legalForm', data.entity.legalForm],
    ['entity.siren', data.entity.siren],
    ['entity.address.city', data.entity.address.city],
    ['account.name', data.account.name],
    ['contact.name', data.contact.name],
    ['sender.name', data.sender.name],
    ['sender.function', data.sender.function],
    ['sender.email', data.sender.email],
    ['sender.phone', data.sender.phone],
    ['reference', data.reference],
    ['sentOn', data.sentOn],
    ['items', data.items.length],
    ...(isThanksOnly(data) ? [] : [['totals', data.totals.length] satisfies [string, unknown]]),
    ...data.totals.flatMap(({ iban, bic, holder }): [string, unknown][] => [
      ['totals[].iban', iban],
      ['totals[].bic', bic],
      ['totals[].holder', holder],
    ]),
    ...data.items.flatMap(({ number, dueDate }): [string, unknown][] => [
      ['items[].number', number],
      ['items[].dueDate', dueDate],
    ]),
  ];
  // facts come from records that may be older than their schema: an empty text or a zero count is as missing as none
  return [
    ...new Set(facts.filter(([, value]) => value === undefined || value === null || value === '' || value === 0).map(([name]) => name)),
  ];
}
