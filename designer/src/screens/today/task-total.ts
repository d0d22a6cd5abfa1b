import { sum } from '@relance/domain';
import type { TaskView } from '@relance/schemas';

/** Amount a task is about, in the currency of its first item, minor units; items in another currency are counted apart. */
export function taskTotal({ items }: TaskView): { cents: number; currency: string } {
  const currency = items[0]?.currency ?? 'EUR';
  return { currency, cents: sum(items.filter((item) => item.currency === currency).map((item) => item.outstandingCents)) };
}
