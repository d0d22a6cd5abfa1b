import type { Alert, CaseState, Token } from '../state.js';
import type { World } from '../world/world.js';

/** Tokens out of the walk on which money is still owed. */
function parkedAndOwed(world: World, state: CaseState): Token[] {
  return state.tokens.filter((token) => {
    if (token.status !== 'parked') return false;
    const view = world.items.get(token.item);
    return view?.folded.state === 'open' && view.outstandingCents > 0;
  });
}

/** A step came so late that a person decides whether it still leaves (law 9): whoever owns it is asked, once. */
export function lateStepAlerts(world: World, state: CaseState): Alert[] {
  return parkedAndOwed(world, state).flatMap(({ item, end, pc, visits }) => {
    if (end?.reason.code !== 'lateAskHuman') return [];
    const { reason, owner = 'collector', reviewDay } = end;
    const id = `lateAskHuman/${item}/${reason.nodeId ?? ''}/${(visits[pc] ?? 0) + 1}`;
    const due = reviewDay === undefined ? {} : { dueDay: reviewDay };
    return [{ id, code: 'lateAskHuman', law: 9, itemId: item, owner, ...due, values: reason.values ?? {} }];
  });
}
