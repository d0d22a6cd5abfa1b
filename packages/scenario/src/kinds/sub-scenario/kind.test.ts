import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { subScenario } from './kind.js';

const data = {
  scenario: 'rappel-court@3',
  outcomes: [
    { id: 'reached', label: { fr: 'joint', en: 'reached' } },
    { id: 'silent', label: { fr: 'sans réponse', en: 'silent' } },
  ],
};

it('a sub-scenario has one way out per outcome, and is drawn in its place: no instruction is its own', () => {
  expect(subScenario.ports(data).map(({ id, nominal }) => [id, nominal])).toEqual([
    ['reached', true],
    ['silent', false],
  ]);
  expect(subScenario.timing(data)).toEqual({ includes: { scenario: 'rappel-court@3' } });
  expect(subScenario.compile(data, placed({}))).toEqual([]);
});

it.each([
  ['rappel-court@3', true],
  ['rappel-court', false],
  ['rappel-court@0', false],
  ['Rappel@1', false],
  ['', true],
])('“%s” is a scenario in a version, or not chosen yet: %s', (scenario, isAccepted) => {
  expect(new Ajv({ strict: false }).validate(subScenario.dataSchema, { ...data, scenario })).toBe(isAccepted);
});
