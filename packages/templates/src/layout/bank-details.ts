import type { MessageData } from '../message-data.js';
import { escape, lines } from './escape.js';
import { layoutWords } from './words.js';

/** An IBAN in groups of four, as it is read aloud. */
function formatIban(iban: string): string {
  return iban
    .replace(/\s+/g, '')
    .replace(/(.{4})(?=.)/g, '$1 ')
    .toUpperCase();
}

/** Where to pay: holder, bank, IBAN and BIC of each payee account once, and what to quote: the reference and the numbers paid; one text a line. */
export function bankLines(data: MessageData): string[] {
  const words = layoutWords[data.locale];
  const seen = new Map(data.totals.map((total) => [total.payeeAccountId, total]));
  const accounts = [...seen.values()].flatMap(({ holder, bank, iban, bic }) => [
    `${words.holder}${words.colon} ${holder}`,
    `${words.bank}${words.colon} ${bank}`,
    `${words.iban}${words.colon} ${formatIban(iban)}`,
    `${words.bic}${words.colon} ${bic}`,
  ]);
  const quote = data.items.length === 1 ? words.quote.one : words.quote.many;
  return [...accounts, `${words.label}${words.colon} ${data.reference}, ${quote}`];
}

/** {@link bankLines} under their title, as HTML; nothing where no payment is asked for (law 23). */
export function bankDetails(data: MessageData): string {
  if (data.totals.length === 0) return '';
  return `<h2>${escape(layoutWords[data.locale].bankDetails)}</h2><div class="bank">${lines(bankLines(data))}</div>`;
}
