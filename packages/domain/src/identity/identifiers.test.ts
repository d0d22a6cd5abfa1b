import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountId,
  alertTaskId,
  caseId,
  contactId,
  dispatchId,
  itemId,
  paymentId,
  sha256Hex,
  stableHash,
  stepClaimId,
  recordedFactId,
} from './identifiers.js';

const item = { entityId: 'ACME', accountCode: '411DURAND', type: 'invoice', number: 'F2025-0117', ordinal: 1 };
const step = { itemId: 'a1', scenarioId: 'sme', nodeId: 'n3', visit: 1 };
const dispatch = { ...step, caseId: 'c1', channel: 'email', recipientRole: 'accountsPayable' };

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
    ['Société Générale €', '3de3b0ee82ef936d6cc8f403744b5ab11343f916bc0833844af359c9dbd3ce31'],
    ['\u{1f600}', 'f0443a342c5ef54783a111b51ba56c938e474c32324d90c3a60c9c8e3a37e2d9'],
  ])('of "%s" is the one of the standard, over UTF-8', (text, expected) => {
    expect(sha256Hex(text)).toBe(expected);
  });
});

describe('identities', () => {
  it('never change: stored records are found by them', () => {
    expect(itemId(item)).toBe(sha256Hex('["item","ACME","411DURAND","invoice","F2025-0117",1]').slice(0, 32));
    expect(accountId('ACME', '411DURAND')).toBe(sha256Hex('["account","ACME","411DURAND"]').slice(0, 32));
    expect(caseId('ACME', 'p1')).toBe(sha256Hex('["case","ACME","p1"]').slice(0, 32));
    expect(alertTaskId('c1', 'outsideDeadline/d1')).toBe(sha256Hex('["alert","c1","outsideDeadline/d1"]').slice(0, 32));
    const contact = '["contact","p1","accountsPayable","compta@durand.example"]';
    expect(contactId('p1', 'accountsPayable', 'compta@durand.example')).toBe(sha256Hex(contact).slice(0, 32));
    expect(paymentId(['ACME', 'bank', 'L12'])).toBe(sha256Hex('["payment","ACME","bank","L12"]').slice(0, 32));
    expect(recordedFactId('c1', 'promise-7')).toBe(sha256Hex('["suspension","c1","promise-7"]').slice(0, 32));
    expect(dispatchId(dispatch)).toBe(sha256Hex('["dispatch","c1","a1","sme","n3",1,"email","accountsPayable"]').slice(0, 32));
  });

  it('ignore spaces around a key and how accents are composed, not upper and lower case', () => {
    expect(itemId({ ...item, number: ' F2025-0117\u00a0' })).toBe(itemId(item));
    expect(accountId('ACME', 'SOCIE\u0301TE\u0301')).toBe(accountId('ACME', 'SOCI\u00c9T\u00c9'));
    expect(accountId('ACME', '411durand')).not.toBe(accountId('ACME', '411DURAND'));
  });

  it('differ as soon as one part of the key differs', () => {
    const changes = [{ entityId: 'B' }, { accountCode: '411' }, { type: 'creditNote' }, { number: 'F2025-0118' }, { ordinal: 2 }];
    expect(new Set([item, ...changes.map((change) => ({ ...item, ...change }))].map((key) => itemId(key))).size).toBe(changes.length + 1);
    const turns = [
      { caseId: 'c2' },
      { itemId: 'a2' },
      { scenarioId: 's' },
      { nodeId: 'n' },
      { visit: 2 },
      { channel: 'sms' },
      { recipientRole: 'r' },
    ];
    expect(new Set([dispatch, ...turns.map((turn) => ({ ...dispatch, ...turn }))].map(dispatchId)).size).toBe(turns.length + 1);
  });

  it('are not confused by where one part ends and the next begins', () => {
    expect(accountId('AB', 'C')).not.toBe(accountId('A', 'BC'));
    expect(paymentId(['a', 'b'])).not.toBe(paymentId(['a","b']));
    expect(paymentId(['a', ''])).not.toBe(paymentId(['a']));
    expect(accountId('A', 'B')).not.toBe(caseId('A', 'B'));
  });

  it('a step claim can be read', () => {
    expect(stepClaimId(step)).toBe('a1/sme/n3/1');
    expect(() => stepClaimId({ ...step, nodeId: 'a/b' })).toThrow(RangeError);
    expect(() => stepClaimId({ ...step, scenarioId: '' })).toThrow(RangeError);
  });

  it('number from 0', () => {
    expect(itemId({ ...item, ordinal: 0 })).toBe(sha256Hex('["item","ACME","411DURAND","invoice","F2025-0117",0]').slice(0, 32));
    expect(stepClaimId({ ...step, visit: 0 })).toBe('a1/sme/n3/0');
  });

  it.each([-1, 0.5, Number.NaN])('the number %d is no ordinal and no visit', (number) => {
    expect(() => itemId({ ...item, ordinal: number })).toThrow(RangeError);
    expect(() => stepClaimId({ ...step, visit: number })).toThrow(RangeError);
    expect(() => dispatchId({ ...dispatch, visit: number })).toThrow(RangeError);
  });
});

describe('the stable hash', () => {
  it('is the same for ever: arms of experiments rest on it (law 11)', () => {
    expect(stableHash('')).toBe(2872998923);
    expect(stableHash('411DURAND')).toBe(3541765169);
    expect(stableHash('société')).toBe(4238493674);
  });

  it('shares accounts evenly, and two experiments independently', () => {
    const accounts = Array.from({ length: 20_000 }, (_, index) => `411${index}`);
    const armOf = (account: string, experiment: string) => stableHash(`${account}/${experiment}`) % 2;
    const both = accounts.filter((account) => armOf(account, 'tone') === 1 && armOf(account, 'hour') === 1).length;
    const first = accounts.filter((account) => armOf(account, 'tone') === 1).length;
    expect(Math.abs(first - 10_000)).toBeLessThan(300);
    expect(Math.abs(both - 5_000)).toBeLessThan(300);
    const minutes = new Array<number>(60).fill(0);
    for (const account of accounts) minutes[stableHash(account) % 60] = (minutes[stableHash(account) % 60] ?? 0) + 1;
    expect(Math.min(...minutes)).toBeGreaterThan(240);
    expect(Math.max(...minutes)).toBeLessThan(430);
  });

  it('is a 32-bit number without sign', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const hash = stableHash(text);
        expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
      }),
    );
  });
});
