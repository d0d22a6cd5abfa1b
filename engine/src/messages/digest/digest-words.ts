import { formatLongDate, formatMoney, isCivilDate } from '@relance/domain';
import { channelWord } from '@relance/scenario';
import type { OutgoingMessage } from '@relance/schemas';
import { escapedText } from '@relance/templates';
import type { CopiedMessage } from './digest-lines.js';

const words = {
  fr: {
    subject: (day: string, count: number) => `Relances du ${day} : ${String(count)} ${count > 1 ? 'messages' : 'message'}`,
    intro: 'Ces messages sont partis ce jour-là ; vous en êtes en copie.',
    columns: ['Client', 'Message', 'Canal', 'À', 'Montant demandé'],
  },
  en: {
    subject: (day: string, count: number) => `Reminders of ${day}: ${String(count)} ${count > 1 ? 'messages' : 'message'}`,
    intro: 'These messages left on that day; you are copied on them.',
    columns: ['Customer', 'Message', 'Channel', 'To', 'Amount asked'],
  },
} as const;

function cellsOf({ dispatch, account }: CopiedMessage, locale: 'fr' | 'en'): string[] {
  const { subject = '', channel, recipient = '', askedTotals = [] } = dispatch;
  const amounts = askedTotals.map(({ cents, currency }) => formatMoney(cents, currency, locale)).join(', ');
  return [`${account.code} ${account.name}`, subject, channelWord(channel, locale), recipient.replaceAll('\n', ', '), amounts];
}

/** The digest of a day in words: what left to whom about what, one line each, oldest first; as a page and as plain text. */
export function digestWords(
  on: string,
  messages: readonly CopiedMessage[],
  locale: 'fr' | 'en',
): Pick<OutgoingMessage, 'subject' | 'html' | 'text'> {
  const { subject, intro, columns } = words[locale];
  const day = isCivilDate(on) ? formatLongDate(on, locale) : on;
  const rows = messages.map((message) => cellsOf(message, locale));
  const row = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapedText(cell)}</${tag}>`).join('')}</tr>`;
  return {
    subject: subject(day, messages.length),
    html: `<p>${escapedText(intro)}</p><table>${row(columns, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`,
    text: [intro, '', ...rows.map((cells) => `- ${cells.filter((cell) => cell !== '').join(' · ')}`)].join('\n'),
  };
}
