import { formatCellAmount, type Locale } from '@relance/domain';
import { writeCsv } from '@relance/imports';
import { traitsOf, type LetterView, type Localized } from '@relance/schemas';

/** One column of the list. */
interface Column {
  title: Localized;
  cell: (letter: LetterView, position: number, locale: Locale) => string;
}

const yesOrNo: Readonly<Record<Locale, readonly [yes: string, no: string]>> = { fr: ['oui', 'non'], en: ['yes', 'no'] };

/** Whether a letter is registered: its deadline runs from its presentation. */
function registeredCell({ channel }: LetterView, locale: Locale): string {
  const [yes, no] = yesOrNo[locale];
  return traitsOf(channel)?.deadlineRunsFrom === 'presentation' ? yes : no;
}

function amountCell({ totals: [first] }: LetterView, locale: Locale): string {
  return first === undefined ? '' : formatCellAmount(first.cents, first.currency, locale);
}

/** The list that goes with a printed batch; the identifier names a letter when proofs are recorded. */
const columns: readonly Column[] = [
  { title: { fr: 'N°', en: 'No.' }, cell: (_letter, position) => String(position) },
  { title: { fr: 'Page', en: 'Page' }, cell: ({ fromPage = 0 }) => String(fromPage) },
  { title: { fr: 'Pages', en: 'Pages' }, cell: ({ pages }) => String(pages) },
  { title: { fr: 'Code client', en: 'Account' }, cell: ({ accountCode }) => accountCode },
  { title: { fr: 'Destinataire', en: 'Addressee' }, cell: ({ accountName }) => accountName },
  { title: { fr: 'Adresse', en: 'Address' }, cell: ({ addressee }) => addressee.split('\n').join(', ') },
  { title: { fr: 'Recommandé', en: 'Registered' }, cell: (letter, _position, locale) => registeredCell(letter, locale) },
  { title: { fr: 'Affranchissement (g)', en: 'Postage up to (g)' }, cell: ({ upToGrams = '' }) => String(upToGrams) },
  { title: { fr: 'Montant', en: 'Amount' }, cell: (letter, _position, locale) => amountCell(letter, locale) },
  { title: { fr: 'Devise', en: 'Currency' }, cell: ({ totals: [first] }) => first?.currency ?? '' },
  { title: { fr: 'Identifiant', en: 'Identifier' }, cell: ({ dispatchId }) => dispatchId },
];

/**
 * The letters in a PDF, one line each, in its order: what is franked, posted and filed by. CSV with semicolons and a byte order mark, no cell that a
 * spreadsheet takes for a formula.
 */
export async function batchList(letters: readonly LetterView[], locale: Locale): Promise<Uint8Array> {
  const header = columns.map(({ title }) => title[locale]);
  const rows = letters.map((letter, index) => columns.map(({ cell }) => cell(letter, index + 1, locale)));
  const pieces: string[] = [];
  for await (const piece of writeCsv(header, rows)) pieces.push(piece);
  return Buffer.from(pieces.join(''), 'utf8');
}
