import type { Template } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { cardChanges, changedTexts } from './changes-of.js';

describe('what changed between two versions', () => {
  it('marks a card where it is: removed before, added after, changed in both', () => {
    const { before, after } = cardChanges([
      { code: 'removed', nodeId: 'sms', params: {} },
      { code: 'added', nodeId: 'letter', params: {} },
      { code: 'moved', nodeId: 'r2', params: { from: 15, to: 12 } },
      { code: 'policy', params: { policy: 'gapDays', from: 7, to: 5 } },
    ]);
    expect([...before]).toEqual([
      ['sms', 'removed'],
      ['r2', 'changed'],
    ]);
    expect([...after]).toEqual([
      ['letter', 'added'],
      ['r2', 'changed'],
    ]);
  });

  it('names the texts that say something else, each once', () => {
    const text = (id: string, locale: 'fr' | 'en', body: string): Template => ({
      id,
      version: 1,
      channel: 'email',
      locale,
      subject: `Objet ${id}`,
      body,
    });
    const before = { templates: [text('a', 'fr', 'x'), text('a', 'en', 'x'), text('b', 'fr', 'x')] };
    const after = { templates: [text('a', 'fr', 'y'), text('a', 'en', 'y'), text('b', 'fr', 'x'), text('c', 'fr', 'z')] };
    expect(changedTexts(before, after)).toEqual(['Objet a']);
    expect(changedTexts(before, before)).toEqual([]);
  });
});
