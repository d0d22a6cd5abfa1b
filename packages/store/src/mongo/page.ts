import { condition, type Filter, type Identified, type Records } from './records.js';

/** Which page of a list is asked for; `cursor` is the `nextCursor` of the page before. */
export interface PageRequest {
  cursor?: string;
  /** At most 200; 50 when absent. */
  limit?: number;
}

/** One page of a list; without `nextCursor` it is the last one. */
export interface Page<T> {
  rows: T[];
  nextCursor?: string;
}

/** A field every document of the list has, and which way it runs; equal values are told apart by `_id` in the same direction. */
export interface PageOrder {
  field: string;
  direction: 1 | -1;
}

type Position = [value: string | number, id: string];

const DEFAULT_LIMIT = 50;
const GREATEST_LIMIT = 200;

function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function decodeCursor(cursor: string): Position | undefined {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(decoded) || decoded.length !== 2) return undefined;
    const [value, id] = decoded as unknown[];
    if ((typeof value !== 'string' && typeof value !== 'number') || typeof id !== 'string') return undefined;
    return [value, id];
  } catch {
    // Not JSON: the cursor was not made here. The caller starts from the beginning, as for a cursor of an older form.
    return undefined;
  }
}

function valueAt(document: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
}

function after(order: PageOrder, [value, id]: Position): Filter {
  const beyond = order.direction === 1 ? '$gt' : '$lt';
  return { $or: [{ [order.field]: condition({ [beyond]: value }) }, { [order.field]: value, _id: condition({ [beyond]: id }) }] };
}

/**
 * One page of the documents that satisfy the filter, by position in an index rather than by count, so that a row that appears or goes while
 * somebody turns the pages neither repeats nor hides another. A cursor that cannot be read starts from the beginning.
 */
export async function pageOf<T extends Identified>(
  records: Records<T>,
  filter: Filter,
  order: PageOrder,
  page: PageRequest,
): Promise<Page<T>> {
  const limit = Math.min(GREATEST_LIMIT, Math.max(1, page.limit ?? DEFAULT_LIMIT));
  const position = page.cursor === undefined ? undefined : decodeCursor(page.cursor);
  const wanted = position === undefined ? filter : { $and: [filter, after(order, position)] };
  const found = await records.find(wanted, { sort: { [order.field]: order.direction, _id: order.direction }, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (found.length <= limit || last === undefined) return { rows };
  return { rows, nextCursor: encodeCursor([valueAt(last, order.field) as string | number, last._id]) };
}
