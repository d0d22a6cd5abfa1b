import type { TaskView } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { emptyDraft, partsOf, possibleParts, readAnswer, type AnswerDraft } from './answer-draft.js';

const context = { today: '2025-11-13', currency: 'EUR' };
const read = (more: Partial<AnswerDraft>) => readAnswer({ ...emptyDraft, outcome: 'x', ...more }, context);

describe('an answer as it is typed', () => {
  it.each([
    ['promise', ['promise']],
    ['promised', ['promise']],
    ['dispute', ['dispute']],
    ['wrongContact', ['contact']],
    ['found', ['contact']],
    ['noAnswer', []],
    ['approved', []],
  ])('%s asks for %j', (outcome, parts) => {
    expect(partsOf(outcome)).toEqual(parts);
  });

  it('is nothing to send while no outcome is chosen', () => {
    expect(readAnswer(emptyDraft, context).body).toBeUndefined();
  });

  it('of a promise needs a day that is not over, and an amount that can be read, or none', () => {
    expect([...read({ parts: ['promise'] }).faults]).toEqual(['promiseOn']);
    expect([...read({ parts: ['promise'], promiseOn: '2025-11-12' }).faults]).toEqual(['promiseOn']);
    expect([...read({ parts: ['promise'], promiseOn: '2025-11-21', promiseAmount: 'beaucoup' }).faults]).toEqual(['promiseAmount']);
    expect(read({ parts: ['promise'], promiseOn: '2025-11-13', promiseAmount: '7 986,40' }).body).toEqual({
      outcome: 'x',
      promise: { on: '2025-11-13', cents: 798_640, currency: 'EUR' },
    });
  });

  it('of a dispute needs its reason, of a contact a name and a way to reach it; a note is trimmed', () => {
    expect([...read({ parts: ['dispute', 'contact'] }).faults]).toEqual(['disputeReason', 'contactName', 'contactReach']);
    expect(read({ parts: ['dispute'], disputeReason: 'price', note: ' Remise ' }).body).toEqual({
      outcome: 'x',
      dispute: { reason: 'price' },
      note: 'Remise',
    });
    expect(read({ parts: ['contact'], contactName: 'Paul', contactPhone: '+33100000000' }).body?.contact).toEqual({
      role: 'accountsPayable',
      name: 'Paul',
      phone: '+33100000000',
    });
  });

  it('applies to the items ticked alone, where some were (law 21)', () => {
    expect(readAnswer({ ...emptyDraft, outcome: 'x' }, { ...context, ticked: ['a'] }).body).toEqual({ outcome: 'x', items: ['a'] });
  });

  it('of a call that reached nobody may bring a contact alone, of an approval nothing', () => {
    const outcomes = [
      { id: 'reached', fr: 'x', en: 'x', reached: true },
      { id: 'noAnswer', fr: 'x', en: 'x', reached: false },
    ];
    const view = (kind: TaskView['task']['kind']) => ({ task: { kind, outcomes } }) as unknown as TaskView;
    expect(possibleParts(view('call'), 'reached')).toHaveLength(3);
    expect(possibleParts(view('call'), 'noAnswer')).toEqual(['contact']);
    expect(possibleParts(view('approval'), 'reached')).toEqual([]);
    expect(possibleParts(view('call'), undefined)).toEqual([]);
  });
});
