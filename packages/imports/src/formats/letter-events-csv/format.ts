import type { CivilDate } from '@relance/domain';
import type { FormatStudy, ImportFormat } from '../../reading/import-format.js';
import type { RowReader } from '../../reading/row-reader.js';
import { letterWords, readLetterWord, type LetterWord } from '../../values/letter-words.js';
import { letterEventFields } from './fields.js';

/** What the post says of one letter, or the number it gave it; absent = the list says nothing. */
export interface LetterEventRow {
  /** As the list writes it. */
  number: string;
  /** Identifier of the letter that bears the number. */
  letter?: string;
  event?: { word: LetterWord; date: CivilDate };
  note?: string;
}

function mapEvent(reader: RowReader): LetterEventRow[] {
  const row: LetterEventRow = { number: reader.required('number') };
  const letter = reader.text('letter');
  const said = reader.text('event');
  const note = reader.text('note');
  if (letter !== '') row.letter = letter;
  if (note !== '') row.note = note;
  if (said === '' && letter !== '') return [row];
  const word = readLetterWord(said);
  if (said === '') reader.fault('valueMissing', 'event');
  else if (word === undefined) reader.fault('eventUnknown', 'event', letterWords.join(', '));
  const date = reader.date('date');
  if (date === undefined && reader.text('date') === '') reader.fault('valueMissing', 'date', '31/01/2026');
  if (word !== undefined && date !== undefined) row.event = { word, date };
  return [row];
}

/** Lists of the post: one row per letter and event, or per letter and the number given to it. */
export const letterEventsCsv: ImportFormat<LetterEventRow> & { readonly id: 'letter-events-csv' } = {
  id: 'letter-events-csv',
  fields: letterEventFields,
  requirements: [['number'], ['event', 'letter']],
  anchor: 'number',
  startStudy: (): FormatStudy => ({ observe: () => undefined, conclude: () => ({ faults: [], warnings: [] }) }),
  skip: () => undefined,
  map: mapEvent,
  amountOf: () => undefined,
};
