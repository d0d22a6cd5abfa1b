import { formatLongDate } from '@relance/domain';
import type { MessageData } from '../message-data.js';
import { escape, lines } from './escape.js';
import { layoutWords, type LayoutWords } from './words.js';

type Address = MessageData['entity']['address'];

/** Words an address is printed with; the country only where it is not that of the creditor. */
export function addressLines(address: Address | undefined, homeCountry: string): string[] {
  if (address === undefined) return [];
  const place = `${address.postcode} ${address.city}`.trim();
  return [...address.lines, place, ...(address.country === homeCountry ? [] : [address.country])];
}

/** A SIREN in its usual groups of three; anything else as it is. */
function formatSiren(siren: string): string {
  return /^\d{9}$/.test(siren) ? siren.replace(/(\d{3})(\d{3})(\d{3})/, '$1\u00a0$2\u00a0$3') : siren;
}

/** The numbers a company is known by, each with its name. */
export function identifiers({ siren, vatNumber }: { siren?: string; vatNumber?: string }, words: LayoutWords): string[] {
  return [
    ...(siren === undefined ? [] : [`${words.siren} ${formatSiren(siren)}`]),
    ...(vatNumber === undefined ? [] : [`${words.vat} ${vatNumber}`]),
  ];
}

/** Who writes and to whom: both parties' names, forms, addresses and numbers; then date, reference and the debtor's account. HTML. */
export function letterhead(data: MessageData): string {
  const { entity, account, contact, sender, locale } = data;
  const words = layoutWords[locale];
  const home = entity.address.country;
  const addressee = contact.name === account.name ? undefined : [contact.civility, contact.name].filter(Boolean).join(' ');
  const from = lines([
    entity.legalForm,
    ...addressLines(entity.address, home),
    ...identifiers(entity, words),
    `${words.writtenBy}${words.colon} ${sender.name}, ${sender.function}`,
    `${sender.phone} · ${sender.email}`,
  ]);
  const to = lines([addressee, ...addressLines(account.address, home), ...identifiers(account, words)]);
  return `
    <table role="presentation" class="parties" cellpadding="0" cellspacing="0"><tbody><tr>
      <td class="party"><span class="name">${escape(entity.name)}</span><br>${from}</td>
      <td class="party"><span class="name">${escape(account.name)}</span><br>${to}</td>
    </tr></tbody></table>
    <p class="reference">${escape(capitalised(formatLongDate(data.sentOn, locale)))}<br>
    ${escape(words.reference)}${words.colon} ${escape(data.reference)}, ${escape(words.client)} ${escape(account.code)}</p>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The last line of every message: the creditor's legal form, capital, register and numbers. */
export function legalText({ entity, locale }: MessageData): string {
  const words = layoutWords[locale];
  const form = entity.capital === undefined ? entity.legalForm : `${entity.legalForm} ${words.capital} ${entity.capital}`;
  const parts = [entity.name, form, ...addressLines(entity.address, entity.address.country), entity.tradeRegister];
  return [...parts, ...identifiers(entity, words)].filter((part) => part !== undefined && part !== '').join(' · ');
}

/** {@link legalText} as HTML. */
export function legalLine(data: MessageData): string {
  return escape(legalText(data));
}
