import { parse } from 'csv-parse/sync';

/** One record of a delimited file: the line it starts on (from 1) and its cells, unquoted. */
export interface TextRecord {
  readonly line: number;
  readonly cells: string[];
}

/** Turns pieces of text into records; what is incomplete waits for the next piece. */
interface RecordSplitter {
  push(text: string): TextRecord[];
  end(): TextRecord[];
}

/** Beyond this many lines an opening quote that was never closed is taken for an ordinary character. */
const LONGEST_QUOTED_LINES = 100;
/** A line longer than this is cut: no list has such a line, and a file without line ends must not fill the memory. */
const LONGEST_LINE = 1_000_000;
/** Lines without quotes that may stand between quoted ones in one call of the parser: a call costs about as much as ten lines. */
const PLAIN_LINES_IN_RUN = 8;

interface QuotedRun {
  readonly records: TextRecord[];
  /** Lines read; fewer than given when the last record lacks its closing quote. */
  readonly lines: number;
}

function parseRun(lines: readonly string[], firstLine: number, delimiter: string): QuotedRun {
  const records: TextRecord[] = [];
  let read = 0;
  const collect = (cells: string[], context: { lines: number }): null => {
    records.push({ line: firstLine + read, cells });
    read = context.lines;
    return null;
  };
  try {
    parse(`${lines.join('\n')}\n`, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: 0,
      on_record: collect,
    });
    return { records, lines: lines.length };
  } catch {
    // the only mistake left to the parser is a quote that is not closed: the records before it stand, its own lines come back
    return { records, lines: read };
  }
}

/**
 * The cells of a line whose quotes all open and close on it as RFC 4180 has them; undefined for anything else, which goes to the parser.
 * Most quoted lines are like that, and this spares them a parser that is several times as slow.
 */
function strictCells(line: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  let quote = line.indexOf('"');
  for (let start = 0; ;) {
    let end: number;
    if (quote === start) {
      const close = closingQuote(line, start);
      end = close + 1;
      if (close < 0 || (end < line.length && line[end] !== delimiter)) return undefined;
      const text = line.slice(start + 1, close);
      cells.push(text.includes('"') ? text.replaceAll('""', '"') : text);
      quote = line.indexOf('"', end);
    } else {
      const found = line.indexOf(delimiter, start);
      end = found < 0 ? line.length : found;
      if (quote >= 0 && quote < end) return undefined;
      cells.push(line.slice(start, end));
    }
    if (end >= line.length) return cells;
    start = end + 1;
  }
}

/** Where the cell that opens at `start` closes, over doubled quotes; -1 when it does not on this line. */
function closingQuote(line: string, start: number): number {
  let close = line.indexOf('"', start + 1);
  while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
  return close;
}

function endOfRun(lines: readonly string[], from: number): number {
  let end = from + 1;
  for (let index = end; index < lines.length && index - end <= PLAIN_LINES_IN_RUN; index += 1) {
    if (lines[index]?.includes('"') === true) end = index + 1;
  }
  return end;
}

function nextQuoted(lines: readonly string[], from: number): number {
  for (let index = from; index < lines.length; index += 1) if (lines[index]?.includes('"') === true) return index;
  return -1;
}

/**
 * Reads the records that begin with the quoted line at `from`, as far as their quotes are closed. Nothing is read when the closing quote
 * may still come (`last` says that no more text will); a quote that has none is taken for a plain character.
 */
function takeQuoted(lines: readonly string[], from: number, firstLine: number, delimiter: string, last: boolean): QuotedRun {
  for (let end = endOfRun(lines, from); ;) {
    const run = parseRun(lines.slice(from, end), firstLine, delimiter);
    if (run.lines > 0) return run;
    const closing = nextQuoted(lines, end);
    if (closing < 0 || closing - from >= LONGEST_QUOTED_LINES) break;
    end = endOfRun(lines, closing);
  }
  if (!last && lines.length - from < LONGEST_QUOTED_LINES) return { records: [], lines: 0 };
  return { records: [{ line: firstLine, cells: (lines[from] ?? '').split(delimiter) }], lines: 1 };
}

function withPlainLineEnds(text: string): string {
  const usual = text.replaceAll('\r\n', '\n');
  return usual.includes('\r') ? usual.replace(/\r+\n|\r/g, '\n') : usual;
}

/**
 * Splits delimited text (RFC 4180 with `\n`, `\r\n`, `\r` or `\r\r\n` line ends) in constant memory. A line without any quote is, by that
 * RFC, its cells between delimiters and is split as such; so is one whose quotes are regular; all others go to csv-parse. A quote that is never closed cannot swallow
 * the file: after 100 lines it is taken for a plain character.
 */
export function createRecordSplitter(delimiter: string): RecordSplitter {
  let pending = '';
  let carriageReturn = '';
  let nextLine = 1;

  function split(lines: string[], last: boolean): TextRecord[] {
    const records: TextRecord[] = [];
    let index = 0;
    while (index < lines.length) {
      const line = lines[index] ?? '';
      const cells = line.includes('"') ? strictCells(line, delimiter) : line.split(delimiter);
      if (cells !== undefined) {
        records.push({ line: nextLine, cells });
        nextLine += 1;
        index += 1;
        continue;
      }
      const run = takeQuoted(lines, index, nextLine, delimiter, last);
      if (run.lines === 0) break;
      for (const record of run.records) records.push(record);
      nextLine += run.lines;
      index += run.lines;
    }
    pending = index < lines.length ? `${lines.slice(index).join('\n')}\n${pending}` : pending;
    return records;
  }

  function linesOf(text: string): string[] {
    const whole = carriageReturn + text;
    let keptLength = whole.length;
    while (whole.charCodeAt(keptLength - 1) === 0x0d) keptLength -= 1;
    carriageReturn = whole.slice(keptLength);
    const joined = pending + withPlainLineEnds(whole.slice(0, keptLength));
    const end = joined.lastIndexOf('\n');
    const rest = joined.slice(end + 1);
    const lines = end < 0 ? [] : joined.slice(0, end).split('\n');
    pending = rest.length > LONGEST_LINE ? '' : rest;
    if (pending !== rest) lines.push(rest);
    return lines;
  }

  return {
    push: (text) => split(linesOf(text), false),
    end: () => {
      const lines = [...linesOf(carriageReturn === '' ? '' : '\n'), ...(pending === '' ? [] : [pending])];
      pending = '';
      return split(lines, true);
    },
  };
}
