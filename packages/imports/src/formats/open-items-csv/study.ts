import type { FileLayout } from '../../columns/find-layout.js';
import type { Fault, FileFaultCode, WarningCode } from '../../faults/fault.js';
import { createDocumentRegister } from '../../reading/document-register.js';
import type { FormatStudy, ImportOptions } from '../../reading/import-format.js';
import type { RowReader } from '../../reading/row-reader.js';
import { foldText } from '../../values/fold-text.js';
import { isNegativeAmount } from '../../values/read-amount.js';
import { readItemType } from '../../values/words.js';
import type { ItemRow } from './item-row.js';
import { createSignStudy } from './sign-study.js';
import { createAccountHeadings } from './account-headings.js';

/** Fields that need no reading: their text is what the record holds. */
const passedThroughFields = [
  'accountName',
  'segment',
  'buyerReference',
  'orderNumber',
  'serviceCode',
  'payerCode',
  'collector',
  'salesRep',
  'paymentTerms',
  'territory',
] as const satisfies readonly (keyof ItemRow)[];
type PassedThroughField = (typeof passedThroughFields)[number];

/** What all rows of an open-items list together say. */
export interface ItemStudy extends FormatStudy {
  readonly options: ImportOptions;
  /** Fields with a column whose text is taken as it is. */
  readonly passedThrough: readonly PassedThroughField[];
  readonly hasIdentifiers: boolean;
  readonly hasAddress: boolean;
  /** Whether a debt has a minus in this file: then every sign is turned. */
  debtIsNegative(): boolean;
  /** Whether credit notes, named as such, have a plus in this file (before any turning). */
  creditNotesArePositive(): boolean;
  /** Whether another row says something else about the document of this row. */
  contradicts(reader: RowReader): boolean;
  /** Whether an earlier row said the very same about the document of this row; each row is asked once. */
  repeats(reader: RowReader): boolean;
  /** The code of the account named by a heading line above or below the row. */
  headingAccount(line: number): string | undefined;
  /** The amount column is a document total: what was paid of it is not known. */
  readonly balanceFromTotal: boolean;
}

/** Whether the row states a credit, before any turning of signs: by a minus, by the side column, or by the credit column. */
function statesCredit(reader: RowReader): boolean {
  const outstanding = reader.text('outstandingCents');
  if (outstanding === '') return reader.text('debit') === '' && reader.text('credit') !== '';
  return isNegativeAmount(outstanding) !== isCreditSide(reader.text('side'));
}

/** Whether a debit-or-credit cell says credit: C, credit, H (haben), 1 in Sage (0 is debit), -1. */
export function isCreditSide(text: string): boolean {
  return text !== '' && /^(c|cr|cr[eé]dit|h|1|-1)$/i.test(text);
}

function documentKey(reader: RowReader): string {
  const type = reader.text('type');
  const kind = type === '' ? String(statesCredit(reader)) : type;
  const account = reader.text('accountCode') || reader.text('accountName');
  return `${account}\u0000${kind}\u0000${reader.text('number')}\u0000${reader.text('instalmentOrdinal')}`;
}

function documentContent(reader: RowReader): string {
  const amount = `${reader.text('outstandingCents')}\u0000${reader.text('debit')}\u0000${reader.text('credit')}`;
  return `${amount}\u0000${reader.text('currency')}\u0000${reader.text('dueDate')}`;
}

function fileWarnings(layout: FileLayout, balanceFromTotal: boolean): Fault<WarningCode>[] {
  const warnings: Fault<WarningCode>[] = [];
  const headerOf = (field: string): string => layout.header[layout.columns.get(field) ?? -1] ?? field;
  if (!layout.columns.has('accountCode') && layout.columns.has('accountName')) {
    warnings.push({ code: 'accountCodeFromName', line: layout.headerLine, column: headerOf('accountName') });
  }
  if (balanceFromTotal) warnings.push({ code: 'balanceFromTotal', line: layout.headerLine, column: headerOf('outstandingCents') });
  return warnings;
}

const TOTAL_HEADERS: ReadonlySet<string> = new Set(['Montant TTC', 'Total TTC', 'Total', 'Total Signed', 'Total signé'].map(foldText));

function takesTotalForBalance(layout: FileLayout, options: ImportOptions): boolean {
  const header = layout.header[layout.columns.get('outstandingCents') ?? -1] ?? '';
  return options.mapping?.columns['outstandingCents'] === undefined && TOTAL_HEADERS.has(foldText(header));
}

/** Starts the study of one open-items list: signs, documents listed twice, accounts named by heading lines. */
export function startItemStudy(layout: FileLayout, options: ImportOptions): ItemStudy {
  const register = createDocumentRegister();
  const headings = createAccountHeadings();
  const signs = createSignStudy(options.mapping?.sign);
  const balanceFromTotal = takesTotalForBalance(layout, options);
  const accountFree = !layout.columns.has('accountCode') && !layout.columns.has('accountName');
  let keyed: { record: unknown; key: string } = { record: undefined, key: '' };
  const keyOf = (reader: RowReader): string => {
    if (keyed.record !== reader.record) keyed = { record: reader.record, key: documentKey(reader) };
    return keyed.key;
  };

  function conclude(): { faults: Fault<FileFaultCode>[]; warnings: Fault<WarningCode>[] } {
    const faults: Fault<FileFaultCode>[] = signs.faults();
    if (accountFree && headings.count() === 0) {
      faults.push({
        code: 'columnMissing',
        line: layout.headerLine,
        column: 'accountCode',
        expected: 'Code client | Compte client | Customer No.',
      });
    }
    return { faults, warnings: fileWarnings(layout, balanceFromTotal) };
  }

  return {
    options,
    balanceFromTotal,
    passedThrough: passedThroughFields.filter((field) => layout.columns.has(field)),
    hasIdentifiers: ['siren', 'siret', 'vatNumber'].some((field) => layout.columns.has(field)),
    hasAddress: [...layout.columns.keys()].some((field) => /^(address|postcode|city|country)/.test(field)),
    observe(reader) {
      signs.note(readItemType(reader.text('type')), statesCredit(reader), reader.record.line);
      register.note(documentKey(reader), documentContent(reader));
      if (accountFree) headings.noteRow(reader.record.line);
    },
    observeHeading(reader) {
      if (accountFree) headings.noteHeading(reader.record.line, reader.record.cells.find((cell) => cell.trim() !== '') ?? '');
    },
    conclude,
    debtIsNegative: signs.debtIsNegative,
    creditNotesArePositive: signs.creditNotesArePositive,
    contradicts: (reader) => register.contradicts(keyOf(reader)),
    repeats: (reader) => register.repeats(keyOf(reader)),
    headingAccount: (line) => headings.accountAt(line),
  };
}
