import type { Alert, CaseState, Token } from '../state.js';
import type { World } from '../world/world.js';

/** Whether a token is out of the walk while money is still owed. */
function isParkedAndOwed(world: World, { status, item }: Token): boolean {
  const view = status === 'parked' ? world.items.get(item) : undefined;
  return view?.folded.state === 'open' && view.outstandingCents > 0;
}

/** A step came so late that a person decides whether it still leaves (law 9): whoever owns it is asked, once. */
export function lateStepAlerts(found: Alert[], world: World, state: CaseState): void {
  for (const token of state.tokens) {
    const { item, end, pc, visits } = token;
    if (end?.reason.code !== 'lateAskHuman' || !isParkedAndOwed(world, token)) continue;
    const { reason, owner = 'collector', reviewDay } = end;
    const id = `lateAskHuman/${item}/${reason.nodeId ?? ''}/${(visits[pc] ?? 0) + 1}`;
    const due = reviewDay === undefined ? {} : { dueDay: reviewDay };
    found.push({ id, code: 'lateAskHuman', law: 9, itemId: item, owner, ...due, values: reason.values ?? {} });
  }
}
