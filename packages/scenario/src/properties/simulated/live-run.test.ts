import { fromDayNumber } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import { describe, expect, it } from 'vitest';
import type { CaseFacts, Environment } from '../../machine/facts/environment.js';
import { settle } from '../../machine/settle.js';
import type { CaseState } from '../../machine/state.js';
import { openCase, step } from '../../machine/step.js';
import { simulate } from '../../simulate/simulate.js';
import { dayNumber, local } from '../../testing/oracle/civil-time.js';
import { freshEnvironment } from '../../testing/random/draw-world.js';
import { forAllWorlds } from '../../testing/random/for-all-worlds.js';

/** What the world had recorded by an instant: all that the live case is ever told. */
function knownBy(facts: CaseFacts, nowMs: number): CaseFacts {
  const known = <Fact extends { recordedAt: number }>(list: readonly Fact[]): Fact[] => list.filter((fact) => fact.recordedAt <= nowMs);
  return {
    ...facts,
    items: facts.items.map((item) => ({ ...item, facts: known(item.facts) })),
    receipts: known(facts.receipts),
    suspensions: known(facts.suspensions),
    contactsOutside: known(facts.contactsOutside ?? []),
    instalmentPlans: known(facts.instalmentPlans ?? []).map(({ brokenDay, brokenAt = 0, ...plan }) =>
      brokenDay === undefined || brokenAt > nowMs ? plan : { ...plan, brokenDay, brokenAt },
    ),
    tasks: facts.tasks.filter(({ at }) => at <= nowMs),
  };
}

/** When something is recorded, and so when a signal wakes the live case. */
function signals({ items, receipts, suspensions, contactsOutside = [], instalmentPlans = [] }: CaseFacts): number[] {
  const lists = [...items.map((item) => item.facts), receipts, suspensions, contactsOutside, instalmentPlans].flat();
  return [...lists.map(({ recordedAt }) => recordedAt), ...instalmentPlans.flatMap(({ brokenAt }) => brokenAt ?? [])];
}

/** `2025-10-13 R1 1 f1:reminded`: a contact as both tell it. */
function line(date: string, nodeId: string, level: number, members: string[]): string {
  return `${date} ${nodeId} ${level} ${[...members].sort().join(' ')}`;
}

/**
 * The loop of the live workflow, written anew: decide on what is known now, carry out one effect after another, settle from the receipt, then
 * rest to the next date or signal; the state passes through JSON at every rest, as it does when a run is continued as new.
 */
function liveRun(env: Environment, from: number, to: number): string[] {
  const told: string[] = [];
  let state: CaseState = openCase(env.facts.caseId);
  const inbox = signals(env.facts);
  for (let nowMs = from; nowMs <= to;) {
    const seen: Environment = { ...env, facts: knownBy(env.facts, nowMs) };
    let decided = step(state, seen, nowMs);
    for (let effects = 0; decided.effect !== undefined && effects < 100; effects += 1) {
      const { effect } = decided;
      const members = effect.kind === 'withdraw' ? [] : effect.members.map(({ item, nodeId, visit }) => ({ item, nodeId, visit }));
      const dispatchId =
        effect.kind === 'withdraw' ? effect.taskId : `${effect.carrier.item}/${effect.carrier.nodeId}/${effect.carrier.visit}`;
      const outcome = effect.kind === 'contact' ? 'sent' : effect.kind === 'task' ? 'opened' : 'withdrawn';
      if (effect.kind === 'contact') {
        const items = effect.members.map(({ item }) => item);
        told.push(line(local(nowMs).date, effect.carrier.nodeId, effect.level, items));
      }
      state = settle(decided.state, effect, { outcome, dispatchId, at: nowMs, members }, seen);
      decided = step(state, seen, nowMs);
    }
    state = JSON.parse(JSON.stringify(decided.state)) as CaseState;
    const due = [...inbox, ...(decided.wakeAt === undefined ? [] : [decided.wakeAt])].filter((instant) => instant > nowMs);
    nowMs = Math.min(Number.POSITIVE_INFINITY, ...due);
  }
  return told;
}

describe('the simulation', () => {
  it('P10 tells the very contacts of a live run that learns each fact only when it is recorded', () => {
    forAllWorlds(
      (random) => {
        const env = freshEnvironment(random);
        const calendars = Object.fromEntries(Object.keys(env.calendars).map((territory) => [territory, buildCalendar(territory, 2024, 6)]));
        const from = dayNumber(random.from);
        const to = from + 200;
        const days = { from: fromDayNumber(from), to: fromDayNumber(to) };
        const { contacts } = simulate({ plans: env.plans, calendars, policy: env.policy, cases: [env.facts], ...days });
        const numbers = new Map(env.facts.items.map(({ id, number }) => [number, id]));
        const simulated = contacts.map(({ date, nodeId, level, items }) => {
          const moved = items.filter(({ role }) => role !== 'listed').map(({ number }) => numbers.get(number) ?? number);
          return line(date, nodeId, level, moved);
        });
        const calendar = env.calendars[env.policy.territory];
        const live = liveRun(freshEnvironment(random), calendar?.toInstant(from, 0) ?? 0, (calendar?.toInstant(to + 1, 0) ?? 0) - 1);
        expect(simulated).toEqual(live);
      },
      { runs: 60 },
    );
  });
});
