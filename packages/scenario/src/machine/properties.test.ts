import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Story } from '../testing/drive.js';
import { dayNumber, holidays, isHeldBack, local, owedCents } from '../testing/oracle.js';
import { receiptOf } from '../testing/drive.js';
import { anyWorld, freshEnvironment, type RandomWorld } from '../testing/random-world.js';
import { runRandom } from '../testing/run-random.js';
import { settle } from './settle.js';
import type { CaseState } from './state.js';
import { step } from './step.js';

const runs = { numRuns: 300 };
/** Days and levels of what counts for gap and cap: messages accepted or possibly so, calls that reached somebody. */
function counted(story: Story): { day: number; level: number; isMessage: boolean; plan: string }[] {
  return story.state.log.map((contact) => {
    const sent = story.happenings.find(({ receipt }) => receipt.dispatchId === contact.dispatchId);
    return {
      day: dayNumber(contact.at),
      level: contact.level,
      isMessage: contact.kind === 'message',
      plan: sent?.effect.carrier.plan ?? 'even',
    };
  });
}

function expectNoForbiddenContact(random: RandomWorld, story: Story): void {
  for (const { at } of story.happenings) {
    const { date, weekday, minute } = local(at);
    expect(['Mon', 'Tue', 'Wed', 'Thu', 'Fri']).toContain(weekday);
    expect(holidays.has(date)).toBe(false);
    expect(minute).toBeGreaterThanOrEqual(540);
    expect(minute).toBeLessThan(1080);
  }
  expectRhythm(random, story);
}

/** Gap and cap by pairs, for messages: a call opens and is reached later, so it is judged as what came before only. */
function expectRhythm(random: RandomWorld, story: Story): void {
  const contacts = counted(story);
  contacts.forEach((contact, index) => {
    if (!contact.isMessage) return;
    const policies = random.env.plans[contact.plan]?.policies;
    const gapDays = policies?.gapDays ?? 7;
    const earlier = contacts.slice(0, index);
    const isLight = contact.level === 0;
    for (const before of earlier) {
      const opensLittle = before.isMessage && before.level === 0 && !isLight;
      expect(contact.day - before.day).toBeGreaterThanOrEqual(opensLittle ? 2 : gapDays);
    }
    const days = policies?.cap?.days ?? 30;
    const inWindow = earlier.filter((before) => before.day > contact.day - days && (isLight || !before.isMessage || before.level > 0));
    expect(inWindow.length).toBeLessThan(policies?.cap?.contacts ?? 4);
  });
}

function expectLevelsNeverFall(random: RandomWorld, story: Story): void {
  for (const { effect, before, receipt } of story.happenings) {
    if (effect.kind !== 'contact' || receipt.outcome === 'failed') continue;
    for (const member of effect.members) {
      const token = before.tokens.find(({ item }) => item === member.item);
      const instruction = random.env.plans[member.plan]?.instructions[member.pc];
      const level = instruction?.op === 'contact' ? instruction.level : -1;
      expect(level).toBeGreaterThanOrEqual(token?.level ?? -1);
      expect(effect.level).toBeGreaterThanOrEqual(level);
    }
  }
}

function signature(story: Story): string[] {
  return story.happenings.map(
    ({ at, effect }) =>
      `${at} ${effect.carrier.nodeId} ${effect.members
        .map(({ item, role }) => `${item}:${role}`)
        .sort()
        .join(',')}`,
  );
}

/** Spread over the walk at odd minutes. */
const someWakes = (random: RandomWorld): number[] =>
  Array.from({ length: 120 }, (_, index) => random.from + index * 3.7 * 86_400_000 + index * 611_000);

