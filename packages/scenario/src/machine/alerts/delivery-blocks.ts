import type { DeliveryBlockFacts } from '../facts/recorded-facts.js';
import type { Alert } from '../state.js';
import type { World } from '../world/world.js';

function holds({ recordedAt, liftedAt }: DeliveryBlockFacts, nowMs: number): boolean {
  return recordedAt <= nowMs && (liftedAt === undefined || liftedAt > nowMs);
}

/** What a block rests on that is still overdue: the items it names, or any of the case. */
function overdueOf(world: World, { itemIds }: DeliveryBlockFacts): string | undefined {
  for (const [itemId, { folded, outstandingCents, dueDay }] of world.items) {
    if (itemIds !== undefined && !itemIds.includes(itemId)) continue;
    if (folded.state === 'open' && outstandingCents > 0 && dueDay < world.today) return itemId;
  }
  return undefined;
}

/**
 * Deliveries that somebody asked to block: whoever can is asked, until a block is active or nothing is overdue any more. Deliveries that are blocked: once the last overdue item they
 * rest on is paid, closed or handed over, its owner is asked to release them; that alone ends no block.
 */
export function deliveryBlockAlerts(found: Alert[], world: World): void {
  const { deliveryBlocks } = world.env.facts;
  if (deliveryBlocks === undefined) return;
  const blocks = deliveryBlocks.filter((block) => holds(block, world.nowMs));
  const isBlocked = blocks.some(({ state }) => state === 'active');
  for (const block of blocks) {
    const itemId = overdueOf(world, block);
    const { id, owner, state } = block;
    if (state === 'active') {
      if (itemId === undefined) found.push({ id: `deliveryBlockRelease/${id}`, code: 'deliveryBlockRelease', law: 3, owner });
    } else if (!isBlocked && itemId !== undefined) {
      found.push({ id: `deliveryBlockRequested/${id}`, code: 'deliveryBlockRequested', law: 3, itemId, owner });
    }
  }
}
