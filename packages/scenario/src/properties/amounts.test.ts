import { describe, expect, it } from 'vitest';
import { netCents, owedCents } from '../testing/oracle/balance.js';
import { dayNumber } from '../testing/oracle/civil-time.js';
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
});
