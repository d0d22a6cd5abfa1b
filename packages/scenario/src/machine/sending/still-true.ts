import type { Dispatch, Reason } from '@relance/schemas';
import type { Environment } from '../facts/environment.js';
import type { ContactEffect, Member } from '../state.js';
import { reason } from '../telling/reason.js';
import { standingOf } from '../world/standing.js';
import { openWorld, type World } from '../world/world.js';
import { composeLinesIn } from './compose-lines.js';

/** A message made and not yet sent, as it was written down. */
export type KeptMessage = Pick<Dispatch, 'channel' | 'level' | 'lines' | 'askedTotals' | 'nodeId' | 'scenarioId' | 'planHash'>;
type Line = KeptMessage['lines'][number];

/** Why a line says what is no longer so: what it names is settled, suspended, stopped or owed in part only (laws 5, 8). */
function lineFault(world: World, { level }: KeptMessage, { itemId, role, outstandingCents, nodeId }: Line): Reason | undefined {
  const parts = { itemId, nodeId };
  const view = world.items.get(itemId);
  if (view === undefined) return reason('itemUnknown', 25, parts);
  // a thank-you is for what is paid (law 23)
  if (level < 0) return view.folded.state === 'paid' ? undefined : reason('noLongerPaid', 25, parts);
  const standing = standingOf(world, view, undefined);
  if (standing !== undefined) {
    const { code, law, values, lastDay: untilDay } = standing;
    return reason(code, law, { ...parts, values, untilDay });
  }
  const owedCents = role === 'listed' ? view.netCents : view.outstandingCents;
  return owedCents < outstandingCents ? reason('asksTooMuch', 25, parts) : undefined;
}

function memberOf({ planHash, ...message }: KeptMessage, line: Line): Member {
  const { itemId: item, scenarioId = message.scenarioId, nodeId = message.nodeId, visit = 0 } = line;
  const role = line.role === 'claimed' ? 'claimed' : 'reminded';
  return { item, plan: planHash, scenarioId, nodeId, pc: 0, visit, role, readyAt: 0 };
}

/** What its asked lines come to today, credits and receipts set against them (law 5). */
function totalsToday(world: World, message: KeptMessage): ReturnType<typeof composeLinesIn>['totals'] {
  const { channel, level, lines } = message;
  const members = lines.filter(({ role, nodeId }) => nodeId !== undefined && role !== 'announced').map((line) => memberOf(message, line));
  const [carrier] = members;
  if (carrier === undefined) return [];
  const said = { channel, level, template: { id: '', version: 0 }, audience: [], rank: 0, unit: '' };
  const effect: ContactEffect = { kind: 'contact', at: world.nowMs, carrier, members, membersOnly: true, ...said };
  return composeLinesIn(world, effect).totals;
}

/**
 * Why a message that was made and lies there is not what would be written today, if so (laws 5, 8, 25): an item it names is settled, suspended, stopped or
 * owed in part only, or credits and receipts leave less to ask for. More being owed than it says is no reason: it claims nothing that is not due.
 */
export function noLongerTrue(message: KeptMessage, env: Environment, nowMs: number): Reason | undefined {
  const world = openWorld(env, nowMs);
  for (const line of message.lines) {
    const fault = lineFault(world, message, line);
    if (fault !== undefined) return fault;
  }
  const today = totalsToday(world, message);
  const fallen = (message.askedTotals ?? []).some(({ currency, payeeAccountId, cents }) => {
    const total = today.find((one) => one.currency === currency && one.payeeAccountId === payeeAccountId);
    return (total?.cents ?? 0) < cents;
  });
  return fallen ? reason('asksTooMuch', 25, { itemId: message.lines[0]?.itemId, nodeId: message.nodeId }) : undefined;
}
