import type { Dispatch } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { recalledContact } from './recalled-contact.js';

type Role = Dispatch['lines'][number]['role'];

const message = (settledAt: number, level: number, items: Record<string, Role>) => ({
  settledAt,
  level,
  lines: Object.entries(items).map(([itemId, role]) => ({ itemId, role, outstandingCents: 100, currency: 'EUR' })),
});

const r1 = message(10, 1, { a: 'reminded', b: 'reminded' });

describe('the earlier message a letter recalls by its date', () => {
  it.each([
    ['the latest that asked for all of its items', [r1, message(20, 2, { a: 'reminded', b: 'reminded' })], ['a', 'b'], 20],
    ['an older one, when the latest asked for some of them only', [r1, message(20, 2, { a: 'reminded' })], ['a', 'b'], 10],
    ['none, when one of its items was never asked for', [r1], ['a', 'c'], undefined],
    ['none, when it was listed for information only (law 17)', [message(10, 1, { a: 'reminded', b: 'listed' })], ['a', 'b'], undefined],
    ['none, when there was only a pre-reminder (law 7)', [message(5, 0, { a: 'announced' })], ['a'], undefined],
    ['none of another item, however recent', [r1, message(20, 1, { c: 'reminded' })], ['b'], 10],
    ['none, when it asks for nothing itself', [r1], [], undefined],
  ] as const)('is %s', (_what, earlier, asked, expected) => {
    expect(recalledContact(earlier, asked)?.settledAt).toBe(expected);
  });
});
