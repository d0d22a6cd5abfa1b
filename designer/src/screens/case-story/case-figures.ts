import { daysBetween, type CivilDate } from '@relance/domain';
import type { Item, TokenPosition } from '@relance/schemas';

/** What a line of the items table stands for, which decides its place and its word. */
export type ItemGroup = 'overdue' | 'credit' | 'notDue' | 'settled';

/** Overdue from the day after the due date (law 1); a credit note is money of the debtor's, a settled item owes nothing. */
export function groupOf(item: Item, today: CivilDate): ItemGroup {
  if (!item.open || item.outstandingCents === 0) return 'settled';
  if (item.outstandingCents < 0) return 'credit';
  return item.dueDate < today ? 'overdue' : 'notDue';
}

/** Items in the order of the table: overdue oldest first, credits, then not yet due. Settled ones are apart. */
export function groupItems(items: readonly Item[], today: CivilDate): Readonly<Record<ItemGroup, Item[]>> {
  const sorted = [...items].sort((a, b) => a.dueDate.localeCompare(b.dueDate) || a.number.localeCompare(b.number));
  const groups: Record<ItemGroup, Item[]> = { overdue: [], credit: [], notDue: [], settled: [] };
  for (const item of sorted) groups[groupOf(item, today)].push(item);
  return groups;
}

/** Whole days an item is late today, 0 when it is not. */
export function delayDays(item: Item, today: CivilDate): number {
  return Math.max(0, daysBetween(item.dueDate, today));
}

/** The positions by their item. */
export function positionsByItem(positions: readonly TokenPosition[]): ReadonlyMap<string, TokenPosition> {
  return new Map(positions.map((position) => [position.itemId, position]));
}

/** The position that moves next, if any has a date. */
export function nextPosition(positions: readonly TokenPosition[]): (TokenPosition & { nextAt: number }) | undefined {
  const dated = positions.flatMap((position) => (position.nextAt === undefined ? [] : [{ ...position, nextAt: position.nextAt }]));
  return dated.sort((a, b) => a.nextAt - b.nextAt)[0];
}