describe('over random worlds', () => {
  it('P1 the level of an item never falls, and no contact is milder than an item it moves', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        expectLevelsNeverFall(random, runRandom(random));
      }),
      runs,
    );
  });

  it('P2 no line speaks of an item that is paid, held back or out of the walk', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        const env = freshEnvironment(random);
        for (const { at, shown, before } of runRandom(random, {}, env).happenings) {
          for (const { itemId } of shown?.lines ?? []) {
            expect(owedCents(env, itemId, at)).toBeGreaterThan(0);
            expect(isHeldBack(env, itemId, at)).toBe(false);
            expect(before.tokens.find(({ item }) => item === itemId)?.status).toBe('walking');
          }
        }
      }),
      runs,
    );
  });

  it('P4 and P5 gap, cap, hours, Sundays and holidays hold, as Intl sees them', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        expectNoForbiddenContact(random, runRandom(random));
      }),
      runs,
    );
  });

  it('P6 every overdue item has a next date, or a reason with an owner or an expiry', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        const env = freshEnvironment(random);
        const inspect = (result: { positions: ReturnType<typeof step>['positions']; effect?: unknown }, nowMs: number): void => {
          if (result.effect !== undefined) return;
          for (const item of env.facts.items) {
            if (owedCents(env, item.id, nowMs) <= 0 || item.dueDay >= dayNumber(nowMs)) continue;
            const position = result.positions.find(({ itemId }) => itemId === item.id);
            expect(position).toBeDefined();
            const hasDate = position?.nextAt !== undefined && position.nextAt > nowMs;
            const isOwned = position?.reason !== undefined && (position.owner !== undefined || position.reason.until !== undefined);
            expect(hasDate || isOwned).toBe(true);
          }
        };
        runRandom(random, { inspect }, env);
      }),
      runs,
    );
  });

  it('P7 and P9 nothing is ever done twice, whatever is paid: no ladder restarts', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        const seen = new Set<string>();
        for (const { effect, receipt } of runRandom(random).happenings) {
          if (effect.kind !== 'contact' || receipt.outcome === 'failed') continue;
          for (const member of effect.members) {
            const key = `${member.item}/${member.scenarioId}/${member.nodeId}`;
            expect(seen.has(key)).toBe(false);
            seen.add(key);
          }
        }
      }),
      runs,
    );
  });

  it('P8 extra wakes change nothing', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        expect(signature(runRandom(random, { extraWakes: someWakes(random) }))).toEqual(signature(runRandom(random)));
      }),
      runs,
    );
  });

  it('P8 the order of items and facts changes nothing', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        const { facts } = random.env;
        const items = [...facts.items].reverse().map((item) => ({ ...item, facts: [...item.facts].reverse() }));
        const env = { ...random.env, facts: { ...facts, items, suspensions: [...facts.suspensions].reverse(), tasks: [] } };
        expect(signature(runRandom(random, {}, env))).toEqual(signature(runRandom(random)));
      }),
      runs,
    );
  });

  it('P8 late wakes cause no forbidden contact', () => {
    fc.assert(
      fc.property(anyWorld, fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }), (random, hours) => {
        const story = runRandom(random, { lateBy: (index) => (hours[index % 5] ?? 0) * 3_600_000 });
        expectNoForbiddenContact(random, story);
        expectLevelsNeverFall(random, story);
      }),
      runs,
    );
  });

  it('P11 lines less credits are the totals, and no total exceeds what the account owes overdue', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        const env = freshEnvironment(random);
        for (const { at, shown } of runRandom(random, {}, env).happenings) {
          if (shown === undefined) continue;
          for (const currency of ['EUR', 'USD']) {
            const add = (rows: readonly { currency: string; cents: number }[]): number =>
              rows.filter((row) => row.currency === currency).reduce((sum, row) => sum + row.cents, 0);
            const lines = add(shown.lines.map((line) => ({ currency: line.currency, cents: line.outstandingCents })));
            expect(lines - add(shown.credits)).toBe(add(shown.totals) + add(shown.announcedTotals));
            const ofCurrency = env.facts.items.filter((item) => item.currency === currency);
            const all = ofCurrency.reduce((sum, item) => sum + Math.max(0, owedCents(env, item.id, at)), 0);
            expect(add(shown.totals)).toBeLessThanOrEqual(all);
            for (const line of shown.lines) expect(line.outstandingCents).toBe(owedCents(env, line.itemId, at));
          }
        }
      }),
      runs,
    );
  });

  it('P12 a receipt taken twice changes nothing the second time, and steps of an unsettled case ask for the same', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        const env = freshEnvironment(random);
        for (const { effect, receipt, before, at } of runRandom(random, {}, env).happenings) {
          const once = settle(before, effect, receipt, env);
          const twice = settle(once, effect, receipt, env);
          expect({ ...twice, sequence: 0 }).toEqual({ ...once, sequence: 0 });
          expect(step(before, env, at).effect).toEqual(effect);
          expect(receiptOf(effect, receipt.outcome, at)).toEqual(receipt);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('P14 nobody starves: after 400 days every item is paid, handed over, parked or suspended by a fact', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        const { last } = runRandom(random);
        for (const position of last.positions) expect(position.status).not.toBe('walking');
      }),
      runs,
    );
  });

  it('P15 the state survives a JSON round trip at every step', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        const plain = runRandom(random);
        const carried = runRandom(random, { roundTrip: true });
        expect(signature(carried)).toEqual(signature(plain));
        expect(JSON.parse(JSON.stringify(plain.state)) as CaseState).toEqual(carried.state);
      }),
      runs,
    );
  });

  it('P16 no further step about an item before the day after its granted deadline', () => {
    fc.assert(
      fc.property(anyWorld, (random) => {
        const notBefore = new Map<string, number>();
        for (const { effect, receipt, at } of runRandom(random).happenings) {
          for (const member of effect.members) {
            expect(dayNumber(at)).toBeGreaterThanOrEqual(notBefore.get(member.item) ?? 0);
            const isBound = effect.kind === 'contact' && receipt.outcome !== 'failed' && member.role !== 'announced';
            if (isBound && effect.deadlineDay !== undefined) notBefore.set(member.item, effect.deadlineDay + 1);
          }
        }
      }),
      runs,
    );
  });
});
