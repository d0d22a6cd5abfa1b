import { itemId } from '@relance/domain';
import type { ItemRow } from '@relance/imports';
import { reasonTexts, tellReason } from '@relance/scenario';
import type { DemoOutput, Item, Reason, TokenPosition } from '@relance/schemas';
import type { Ledger } from './read-ledger.js';

/** What became of the items of the sample file. */
export interface ItemsVerdict {
  items: DemoOutput['items'];
  waiting: DemoOutput['waiting'];
  /** Numbers of items nobody can explain. */
  unexplained: string[];
}

/** An item on its way to a dated step gives this reason when the projection names none. */
const NEXT_STEP = {
  code: 'nextStep',
  fr: 'La prochaine étape est datée.',
  en: 'The next step has its date.',
};

type Fate = 'paid' | 'handedOver' | 'credits' | 'unexplained' | { waits: Reason | undefined };

function fateOf(row: ItemRow, item: Item | undefined, position: TokenPosition | undefined): Fate {
  if (item === undefined) return 'unexplained';
  if (item.handedOver === true || position?.reason?.code === 'handedOver') return 'handedOver';
  if (row.outstandingCents < 0) return 'credits';
  if (!item.open) return item.absent === true ? 'unexplained' : 'paid';
  if (position?.reason !== undefined) return { waits: position.reason };
  return position?.nextAt === undefined ? 'unexplained' : { waits: undefined };
}

/** A reason without its particulars, as the name of a heap of items; a reason without a text of its own does not count as named. */
function named(reason: Reason | undefined): { code: string; fr: string; en: string } | undefined {
  if (reason === undefined) return NEXT_STEP;
  if (reasonTexts[reason.code] === undefined) return undefined;
  return { code: reason.code, fr: tellReason(reason, 'fr'), en: tellReason(reason, 'en') };
}

/** Says of every item of the sample file whether it is paid, handed over, a credit, or waiting for a named reason. */
export function judgeItems(ledger: Ledger, rows: readonly ItemRow[]): ItemsVerdict {
  const items = new Map(ledger.cases.flatMap((view) => view.items.map((item) => [item._id, item] as const)));
  const positions = new Map(ledger.cases.flatMap((view) => view.positions.map((position) => [position.itemId, position] as const)));
  const counts = { total: rows.length, paid: 0, handedOver: 0, credits: 0, waiting: 0, unexplained: 0 };
  const waiting = new Map<string, DemoOutput['waiting'][number]>();
  const unexplained: string[] = [];
  for (const row of rows) {
    const { accountCode, type, number, instalmentOrdinal: ordinal } = row;
    const id = itemId({ entityId: ledger.entity._id, accountCode, type, number, ordinal });
    const fate = fateOf(row, items.get(id), positions.get(id));
    const reason = typeof fate === 'string' ? undefined : named(fate.waits);
    if (typeof fate !== 'string' && reason !== undefined) {
      counts.waiting += 1;
      waiting.set(reason.code, { ...reason, items: (waiting.get(reason.code)?.items ?? 0) + 1 });
    } else if (typeof fate === 'string' && fate !== 'unexplained') {
      counts[fate] += 1;
    } else {
      counts.unexplained += 1;
      unexplained.push(number);
    }
  }
  const byCount = [...waiting.values()].sort((left, right) => right.items - left.items);
  return { items: counts, waiting: byCount, unexplained };
}
