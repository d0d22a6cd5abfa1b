import { describe, expect, it } from 'vitest';
import { placeholderEntity } from '../access/first-entity.js';
import { entityFaults, isIban } from './entity-faults.js';

const entity = placeholderEntity('Atelier Morel', { name: 'Anne', email: 'anne@morel.example', locale: 'fr' });
const payee = { id: 'main', holder: 'Atelier Morel', iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'AGRIFRPP', bank: 'Banque' };
const codes = (more: Partial<typeof entity>) => entityFaults({ ...entity, ...more }).map(({ code, path }) => [code, path]);

describe('an IBAN', () => {
  // the examples of the IBAN registry (ISO 13616), and the same with two digits exchanged, one wrong, one missing
  it.each(['FR1420041010050500013M02606', 'DE89370400440532013000', 'GB29NWBK60161331926819', 'fr14 2004 1010 0505 0001 3m02 606'])(
    '%s is one',
    (iban) => {
      expect(isIban(iban)).toBe(true);
    },
  );
  it.each(['FR1420041010050500013M02660', 'DE89370400440532013001', 'FR142004101005050013M02606', 'IBAN', ''])('%s is none', (iban) => {
    expect(isIban(iban)).toBe(false);
  });
});

describe('an entity', () => {
  it('without bank details yet has no fault, and with sound ones neither', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ payeeAccounts: [payee, { ...payee, id: 'second', bic: 'AGRIFRPP882' }] })).toEqual([]);
  });

  it('is told everything that is wrong at once', () => {
    const window = { fromMinute: 1020, toMinute: 540, weekdays: [1] };
    const signs = { role: 'collector', name: 'x', function: { fr: 'x', en: 'x' }, email: 'x@y.example', phone: '' };
    expect(
      codes({
        payeeAccounts: [{ ...payee, iban: 'FR7630006000011234567890188', bic: 'AGRI' }, payee],
        policy: { ...entity.policy, window },
        senders: [signs, signs],
        legal: { ...entity.legal, lateInterestSince: '2025-02-30' },
      }),
    ).toEqual([
      ['entity.iban', 'body/payeeAccounts/0/iban'],
      ['entity.bic', 'body/payeeAccounts/0/bic'],
      ['entity.payeeTwice', 'body/payeeAccounts/1/id'],
      ['entity.hours', 'body/policy/window'],
      ['entity.senderTwice', 'body/senders/1/role'],
      ['entity.dayUnknown', 'body/legal/lateInterestSince'],
    ]);
  });
});
