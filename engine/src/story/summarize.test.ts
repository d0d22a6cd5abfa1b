import type { TokenPosition } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { summarize, type Standing } from './summarize.js';

function standing(id: string, position?: Partial<TokenPosition>, outstandingCents = 100): Standing {
  const item = { _id: id, outstandingCents };
  if (position === undefined) return { item };
  return { item, position: { itemId: id, scenarioId: 's', planHash: 'p', nodeId: 'n', level: 0, status: 'walking', ...position } };
}

describe('where the open items stand', () => {
  it('counts each open item once: handed over, waiting for a reason, or unexplained', () => {
    const summary = summarize([
      standing('a', { status: 'stopped', reason: { code: 'handedOver', law: 12 } }),
      standing('b', { status: 'parked', reason: { code: 'sortFirst', law: 7 } }),
      standing('c', { nextAt: 1000 }),
      standing('d', { nextAt: 1000, reason: { code: 'gap', law: 14 } }),
      standing('e', undefined, -50),
      standing('f'),
      standing('g', {}),
    ]);
    expect(summary).toEqual({ handedOver: 1, waiting: { sortFirst: 1, planned: 1, gap: 1, credit: 1 }, unexplained: 2, moving: 2 });
  });
});
