import type { CaseRecord, Item, TokenPosition } from '@relance/schemas';

/** An open item and what its case says of it; credits have no token, so they have no position (law 5). */
export interface Standing {
  item: Pick<Item, '_id' | 'outstandingCents' | 'handedOver'>;
  position?: TokenPosition;
}

/** Open items by what they do. */
export interface Summary {
  handedOver: number;
  /** Open items by the code of the reason they wait for; `planned` have only their next date to wait for, `credit` nothing. */
  waiting: Record<string, number>;
  /** Neither reason nor next date: must be 0 (law 12). */
  unexplained: number;
  /** Items that have a next date: the walk goes on. */
  moving: number;
}

/** Puts every open item beside its position. */
export async function standingsOf(
  items: AsyncIterable<Standing['item']>,
  cases: AsyncIterable<Pick<CaseRecord, 'positions'>>,
): Promise<Standing[]> {
  const positions = new Map<string, TokenPosition>();
  for await (const record of cases) for (const position of record.positions) positions.set(position.itemId, position);
  const standings: Standing[] = [];
  for await (const item of items) {
    const position = positions.get(item._id);
    standings.push(position === undefined ? { item } : { item, position });
  }
  return standings;
}

function waitingCode({ item, position }: Standing): string | undefined {
  if (item.outstandingCents <= 0) return 'credit';
  if (position === undefined) return undefined;
  return position.reason?.code ?? (position.nextAt === undefined ? undefined : 'planned');
}

/** Counts open items by handed over, waiting for what, unexplained, and still moving. */
export function summarize(standings: readonly Standing[]): Summary {
  const summary: Summary = { handedOver: 0, waiting: {}, unexplained: 0, moving: 0 };
  for (const standing of standings) {
    const code = waitingCode(standing);
    if (standing.item.handedOver === true || code === 'handedOver') {
      summary.handedOver += 1;
    } else if (code === undefined) {
      summary.unexplained += 1;
    } else {
      summary.waiting[code] = (summary.waiting[code] ?? 0) + 1;
      if (standing.position?.nextAt !== undefined) summary.moving += 1;
    }
  }
  return summary;
}
