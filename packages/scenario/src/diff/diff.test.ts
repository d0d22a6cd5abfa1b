import { canonicalJson } from '@relance/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCatalogue, type Catalogue } from '../compile/catalogue.js';
import { compile } from '../compile/compile.js';
import { drawn, mail, on, type Card } from '../compile/testing/drawn.js';
import { randomDrawing } from '../compile/testing/random-drawing.js';
import type { Plan } from '../plan.js';
import { changeCodes, diff } from './diff.js';
import { changeTexts, tellChange } from './change-texts.js';

function planOf(cards: Record<string, Card>, policies = {}): Plan {
  const { plan } = compile(drawn(cards, policies));
  if (plan === undefined) throw new Error('does not compile');
  return plan;
}

const names = new Map([
  ['r1', 'Relance 1'],
  ['r2', 'Relance 2'],
  ['fin', 'Fin'],
]);
const before = planOf({ r1: mail(on(5), 1, 'r2'), r2: mail(on(15), 2, 'fin') });
const told = (after: Plan): string[] => diff(before, after).map((change) => tellChange(change, names).fr);

describe('what changed between two plans', () => {
  const cases: [string, Plan, string[]][] = [
    ['nothing', planOf({ r1: mail(on(5), 1, 'r2'), r2: mail(on(15), 2, 'fin') }), []],
    ['a day', planOf({ r1: mail(on(7), 1, 'r2'), r2: mail(on(15), 2, 'fin') }), ['« Relance 1 » passe de J+5 à J+7.']],
    [
      'a level and a deadline',
      planOf({ r1: mail(on(5), 1, 'r2'), r2: mail(on(15), 3, 'fin', { deadlineDays: 8 }) }),
      ['Le délai accordé par « Relance 2 » passe de – à 8 jours.', '« Relance 2 » passe du niveau 2 au niveau 3.'],
    ],
    [
      'a step less',
      planOf({ r1: mail(on(5), 1, 'fin') }),
      [
        '« Relance 2 » est supprimée.',
        'La sortie « sent » de « Relance 1 » mène à « Fin » au lieu de « Relance 2 ».',
        'La sortie « failed » de « Relance 1 » mène à « Fin » au lieu de « Relance 2 ».',
      ],
    ],
    [
      'hours',
      planOf({ r1: mail(on(5, { hours: { fromMinute: 540, toMinute: 660 } }), 1, 'r2'), r2: mail(on(15), 2, 'fin') }),
      ['La date de « Relance 1 » change.'],
    ],
    ['a policy', planOf({ r1: mail(on(5), 1, 'r2'), r2: mail(on(15), 2, 'fin') }, { gapDays: 8 }), ['Réglage gapDays : – → 8.']],
  ];

  it.each(cases)('%s', (_, after, expected) => {
    expect(told(after)).toEqual(expected);
  });

  it('has a sentence in both languages for each kind of change', () => {
    expect(Object.keys(changeTexts).sort()).toEqual([...changeCodes].sort());
  });
});

describe('of any two plans', () => {
  const lenient: Catalogue = {
    ...defaultCatalogue,
    severities: Object.fromEntries(
      ['L301', 'L302', 'L303', 'L304', 'L305', 'L306', 'L312', 'T202', 'T206'].map((code) => [code, 'off'] as const),
    ),
  };

  it('is empty where they are one, and never where their texts differ', () => {
    fc.assert(
      fc.property(randomDrawing(5, 'forward'), randomDrawing(5, 'forward'), (one, other) => {
        const [left, right] = [compile(one, lenient).plan, compile(other, lenient).plan];
        if (left === undefined || right === undefined) return;
        expect(diff(left, left)).toEqual([]);
        const changes = diff(left, right);
        expect(changes.length > 0).toBe(canonicalJson(left) !== canonicalJson(right));
        for (const change of changes) expect(Object.values(tellChange(change)).join()).not.toMatch(/[{]\w+[}]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('tells an exchange of two instructions, which changes no meaning', () => {
    const { instructions } = before;
    const renumbered = (pc: number): number => [1, 0, 2][pc] ?? pc;
    const moved = instructions.map((one) =>
      one.op === 'contact' ? { ...one, sent: renumbered(one.sent), failed: renumbered(one.failed) } : one,
    );
    const swapped = [moved[1], moved[0], moved[2]].filter((one) => one !== undefined);
    expect(diff(before, { ...before, entry: 1, instructions: swapped })).toEqual([{ code: 'order', params: {} }]);
  });
});
