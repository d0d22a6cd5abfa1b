import type { Dispatch } from '@relance/schemas';

/** What a message recalls of an earlier one. */
type Earlier = Pick<Dispatch, 'level' | 'lines' | 'settledAt'>;

/**
 * The latest earlier message that asked for the payment of every one of these items, so that "our message of that day about the invoices below" is
 * true of each of them; undefined when there is none. A pre-reminder asks for nothing yet (law 7), and a line for information asks for nothing at
 * all (law 17). `earlier` holds accepted messages, oldest first.
 */
export function recalledContact<Contact extends Earlier>(
  earlier: readonly Contact[],
  askedItemIds: readonly string[],
): Contact | undefined {
  if (askedItemIds.length === 0) return undefined;
  return earlier.findLast(({ level, lines }) => {
    if (level < 1) return false;
    const asked = new Set(lines.filter(({ role }) => role === 'reminded' || role === 'claimed').map(({ itemId }) => itemId));
    return askedItemIds.every((itemId) => asked.has(itemId));
  });
}
