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

/** Where to pay: holder, bank, IBAN and BIC of each payee account once, and what to quote: the reference and the numbers paid. HTML. */
export function bankDetails(data: MessageData): string {
  const words = layoutWords[data.locale];
  const seen = new Map(data.totals.map((total) => [total.payeeAccountId, total]));
  const accounts = [...seen.values()].map(({ holder, bank, iban, bic }) =>
    lines([
      `${words.holder}${words.colon} ${holder}`,
      `${words.bank}${words.colon} ${bank}`,
      `${words.iban}${words.colon} ${formatIban(iban)}`,
      `${words.bic}${words.colon} ${bic}`,
    ]),
  );
  const quote = data.items.length === 1 ? words.quote.one : words.quote.many;
  const label = `${escape(words.label)}${words.colon} ${escape(data.reference)}, ${escape(quote)}`;
  return `<h2>${escape(words.bankDetails)}</h2><div class="bank">${[...accounts, label].join('<br>')}</div>`;
}
