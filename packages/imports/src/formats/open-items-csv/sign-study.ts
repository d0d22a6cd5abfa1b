import type { AmountSign } from '../../columns/mapping.js';
import type { Fault, FileFaultCode } from '../../faults/fault.js';
import type { ItemType } from '../../values/words.js';

/** What the signs of all rows say: which sign a debt has, and which a credit note. */
interface SignStudy {
  /** Notes whether a row of a type (undefined where the file does not say) states a credit. */
  note(type: ItemType | undefined, credit: boolean, line: number): void;
  faults(): Fault<FileFaultCode>[];
  /** Whether a debt has a minus in this file: then every sign is turned. */
  readonly debtIsNegative: () => boolean;
  /** Whether credit notes, named as such, have a plus in this file (before any turning). */
  readonly creditNotesArePositive: () => boolean;
}

interface SignCount {
  plus: number;
  minus: number;
}

/**
 * Counts signs by type: the majority of the invoices is the sign of a debt. Where no row has a type and most amounts are negative, only
 * the user knows whether debts are negative or the file is one of credits: a fault, unless `given`.
 */
export function createSignStudy(given: AmountSign | undefined): SignStudy {
  const counts = new Map<ItemType | undefined, SignCount>();
  let firstMinusLine = 0;
  const countOf = (type: ItemType | undefined): SignCount => counts.get(type) ?? { plus: 0, minus: 0 };
  return {
    note(type, credit, line) {
      const count = countOf(type);
      counts.set(type, count);
      count[credit ? 'minus' : 'plus'] += 1;
      if (credit && firstMinusLine === 0) firstMinusLine = line;
    },
    faults() {
      const { minus, plus } = countOf(undefined);
      if (given !== undefined || minus <= plus || counts.has('invoice')) return [];
      return [{ code: 'signUndecided', line: firstMinusLine, value: `${minus} / ${plus}`, expected: 'debitPositive, creditPositive' }];
    },
    debtIsNegative: () => (given === undefined ? countOf('invoice').minus > countOf('invoice').plus : given === 'creditPositive'),
    creditNotesArePositive: () => countOf('creditNote').plus > countOf('creditNote').minus,
  };
}
