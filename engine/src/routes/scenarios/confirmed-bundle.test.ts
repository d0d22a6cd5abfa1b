import { describe, expect, it } from 'vitest';
import { confirmedBundle } from './confirmed-bundle.js';

describe('a drawing published so that each message is confirmed', () => {
  it.each([
    [
      'a bundle',
      { graph: { nodes: [], policies: { gapDays: 5 } } },
      { graph: { nodes: [], policies: { gapDays: 5, sendMode: 'confirm' } } },
    ],
    ['a bare graph', { nodes: [] }, { nodes: [], policies: { sendMode: 'confirm' } }],
    ['one of key accounts, as it is', { graph: { policies: { sendMode: 'owner' } } }, { graph: { policies: { sendMode: 'owner' } } }],
    ['what is none, as it is', { graph: 3, policies: [] }, { graph: 3, policies: { sendMode: 'confirm' } }],
  ])('%s', (_, drawn, published) => {
    expect(confirmedBundle(drawn)).toEqual(published);
  });
});
