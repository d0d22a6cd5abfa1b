import type { ImportFormat } from '../../reading/import-format.js';
import type { RowReader } from '../../reading/row-reader.js';
import type { SkipReason } from '../../reading/skip-reason.js';
import { foldText } from '../../values/fold-text.js';
import { saysNo } from '../../values/words.js';
import { openItemFields } from './fields.js';
import type { ItemRow } from './item-row.js';
import { mapItem } from './map.js';
import { startItemStudy } from './study.js';
import type { ItemStudy } from './study.js';

function isClosed(reader: RowReader): boolean {
  return (
    saysNo(reader.text('openFlag')) ||
    /^(paid|payee?|reglee?|reversed|extournee?|cancell?ed|annulee?)$/.test(foldText(reader.text('paymentStatus')))
  );
}

function skipItem(reader: RowReader, study: ItemStudy): SkipReason | undefined {
  if (isClosed(reader)) return 'closed';
  return study.repeats(reader) ? 'repeatedDocument' : undefined;
}

/** Lists of open items: one row per invoice, instalment or credit note, with what is still owed of it. */
export const openItemsCsv: ImportFormat<ItemRow, ItemStudy> & { readonly id: 'open-items-csv' } = {
  id: 'open-items-csv',
  fields: openItemFields,
  requirements: [['number'], ['dueDate'], ['outstandingCents', 'debit', 'credit']],
  anchor: 'number',
  totalField: 'outstandingCents',
  startStudy: startItemStudy,
  skip: skipItem,
  map: mapItem,
  amountOf: ({ currency, outstandingCents }) => ({ currency, cents: outstandingCents }),
};
