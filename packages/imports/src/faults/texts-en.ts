import type { FaultTexts } from './fault-texts.js';

/** Texts of all faults and warnings in English. */
export const englishTexts: FaultTexts = {
  fileEmpty: ['the file is empty.', 'Export the list from your software again.'],
  fileNotText: ['this is not a CSV file (recognised as: {value}).', 'Open it in your spreadsheet and save it as CSV UTF-8.'],
  characterUnreadable: ['a character cannot be read: the file was saved in a wrong encoding.', 'Export it again as UTF-8 or Windows-1252.'],
  headerMissing: [
    'no row of column headers was found; the first line read is “{value}”.',
    'Add a header row (for example: Customer code, Invoice number, Due date, Balance) or give a mapping file.',
  ],
  columnMissing: [
    'this column is needed and was not found.',
    'Headers recognised: {expected}. Add the column or name it in a mapping file.',
  ],
  mappingInvalid: ['the property is {value} in the mapping file.', 'Expected: {expected}.'],
  mappingHeaderMissing: [
    'the mapping file asks for the header “{value}”, which the file does not have.',
    'Headers of the file: {expected}. Correct the mapping.',
  ],
  dateOrderUndecided: [
    'nothing says whether “{value}” begins with the day or the month: no date of the file decides.',
    'Say which: --date-order day (the day first) or --date-order month (the month first); over the API, dateOrder=day or dateOrder=month; or "dateOrder" ({expected}) in a mapping file.',
  ],
  dateOrderMixed: [
    'some dates begin with the day, others with the month (first line of each kind: {value}).',
    'Export all dates in one form, YYYY-MM-DD if possible.',
  ],
  decimalUndecided: [
    'nothing says whether “{value}” holds thousands or decimals: no amount of the file decides.',
    'State "decimal" ("," or ".") in the mapping file.',
  ],
  decimalMixed: [
    'some amounts have a decimal comma, others a point (first line of each kind: {value}).',
    'Export all amounts in one form.',
  ],
  signUndecided: [
    'most amounts are negative ({value}), and no column says which are credit notes.',
    'Add a column “Document type”, or state "sign" ({expected}) in the mapping file.',
  ],
  valueMissing: ['the cell is empty.', 'Fill it in, then import this row again.'],
  dateInvalid: ['“{value}” is not a date.', 'Expected form: {expected}. Correct the cell.'],
  amountInvalid: ['“{value}” is not an amount.', 'Expected form: {expected}. Correct the cell.'],
  amountTooPrecise: ['“{value}” has more decimals than its currency.', 'Round the amount in your software.'],
  amountTooLarge: ['“{value}” is more than can be counted.', 'Check the amount.'],
  currencyUnknown: ['“{value}” is not a currency.', 'Use a three-letter code, for example {expected}.'],
  numberTwoAmounts: [
    'document “{value}” is listed several times with different amounts or due dates.',
    'Keep one row, or add a column “Instalment” (1, 2, 3) if these are instalments.',
  ],
  rowRagged: [
    'this row does not have {expected} cells like the header row.',
    'Put cells that contain the separator or a line break in quotes.',
  ],
  scientificNotation: [
    'the spreadsheet shortened the number to “{value}”; its last digits are lost.',
    'Format the column as Text, then export again.',
  ],
  signDiffers: [
    'the sign of “{value}” is not that of the other documents of its type (expected: {expected}).',
    'Correct the type or the sign.',
  ],
  levelInvalid: ['“{value}” is not a dunning level.', 'Expected: {expected}.'],
  ordinalInvalid: ['“{value}” is not an instalment number.', 'Expected: {expected}.'],
  eventUnknown: ['“{value}” is nothing the post says of a letter.', 'Use one of: {expected}.'],
  balanceUnknown: [
    'the document is partly paid, and the file gives only its total ({value}).',
    'Add the column of the amount due to your export.',
  ],
  sirenInvalid: ['“{value}” is not a valid SIREN; it is left out.', 'Check it in your software.'],
  siretInvalid: ['“{value}” is not a valid SIRET; it is left out.', 'Check it in your software.'],
  emailInvalid: ['“{value}” holds an e-mail address that cannot be used; it is left out.', 'Check it in your software.'],
  emailOwn: ['“{value}” holds an address of your own company; it is left out.', 'Replace it by your customer’s.'],
  phoneZeroRestored: ['“{value}” has lost its zero; it is read as {expected}.', 'Format the column as Text.'],
  languageUnknown: ['Relance does not write in the language “{value}”; the account’s language is kept.', 'Expected: {expected}.'],
  dueBeforeInvoice: ['the due date “{value}” is before the invoice date ({expected}).', 'Check both dates.'],
  totalDiffers: [
    'the total in the file ({value}) is not the sum of the rows read ({expected}).',
    'Check the rejected and the skipped rows.',
  ],
  noRows: ['the file holds its header only: there is no row to import.', 'Check the period and the filters of your export.'],
  accountCodeFromName: [
    'the file has no customer code; the name is used instead.',
    'Add the customer code to your export: a name that changes would make a new account.',
  ],
  balanceFromTotal: [
    'document totals are taken as what is still owed.',
    'Add the column of the amount due to your export if documents are partly paid.',
  ],
};
