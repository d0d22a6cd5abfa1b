import { describe, expect, it } from 'vitest';
import { numberOfDate } from '../../testing/oracle/civil-time.js';
import { morning } from '../../testing/random/draw-facts.js';
import { caseOf, handOver, invoice, ladder, world } from '../../testing/small-world.js';
import type { SuspensionFacts } from '../facts/recorded-facts.js';
import { pausesOf } from './pauses.js';

const monday = numberOfDate('2025-10-06');
const fact = (kind: SuspensionFacts['kind'], more: Partial<SuspensionFacts> = {}): SuspensionFacts => ({
  id: kind,
  kind,
  itemId: 'f1',
  fromDay: monday,
  recordedAt: morning(monday),
  ...more,
});

function pauses(suspensions: SuspensionFacts[]): Record<string, [string, string | undefined]> {
  const env = world(ladder([handOver('H')]), caseOf([invoice('F1', '2025-09-01'), invoice('F2', '2025-09-01')], { suspensions }));
  return Object.fromEntries([...pausesOf(env, morning(monday))].map(([item, { reason, until }]) => [item, [reason.code, until]]));
}

describe('what pauses items', () => {
  it('is nothing where nothing was recorded', () => {
    expect(pauses([])).toEqual({});
  });

  it('is told by item with its last day: a promise to its date and one business day (law 8)', () => {
    // promised for Friday the 10th: Monday the 13th
    expect(pauses([fact('promise', { untilDay: numberOfDate('2025-10-10') })])).toEqual({ f1: ['promise', '2025-10-13'] });
  });

  it('lasts until it is lifted for a dispute', () => {
    expect(pauses([fact('dispute')])).toEqual({ f1: ['dispute', undefined] });
    expect(pauses([fact('dispute', { liftedDay: monday, liftedAt: morning(monday), inError: true })])).toEqual({});
  });
});
