import type { Reason, TokenPosition } from '@relance/schemas';
import type { Waiting } from '../contact/unit-turn.js';
import { reason } from './reason.js';
import type { CaseState, Token } from '../state.js';
import type { Rest } from '../token/advance.js';
import { accessoriesLeft } from '../world/money/accessories-left.js';
import { itemsWithoutToken } from '../world/items-without-token.js';
import { standingOf, type Standing } from '../world/standing.js';
import { civilDate, entityDay, morningOf, type World } from '../world/world.js';

interface Told {
  status: TokenPosition['status'];
  reason?: Reason;
  nextAt?: number | undefined;
  plannedDay?: number | undefined;
  owner?: string | undefined;
  reviewDay?: number | undefined;
}

function toldOfStanding(world: World, item: string, nodeId: string, standing: Standing): Told {
  const { status, code, law, lastDay, owner, reviewDay, values } = standing;
  return {
    status,
    reason: reason(code, law, { itemId: item, nodeId, values, untilDay: lastDay ?? reviewDay }),
    nextAt: lastDay === undefined ? undefined : morningOf(world, lastDay + 1),
    owner,
    reviewDay,
  };
}

/** A token that stopped walking: its end, unless the item was paid or closed since. */
function toldOfEnd(world: World, rest: Rest, nodeId: string): Told {
  const { token, view } = rest;
  const plan = world.env.plans[token.plan];
  const left = view === undefined || token.status === 'done' ? undefined : accessoriesLeft(world, token, view, plan);
  const standing = left ?? (view === undefined ? undefined : standingOf(world, view, plan));
  if (standing !== undefined && standing.status !== 'suspended') return toldOfStanding(world, token.item, nodeId, standing);
  const end = token.end;
  const status = token.status === 'done' ? 'stopped' : 'parked';
  if (end === undefined) return { status };
  return { status, reason: end.reason, owner: end.owner, reviewDay: end.reviewDay };
}

function toldOfRest(world: World, state: CaseState, rest: Rest, waiting: ReadonlyMap<string, Waiting>, nodeId: string): Told {
  const { token, standing, waits, intent } = rest;
  if (token.status !== 'walking') return toldOfEnd(world, rest, nodeId);
  if (standing !== undefined) return toldOfStanding(world, token.item, nodeId, standing);
  if (waits !== undefined) {
    if (rest.wakeAt === undefined) return { status: 'parked', reason: waits.reason, owner: 'admin', plannedDay: waits.plannedDay };
    return { status: 'walking', reason: waits.reason, nextAt: rest.wakeAt, plannedDay: waits.plannedDay };
  }
  const plannedDay = intent?.ready.plannedDay;
  if (token.task !== undefined) {
    const letter = state.letters?.find(({ dispatchId }) => dispatchId === token.task);
    if (letter !== undefined) {
      const onDay = entityDay(world, letter.handedOverAt);
      const told = reason('letterNotPosted', 22, { itemId: token.item, nodeId, onDay });
      return { status: 'walking', reason: told, plannedDay, owner: 'creditManager' };
    }
    const call = state.calls.find(({ taskId }) => taskId === token.task);
    const told = reason('taskOpen', 21, { itemId: token.item, nodeId });
    return { status: 'walking', reason: told, nextAt: call?.expiresAt, plannedDay, owner: call?.effect.caller };
  }
  const told = waiting.get(token.item);
  if (told === undefined) return { status: 'walking', nextAt: intent?.ready.readyAt, plannedDay };
  if (told.stuck === true) return { status: 'parked', reason: told.reason, owner: 'admin', plannedDay };
  return { status: 'walking', reason: told.reason, nextAt: told.nextAt, plannedDay, owner: told.owner };
}

function position(token: Token, scenarioId: string, nodeId: string, told: Told): TokenPosition {
  const { item: itemId, plan: planHash, level } = token;
  const stands: TokenPosition = { itemId, scenarioId, planHash, nodeId, level, status: told.status };
  const plannedOn = civilDate(told.plannedDay);
  const reviewOn = civilDate(told.reviewDay);
  if (told.nextAt !== undefined) stands.nextAt = told.nextAt;
  if (plannedOn !== undefined) stands.plannedOn = plannedOn;
  if (told.reason !== undefined) stands.reason = told.reason;
  if (told.owner !== undefined) stands.owner = told.owner;
  if (reviewOn !== undefined) stands.reviewOn = reviewOn;
  return stands;
}

function notAssigned(itemId: string): Reason {
  return reason('noScenario', 12, { itemId });
}

/** An open item no plan has taken yet: said, never silent (P6). */
function unassigned(itemId: string): TokenPosition {
  const told = notAssigned(itemId);
  return { itemId, scenarioId: '', planHash: '', nodeId: '', level: -1, status: 'parked', reason: told, owner: 'creditManager' };
}

/** Why each item of the case stands where it stands, for those who ask nothing else. */
export function tellReasons(
  world: World,
  state: CaseState,
  { rests, waiting }: { rests: readonly Rest[]; waiting: ReadonlyMap<string, Waiting> },
  tell: (itemId: string, reason: Reason) => void,
): void {
  for (const rest of rests) {
    const { item, plan, pc } = rest.token;
    const told = toldOfRest(world, state, rest, waiting, world.env.plans[plan]?.instructions[pc]?.nodeId ?? '').reason;
    if (told !== undefined) tell(item, told);
  }
  for (const { folded, facts } of itemsWithoutToken(world, state.tokens)) {
    if (folded.state === 'open') tell(facts.id, notAssigned(facts.id));
  }
}

/** Where every item of the case stands, with next date, reason and owner (law 12): what lists and live mode show. */
export function positionsOf(
  world: World,
  state: CaseState,
  rests: readonly Rest[],
  waiting: ReadonlyMap<string, Waiting>,
): TokenPosition[] {
  const positions = rests.map((rest) => {
    const { token } = rest;
    const plan = world.env.plans[token.plan];
    const nodeId = plan?.instructions[token.pc]?.nodeId ?? '';
    return position(token, plan?.scenarioId ?? '', nodeId, toldOfRest(world, state, rest, waiting, nodeId));
  });
  for (const { folded, facts } of itemsWithoutToken(world, state.tokens)) {
    if (folded.state === 'open') positions.push(unassigned(facts.id));
  }
  return positions;
}
