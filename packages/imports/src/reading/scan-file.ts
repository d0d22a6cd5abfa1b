import type { FileLayout } from '../columns/find-layout.js';
import type { ByteForm } from '../csv/encoding.js';
import { readText } from '../csv/read-text.js';
import { createRecordSplitter } from '../csv/record-splitter.js';
import type { TextRecord } from '../csv/record-splitter.js';
import type { Fault, FileFaultCode, WarningCode } from '../faults/fault.js';
import type { ImportSource } from '../import-source.js';
import { judgeColumn } from '../values/column-evidence.js';
import type { ColumnEvidence } from '../values/column-evidence.js';
import { observeDate } from '../values/date-order.js';
import { observeAmount } from '../values/decimal-style.js';
import type { FormatStudy, ImportFormat, ImportOptions } from './import-format.js';
import { RowReader } from './row-reader.js';
import type { ValueStyle } from './row-reader.js';
import { skipReasonOf } from './skip-reason.js';

/** What the whole file says: how its values are written, what its rows taught the format, and what is wrong with it. */
interface FileScan {
  readonly style: ValueStyle;
  readonly faults: Fault<FileFaultCode>[];
  readonly warnings: Fault<WarningCode>[];
}

/** Dates repeat from row to row: what was seen once says nothing new. */
const REMEMBERED_DATES = 2_000;

type Question = 'dateOrder' | 'decimal';

const ANSWERS = {
  dateOrder: { first: 'dayFirst', second: 'monthFirst', undecided: 'dateOrderUndecided', mixed: 'dateOrderMixed' },
  decimal: { first: ',', second: '.', undecided: 'decimalUndecided', mixed: 'decimalMixed' },
} as const;

function faultOf(question: Question, evidence: ColumnEvidence, mixed: boolean): Fault<FileFaultCode> {
  const { first, second, undecided, mixed: mixedCode } = ANSWERS[question];
  if (mixed) {
    const lines = [evidence.firstLine ?? 0, evidence.secondLine ?? 0];
    return { code: mixedCode, line: Math.max(...lines), value: `${first}: ${lines[0] ?? 0}, ${second}: ${lines[1] ?? 0}` };
  }
  return { code: undecided, line: evidence.openLine ?? 0, value: evidence.openValue ?? '', expected: `${first}, ${second}` };
}

/** The answer to one question: what the columns prove, else what mapping or options say; a fault when neither does or proofs disagree. */
function decide<Q extends Question>(
  question: Q,
  evidence: ColumnEvidence,
  given: ValueStyle[Q] | undefined,
  faults: Fault<FileFaultCode>[],
): ValueStyle[Q] {
  const { first, second } = ANSWERS[question];
  const verdict = judgeColumn(evidence);
  if (verdict === 'mixed' || (verdict === 'open' && given === undefined)) faults.push(faultOf(question, evidence, verdict === 'mixed'));
  const answer = verdict === 'first' ? first : verdict === 'second' ? second : (given ?? first);
  return answer as ValueStyle[Q];
}

interface Observer {
  observe(record: TextRecord): void;
  conclude(): FileScan;
}

function openObserver(layout: FileLayout, format: ImportFormat<unknown>, study: FormatStudy, options: ImportOptions): Observer {
  const reader = new RowReader(layout, { dateOrder: 'dayFirst', decimal: ',' });
  const ofKind = (kind: string): string[] => [...layout.columns.keys()].filter((field) => format.fields[field]?.kind === kind);
  const [dateFields, amountFields] = [ofKind('date'), ofKind('amount')];
  const dates: ColumnEvidence = {};
  const amounts: ColumnEvidence = {};
  const seenDates = new Set<string>();
  return {
    observe(record) {
      reader.load(record);
      for (const field of dateFields) {
        const text = reader.text(field);
        if (seenDates.has(text)) continue;
        observeDate(dates, text, record.line);
        if (seenDates.size < REMEMBERED_DATES) seenDates.add(text);
      }
      for (const field of amountFields) observeAmount(amounts, reader.text(field), record.line);
      const reason = skipReasonOf(reader, format, options);
      if (reason === undefined) study.observe(reader);
      else if (reason === 'accountHeading') study.observeHeading?.(reader);
    },
    conclude() {
      const { faults, warnings } = study.conclude();
      const dateOrder = decide('dateOrder', dates, options.dateOrder ?? options.mapping?.dateOrder, faults);
      const decimal = decide('decimal', amounts, options.decimal ?? options.mapping?.decimal, faults);
      return { style: { dateOrder, decimal }, faults, warnings };
    },
  };
}

function unreadable(text: string, linesBefore: number): Fault<FileFaultCode> {
  const before = text.slice(0, text.indexOf('\uFFFD'));
  return { code: 'characterUnreadable', line: linesBefore + before.split('\n').length };
}

/** Reads the whole file once, without returning rows: what can only be decided on all of it is decided here, in constant memory. */
export async function scanFile(
  source: ImportSource,
  byteForm: ByteForm,
  layout: FileLayout,
  format: ImportFormat<unknown>,
  study: FormatStudy,
  options: ImportOptions,
): Promise<FileScan> {
  const splitter = createRecordSplitter(layout.delimiter);
  const observer = openObserver(layout, format, study, options);
  let lines = 0;
  const take = (records: readonly TextRecord[]): void => {
    for (const record of records) if (record.line > layout.headerLine) observer.observe(record);
    lines = records.at(-1)?.line ?? lines;
  };
  for await (const text of readText(source, byteForm)) {
    if (text.includes('\uFFFD')) {
      return { style: { dateOrder: 'dayFirst', decimal: ',' }, faults: [unreadable(text, lines)], warnings: [] };
    }
    take(splitter.push(text));
  }
  take(splitter.end());
  return observer.conclude();
}
