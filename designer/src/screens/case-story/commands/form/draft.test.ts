import { describe, expect, it } from 'vitest';
import type { Command } from '../command.js';
import { factCommands } from '../fact-commands.js';
import { moneyCommands } from '../money-commands.js';
import { newDraft, readDraft, type Draft } from './draft.js';

const commands = [...factCommands('case-1'), ...moneyCommands('case-1')];
const named = (id: string): Command => {
  const found = commands.find((command) => command.id === id);
  if (found === undefined) throw new Error(`no command ${id}`);
  return found;
};
const typed = (id: string, texts: Record<string, string>, more: Partial<Draft> = {}): Draft => ({
  ...newDraft(named(id), [], {}),
  texts,
  ...more,
});
const read = (id: string, texts: Record<string, string>, more: Partial<Draft> = {}) => readDraft(named(id), typed(id, texts, more), 'EUR');

describe('what a form says to the server', () => {
  it('is the whole case, with the amount in cents and its currency', () => {
    expect(read('promise', { untilOn: '2025-11-20', cents: '1 250,50' })).toEqual({
      body: { untilOn: '2025-11-20', cents: 125_050, currency: 'EUR' },
      missing: [],
      wrong: [],
    });
  });

  it('names what is missing, and what is no amount', () => {
    expect(read('promise', { cents: 'beaucoup' })).toMatchObject({ missing: ['untilOn'], wrong: ['cents'] });
    expect(read('payment', {})).toMatchObject({ missing: ['cents'] });
  });

  it('is about the items ticked, or about every other one (law 27)', () => {
    const put = { untilOn: '2025-11-20', reason: 'Audit' };
    expect(read('notBefore', put).missing).toEqual(['items']);
    expect(read('notBefore', put, { items: ['a'] }).body).toEqual({ ...put, items: ['a'] });
    expect(read('notBefore', put, { items: ['a'], scope: 'others' }).body).toEqual({ ...put, allBut: ['a'] });
  });

  it('asks for no item where the kind is about the case', () => {
    expect(named('opposition').about).toBe('none');
    expect(read('opposition', { channel: 'email' })).toEqual({ body: { channel: 'email' }, missing: [], wrong: [] });
  });

  it('reads instalments row by row, empty rows left out, half-filled ones refused', () => {
    const full = { dueOn: '2025-12-15', cents: '100' };
    const texts = { reason: 'Accord du 12' };
    expect(read('instalmentPlan', texts, { rows: { instalments: [full, {}] } }).body['instalments']).toEqual([
      { dueOn: '2025-12-15', cents: 10_000 },
    ]);
    expect(read('instalmentPlan', texts, { rows: { instalments: [full, { dueOn: '2026-01-15' }] } }).wrong).toEqual(['instalments']);
  });

  it('asks for a mandate to be said or denied: none is no answer', () => {
    expect(read('factoring', { holder: 'factored' }, { items: ['a'] }).missing).toEqual(['hasMandate']);
    expect(read('factoring', { holder: 'factored', hasMandate: 'false' }, { items: ['a'] }).body['hasMandate']).toBe(false);
  });
});

describe('the forms made from the lists', () => {
  it('ask for nothing a person cannot know: keys, versions, currencies', () => {
    const names = commands.flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(names.filter((name) => ['key', 'currency', 'version', 'kind'].includes(name))).toEqual([]);
  });

  it('offer what the account has where a field names something of it', () => {
    const field = (id: string, name: string) => named(id).fields.find((each) => each.name === name);
    expect(field('hold', 'contact')).toMatchObject({ shape: 'choice', source: 'contacts' });
    expect(field('bounce', 'dispatchId')).toMatchObject({ source: 'messages', isNeeded: true });
    expect(field('allocation', 'items')).toMatchObject({ shape: 'rows', row: [{ name: 'item', source: 'items' }, { name: 'cents' }] });
    expect(field('dispute', 'reason')).toMatchObject({ shape: 'choice', isNeeded: true });
    expect(field('hold', 'reason')).toMatchObject({ shape: 'word' });
  });
});
