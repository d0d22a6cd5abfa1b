import { describe, expect, it } from 'vitest';
import type { Entity } from '@relance/schemas';
import { firstSteps } from './first-steps.js';

const entity: Entity = {
  _id: 'main',
  name: 'Brévanne',
  legalForm: '',
  siren: '',
  address: { lines: [], postcode: '', city: '', country: 'FR' },
  territory: 'FR',
  locale: 'fr',
  currency: 'EUR',
  payeeAccounts: [{ id: 'main', holder: 'Brévanne', iban: '', bic: '', bank: '' }],
  sender: { name: 'Inès', function: { fr: 'Crédit', en: 'Credit' }, email: 'ines@brevanne.example', phone: '' },
  policy: {
    gapDays: 7,
    cap: { contacts: 4, days: 30 },
    window: { fromMinute: 540, toMinute: 1020, weekdays: [1] },
    toleranceMinutes: 15,
    freshFeed: false,
  },
  legal: { lateInterestRatePercent: '0', lateInterestSince: '1970-01-01', indemnityCents: 4000 },
};
const done = (state: Parameters<typeof firstSteps>[0]): string[] => firstSteps(state).flatMap(({ step, isDone }) => (isDone ? [step] : []));

describe('the first steps', () => {
  it('are told from a house of which only the name is known', () => {
    expect(done({ entity, accounts: 0, scenarios: 0, assigned: 0 })).toEqual(['calendar']);
  });

  it('are undone again where what they stood on is gone', () => {
    const paid = { ...entity, payeeAccounts: [{ id: 'main', holder: 'B', iban: 'FR76', bic: '', bank: '' }] };
    expect(done({ entity: paid, accounts: 3, scenarios: 1, assigned: 1 })).toEqual([
      'bank',
      'calendar',
      'import',
      'scenario',
      'assignment',
    ]);
    expect(done({ entity: paid, accounts: 0, scenarios: 1, assigned: 0 })).toEqual(['bank', 'calendar', 'scenario']);
  });
});
