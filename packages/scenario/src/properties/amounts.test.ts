import { describe, expect, it } from 'vitest';
import type { Environment, LateFeeRule } from '../machine/facts/environment.js';
import { accessoriesOn } from '../testing/oracle/accessories.js';
import { disputedPartCents, netCents, owedCents } from '../testing/oracle/balance.js';
import { dayNumber, numberOfDate } from '../testing/oracle/civil-time.js';
import { isDisputed } from '../testing/oracle/held-back.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

interface Row {
  currency: string;
  payeeAccountId?: string | undefined;
  cents: number;
}

const currencies = ['EUR', 'USD'];
const payees = [undefined, 'second'];

/** Two half-years of rates, and an indemnity that changed with them; none in dollars. */
const lateFees: LateFeeRule[] = [
  { fromDay: numberOfDate('2025-07-01'), currency: 'EUR', annualRateBasisPoints: 1215, indemnityCents: 4_000 },
  { fromDay: numberOfDate('2026-01-01'), currency: 'EUR', annualRateBasisPoints: 1_015, indemnityCents: 4_500 },
];

function add(rows: readonly Row[], currency: string, payee: string | undefined): number {
  return rows.filter((row) => row.currency === currency && row.payeeAccountId === payee).reduce((sum, row) => sum + row.cents, 0);
}

describe('over random worlds', () => {
  it('P11 principal adds up to the cent per currency and payee account, and no total exceeds the net overdue (laws 5, 6)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      for (const { at, shown, effect } of runRandom(random, {}, env).happenings) {
        if (shown === undefined) continue;
        const isNotice = effect.level >= 5;
        const counted = shown.lines.filter(({ role }) => (isNotice ? role === 'claimed' : role !== 'settled'));
        const today = dayNumber(at);
        const net = netCents(env.facts, at, today, (id) => isDisputed(env.facts, id, at));
        for (const line of shown.lines) expect(line.outstandingCents).toBe(owedCents(env.facts, line.itemId, at));
        for (const currency of currencies) {
          for (const payee of payees) {
            const lines = add(
              counted.map(({ outstandingCents, ...line }) => ({ ...line, cents: outstandingCents })),
              currency,
              payee,
            );
            const credits = add(shown.credits, currency, payee);
            expect(lines - credits).toBe(add(shown.totals, currency, payee) + add(shown.announcedTotals, currency, payee));
            const overdue = env.facts.items
              .filter((item) => item.currency === currency && item.payeeAccountId === payee && item.dueDay < today)
              .reduce((sum, item) => sum + (net.get(item.id) ?? 0), 0);
            expect(add(shown.totals, currency, payee)).toBeLessThanOrEqual(overdue);
          }
        }
      }
    });
  });

  it('P11 accessories add up to the cent: each line, each subtotal, and only from the level the scenario names (law 5)', () => {
    forAllWorlds((random) => {
      const fresh = freshEnvironment(random);
      const fromLevel = 1 + (random.env.facts.items.length % 5);
      const plans = Object.fromEntries(
        Object.entries(fresh.plans).map(([hash, plan]) => [
          hash,
          { ...plan, policies: { ...plan.policies, accessoriesFromLevel: fromLevel } },
        ]),
      );
      const env: Environment = { ...fresh, plans, policy: { ...fresh.policy, lateFees } };
      for (const { at, shown, effect } of runRandom(random, {}, env).happenings) {
        if (shown === undefined) continue;
        for (const line of shown.lines) {
          const item = env.facts.items.find(({ id }) => id === line.itemId);
          // what a plan or a dispute about a part makes of the balance day by day is no matter of this oracle
          if (item === undefined || env.facts.instalmentPlans !== undefined || disputedPartCents(env.facts, item.id, at) > 0) continue;
          const member = effect.members.find((one) => one.item === item.id);
          const step = member === undefined ? undefined : plans[member.plan]?.instructions[member.pc];
          const isAsked = line.role === 'claimed' || line.role === 'reminded';
          const isDue = isAsked && step?.op === 'contact' && step.level >= fromLevel;
          const nettedCents = line.outstandingCents - line.netCents;
          const about = { item, today: dayNumber(at), nowMs: at, nettedCents };
          const expected = isDue ? accessoriesOn(env.facts, lateFees, about) : undefined;
          const told = shown.accessories.find(({ itemId }) => itemId === item.id);
          expect(told && { interestCents: told.interestCents, indemnityCents: told.indemnityCents }).toEqual(expected);
        }
        for (const currency of currencies) {
          for (const payee of payees) {
            const cents = shown.accessories.map(({ interestCents, indemnityCents, ...line }) => ({
              ...line,
              cents: interestCents + indemnityCents,
            }));
            expect(add(cents, currency, payee)).toBe(add(shown.accessoryTotals, currency, payee));
          }
        }
      }
    });
  });
});
