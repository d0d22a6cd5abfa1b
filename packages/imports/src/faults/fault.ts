/** What can be wrong with a whole file; nothing of it is imported. */
export const fileFaultCodes = [
  'fileEmpty',
  'fileNotText',
  'characterUnreadable',
  'headerMissing',
  'columnMissing',
  'mappingInvalid',
  'mappingHeaderMissing',
  'dateOrderUndecided',
  'dateOrderMixed',
  'decimalUndecided',
  'decimalMixed',
  'signUndecided',
] as const;

/** What can be wrong with one row; the row is rejected, the others are imported. */
export const rowFaultCodes = [
  'valueMissing',
  'dateInvalid',
  'amountInvalid',
  'amountTooPrecise',
  'amountTooLarge',
  'currencyUnknown',
  'numberTwoAmounts',
  'rowRagged',
  'scientificNotation',
  'signDiffers',
  'levelInvalid',
  'ordinalInvalid',
  'balanceUnknown',
  'eventUnknown',
] as const;

/** What deserves a look though the row or the file is imported. */
export const warningCodes = [
  'sirenInvalid',
  'siretInvalid',
  'emailInvalid',
  'emailOwn',
  'phoneZeroRestored',
  'languageUnknown',
  'dueBeforeInvoice',
  'totalDiffers',
  'noRows',
  'accountCodeFromName',
  'balanceFromTotal',
] as const;

export type FileFaultCode = (typeof fileFaultCodes)[number];
export type RowFaultCode = (typeof rowFaultCodes)[number];
export type WarningCode = (typeof warningCodes)[number];
export type FaultCode = FileFaultCode | RowFaultCode | WarningCode;

/** One mistake in the user's data, as data: where it is, what was found and what was expected; `faultText` says it in words. */
export interface Fault<Code extends FaultCode = FaultCode> {
  readonly code: Code;
  /** Line of the file, from 1; absent when the fault has no single place. */
  readonly line?: number;
  /** The header of the column as the file writes it, or the name of the field that has no column. */
  readonly column?: string;
  /** The cell as found. */
  readonly value?: string;
  /** What would have been accepted: an example, a list of words or of headers. */
  readonly expected?: string;
  /** What was found and what was expected where both are sums: told as money in the reader's language, in place of the two texts. */
  readonly sums?: { readonly currency: string; readonly valueCents: number; readonly expectedCents: number };
}

/** A row that is not imported: all its faults at once, with its cells as the file has them. */
export interface RejectedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: readonly Fault<RowFaultCode>[];
}
