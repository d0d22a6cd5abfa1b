import { describe, expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { decision, type DecisionData } from './kind.js';

const condition = { field: 'overdueCents', operator: 'ge', value: 100_000, currency: 'EUR' } as const;
const data: DecisionData = { cases: [{ id: 'large', label: { fr: 'gros', en: 'large' }, condition }] };

describe('a decision', () => {
  it('is a branch; with a date it first rests until then', () => {
    const branch = {
      op: 'branch',
      nodeId: 'carte',
      cases: [{ id: 'large', condition, next: 7 }],
      otherwise: 8,
    };
    const ports = { large: 7, else: 8 };
    expect(decision.compile(data, placed(ports))).toEqual([branch]);
    const when = { anchor: 'dueDate', offset: 25, unit: 'days' } as const;
    expect(decision.compile({ ...data, when }, placed(ports))).toEqual([{ op: 'wait', nodeId: 'carte', when, next: 5 }, branch]);
    expect([decision.timing(data), decision.timing({ ...data, when })]).toEqual([{}, { when, offsetDays: 25 }]);
  });

  it('shows its cases in order, the first as the nominal way, and whatever holds in none', () => {
    const second = { id: 'small', label: { fr: 'petit', en: 'small' }, condition };
    expect(decision.ports({ cases: [...data.cases, second] }).map(({ id, nominal = false }) => [id, nominal])).toEqual([
      ['large', true],
      ['small', false],
      ['else', false],
    ]);
  });

  it('tells what is wrong with every one of its conditions', () => {
    const wrong = { field: 'shoeSize', operator: 'eq', value: 43 } as const;
    const cases = [
      { id: 'a', label: { fr: 'a', en: 'a' }, condition: { any: [wrong, { not: wrong }] } },
      { id: 'b', label: { fr: 'b', en: 'b' }, condition: wrong },
    ];
    const faults = decision.check?.({ cases }, { templates: [], locales: [] }) ?? [];
    expect(faults.map(({ code }) => code)).toEqual(['C130', 'C130', 'C130']);
  });
});
