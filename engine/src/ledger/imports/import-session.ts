import type { CivilDate, Locale } from '@relance/domain';
import {
  faultText,
  parseMapping,
  type ColumnMapping,
  type DateOrder,
  type Fault,
  type ImportOptions,
  type Reading,
  type ReadTally,
  type RejectedForm,
} from '@relance/imports';
import type { Entity, ImportProgress, IssueView } from '@relance/schemas';
import type { ChangeStamp } from '@relance/store';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import type { Upload } from './receive-upload.js';

/** Rows worked on at once: large enough for bulk writes, small enough that memory stays flat. */
const CHUNK_ROWS = 2000;

/** One import under way: whose, of what, when, and where progress goes. */
export interface ImportSession {
  dependencies: EngineDependencies;
  entity: Entity;
  upload: Upload;
  importId: string;
  dryRun: boolean;
  mapping?: ColumnMapping;
  /** Order of day and month where no date of the file decides. */
  dateOrder?: DateOrder;
  /** Business instant at which its facts are recorded. */
  recordedAt: number;
  /** Civil day the file is about: today in the entity's zone. */
  today: CivilDate;
  /** Language of the rejected rows' reasons. */
  locale: Locale;
  report: (progress: ImportProgress) => void;
  /** The header of the file, once it was found. */
  header?: readonly string[];
}

/** Whose change an account is that an import creates or completes. */
export function importStamp({ recordedAt }: ImportSession): ChangeStamp {
  return { changedAt: recordedAt, changedBy: 'import' };
}

/** A fault of a file in the form of the API's issues. */
export function issueOf(fault: Fault, severity: 'error' | 'warning'): IssueView {
  const { code, line, column, value } = fault;
  return { code, severity, line, column, value, fr: faultText(fault, 'fr'), en: faultText(fault, 'en') };
}

/** Refuses a file of which nothing can be imported, with everything wrong at once. */
export function refuseFaulty(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ApiError('RLC_FILE_UNREADABLE', { issues: faults.map((fault) => issueOf(fault, 'error')) });
}

/** The form of a file that can be read, in which its rejected rows go back; the session remembers its header. Throws RLC_FILE_UNREADABLE. */
export function formOf(session: ImportSession, { faults, form }: Pick<Reading<unknown>, 'faults' | 'form'>): RejectedForm {
  refuseFaulty(faults);
  if (form === undefined) return { delimiter: ';', header: [] };
  session.header = form.header;
  return form;
}

/** What deserves a look about the file as a whole. */
export function warningsOf(tally: ReadTally): IssueView[] {
  return tally.warnings.map((warning) => issueOf(warning, 'warning'));
}

/** The sums of the accepted rows, per currency in its minor units. */
export function totalsOf({ totals }: ReadTally): { currency: string; cents: number }[] {
  return [...totals].map(([currency, cents]) => ({ currency, cents }));
}

/** Lines left out because they are no rows to import (totals, headings, closed items); blank ones and repeated rows are not counted. */
export function skippedLines({ skipped }: ReadTally): number {
  const all = Object.values(skipped).reduce((total, lines) => total + lines, 0);
  return all - (skipped.blank ?? 0) - (skipped.repeatedDocument ?? 0);
}

/** Reads the mapping a caller sends as JSON text. Throws RLC_FILE_UNREADABLE naming every mistake. */
export function readMapping(text: string | undefined): ColumnMapping | undefined {
  if (text === undefined || text === '') return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // not JSON: the checker names it as a mapping without columns
    json = undefined;
  }
  const { mapping, faults } = parseMapping(json);
  refuseFaulty(faults);
  return mapping;
}

/** What the readers are told beyond the file itself. */
export function importOptions(session: ImportSession): ImportOptions {
  const { entity, mapping, dateOrder } = session;
  const ownDomain = entity.sender.email.split('@')[1];
  return {
    currency: entity.currency,
    ...(mapping === undefined ? {} : { mapping }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(ownDomain === undefined ? {} : { ownEmailDomains: [ownDomain] }),
  };
}

/** Groups what is read into chunks of {@link CHUNK_ROWS}. */
export async function* inChunks<T>(rows: AsyncIterable<T>): AsyncGenerator<T[], void> {
  let chunk: T[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** The same values, of which the next is made while the caller works on the one before; never more than that one, so that memory stays flat. */
export async function* oneAhead<T>(values: AsyncGenerator<T, void>): AsyncGenerator<T> {
  const make = (): Promise<IteratorResult<T, void>> => {
    const next = values.next();
    next.catch(() => undefined); // told when it is waited for below: until then nobody listens, and that would end the process
    return next;
  };
  try {
    for (let next = make(); ;) {
      const made = await next;
      if (made.done === true) return;
      next = make();
      yield made.value;
    }
  } finally {
    await values.return();
  }
}
