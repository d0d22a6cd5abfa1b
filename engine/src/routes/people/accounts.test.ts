import { accountId, caseId } from '@relance/domain';
import type { AccountView, Problem } from '@relance/schemas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, startMs, userWith, type TestApp } from '../../testing/open-test-app.js';

let test: TestApp;
let people: Record<'collector' | 'creditManager' | 'salesRep', Record<string, string>>;
beforeAll(async () => {
  test = await openTestApp();
  people = {
    collector: await test.signIn('collector'),
    creditManager: await test.signIn('creditManager'),
    salesRep: await test.signIn('salesRep'),
  };
}, 60_000);
afterAll(() => test.close());

const url = (path: string) => `/api/v1/accounts${path}`;
const post = (path: string, payload: object) => test.call({ method: 'POST', url: url(path), payload });
const read = async (code: string) => (await test.call({ url: url(`/${code}`) })).json<AccountView>();
const codesOf = (body: Problem) => body.issues.map(({ code }) => code);
const change = async (code: string, said: object, path = '') => {
  const { account } = await read(code);
  return post(`/${code}${path}`, { version: account.version, ...said });
};
const importRows = (...rows: string[]) => {
  const header = 'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment';
  const payload = [header, ...rows].join('\n');
  return test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload });
};

let serial = 0;
let code = '';
beforeEach(async () => {
  serial += 1;
  code = `C${String(serial)}`;
  await importRows(`${code};Dupré SAS;F-${code};2025-11-01;2025-12-01;1 200,00;1 200,00;sme`);
});

describe('an account', () => {
  it('is created with what its entity takes for granted, once, and read by code and by id', async () => {
    const made = await post('', { code: `N-${code}`, name: 'Atelier Neuf', debtorClass: 'publicBuyer', terms: { paymentDays: 45 } });
    expect(made.statusCode, made.body).toBe(200);
    const { account } = made.json<AccountView>();
    expect(account).toMatchObject({
      country: 'FR',
      territory: 'FR',
      debtorClass: 'publicBuyer',
      searchKey: `atelier neuf n-${code.toLowerCase()}`,
    });
    expect(account).toMatchObject({ terms: { paymentDays: 45 }, changedBy: 'cli', changedAt: startMs, version: 1 });
    expect((await read(account._id)).account).toEqual((await read(`N-${code}`)).account);
    expect((await post('', { code: ` N-${code} `, name: 'X' })).json()).toMatchObject({ code: 'RLC_ACCOUNT_EXISTS', status: 409 });
    expect((await test.call({ url: url('/nobody') })).statusCode).toBe(404);
  });

  it('is changed, its case told and woken once, and the same again changes nothing', async () => {
    const before = await read(code);
    const said = {
      segment: 'key',
      governingLaw: 'BE',
      collector: 'Mme Roy',
      terms: { lateInterestPercent: '12.15', countedFrom: 'endOfMonth' },
    };
    const ofCase = caseId('main', before.account._id);
    const factsBefore = await test.store.cases.factsVersion('main', ofCase);
    const changed = await post(`/${code}`, { version: before.account.version, ...said });
    expect(changed.statusCode, changed.body).toBe(200);
    const { account, people: around } = changed.json<AccountView>();
    expect(account).toMatchObject({ ...said, version: before.account.version + 1 });
    expect(around).toMatchObject({ collector: { name: 'Mme Roy' }, changedBy: { name: 'relance (cli)' } });
    expect(await test.store.cases.factsVersion('main', ofCase)).toBe((factsBefore ?? 0) + 1);
    const again = await post(`/${code}`, { version: account.version, ...said });
    expect(again.json<AccountView>()).toMatchObject({ casesWoken: 0, account: { version: account.version } });
    const { rows } = await test.store.auditLog.list('main', { limit: 1 });
    expect(rows).toMatchObject([{ action: 'account.accountChanged', subjectId: account._id, details: { segment: 'sme → key' } }]);
    expect((await test.store.journal.list('main', ofCase)).map(({ detail }) => detail)).toEqual(['accountChanged']);
    expect((await test.call({ url: `/api/v1/cases/${code}/story?locale=fr` })).body).toContain('Fiche du compte modifiée');
  });

  it('loses no change: whoever read an older version is refused, and told who was faster and when', async () => {
    const { account } = await read(code);
    const name = (text: string) =>
      test.app.inject({
        method: 'POST',
        url: url(`/${code}`),
        headers: people.creditManager,
        payload: { version: account.version, name: text },
      });
    const answers = await Promise.all(['A', 'B', 'C', 'D', 'E'].map(name));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409)?.json<Problem>();
    expect(refused).toMatchObject({ code: 'RLC_CHANGED_MEANWHILE' });
    expect(refused?.en).toBe(
      `Changed meanwhile by creditManager (2026-01-05 08:00 UTC): read version ${String(account.version + 1)}, then try again.`,
    );
    expect((await read(code)).account.version).toBe(account.version + 1);
  });

  it('forgets what is erased, and nothing else', async () => {
    await change(code, { siren: '552100554', governingLaw: 'BE', salesRep: 'M. Blé' });
    const { account } = (await change(code, { erase: ['siren', 'salesRep'] })).json<AccountView>();
    expect(account).not.toHaveProperty('siren');
    expect(account).not.toHaveProperty('salesRep');
    expect(account.governingLaw).toBe('BE');
    expect((await change(code, { erase: ['segment'] })).statusCode).toBe(400);
  });

  it('has people of the users’ list around it by address, and refuses an address nobody of the entity has', async () => {
    const email = `rep-${code}@morel.example`.toLowerCase();
    await test.store.users.insert(await userWith(email, 'salesRep'));
    const { account, people: around } = (await change(code, { salesRep: email.toUpperCase() })).json<AccountView>();
    expect(account.salesRep).not.toContain('@');
    expect(around.salesRep).toEqual({ name: 'salesRep', email });
    const refused = await change(code, { salesRep: 'nobody@morel.example', territory: 'ZZ' });
    expect(codesOf(refused.json<Problem>())).toEqual(['account.territoryUnknown', 'account.userUnknown']);
  });

  it('is the credit manager’s to change, its contacts the collector’s, and the sales representative changes neither', async () => {
    const { account } = await read(code);
    const by = (role: keyof typeof people, path: string, more: object) =>
      test.app.inject({
        method: 'POST',
        url: url(`/${code}${path}`),
        headers: people[role],
        payload: { version: account.version, ...more },
      });
    const contact = { role: 'other', name: 'Luc', phone: '0102030405' };
    expect((await by('collector', '', { segment: 'key' })).statusCode).toBe(403);
    expect((await by('salesRep', '/contacts', contact)).statusCode).toBe(403);
    expect((await by('collector', '/contacts', contact)).statusCode).toBe(200);
  });
});

describe('the payer of an account', () => {
  it('takes its open items into its own case, and gets those of the next list too, though it does not name him', async () => {
    const payer = `P-${code}`;
    await post('', { code: payer, name: 'Centrale' });
    const [item] = await test.store.items.byNumbers('main', [`F-${code}`]);
    const target = caseId('main', accountId('main', payer));
    const view = (await change(code, { payer })).json<AccountView>();
    expect(view).toMatchObject({ payer: { code: payer, name: 'Centrale' } });
    expect((await read(payer)).paysFor).toMatchObject([{ code }]);
    expect((await test.store.items.get('main', item?._id ?? ''))?.caseId).toBe(target);
    expect((await test.store.readCaseRecords('main', target))?.items.map(({ _id }) => _id)).toEqual([item?._id]);
    expect((await test.store.readCaseRecords('main', item?.caseId ?? ''))?.items).toEqual([]);
    await importRows(`${code};Dupré SAS;G-${code};2025-12-01;2025-12-31;10,00;10,00;sme`);
    expect((await test.store.items.byNumbers('main', [`G-${code}`]))[0]?.caseId).toBe(target);
    await change(code, { erase: ['payer'] });
    expect((await test.store.items.get('main', item?._id ?? ''))?.caseId).toBe(item?.caseId);
  });

  it('pays itself, in the same entity: no circle, no chain, no stranger', async () => {
    const [a, b, c] = [`A-${code}`, `B-${code}`, `D-${code}`];
    for (const one of [a, b, c]) await post('', { code: one, name: one });
    expect((await change(a, { payer: b })).statusCode).toBe(200);
    expect(codesOf((await change(b, { payer: a })).json<Problem>())).toEqual(['account.payerCircle']);
    expect(codesOf((await change(c, { payer: a })).json<Problem>())).toEqual(['account.payerChain']);
    expect(codesOf((await change(b, { payer: c })).json<Problem>())).toEqual(['account.paysForOthers']);
    expect(codesOf((await change(c, { payer: 'nobody' })).json<Problem>())).toEqual(['account.payerUnknown']);
    expect((await change(c, { payer: c })).json<AccountView>()).not.toHaveProperty('payer');
  });

  it('is in no circle either when two people name each other’s at once', async () => {
    const [a, b] = [`A-${code}`, `B-${code}`];
    for (const one of [a, b]) await post('', { code: one, name: one });
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([change(a, { payer: b }), change(b, { payer: a })]);
      const [first, second] = await Promise.all([read(a), read(b)]);
      expect([first.payer, second.payer].filter((payer) => payer !== undefined).length).toBeLessThan(2);
      await Promise.all([change(a, { erase: ['payer'] }), change(b, { erase: ['payer'] })]);
    }
  });
});

describe('the contacts of an account', () => {
  it('are added, changed and removed, by id or address', async () => {
    const email = `anne@${code}.example`;
    const said = { role: 'accountsPayable', name: 'Anne Roy', email, locale: 'en', channels: ['email', 'call'], preferredChannel: 'email' };
    const added = await change(code, said, '/contacts');
    expect(added.json<AccountView>().account.contacts).toMatchObject([said]);
    const changed = await change(
      code,
      { role: 'management', mobile: '+33 6 11 22 33 44', erase: ['locale'] },
      `/contacts/${email.toUpperCase()}`,
    );
    const [contact] = changed.json<AccountView>().account.contacts;
    expect(contact).toMatchObject({ role: 'management', mobile: '+33 6 11 22 33 44', name: 'Anne Roy' });
    expect(contact).not.toHaveProperty('locale');
    const removed = await change(code, {}, `/contacts/${contact?.id ?? ''}/remove`);
    expect(removed.json<AccountView>().account.contacts).toEqual([]);
    expect((await change(code, {}, `/contacts/${contact?.id ?? ''}/remove`)).statusCode).toBe(404);
    const log = JSON.stringify((await test.store.auditLog.list('main', { limit: 3 })).rows);
    expect(log).toContain('account.contactRemoved');
    for (const personal of ['Anne', email, '6 11']) expect(log).not.toContain(personal);
  });

  it('have one address each, a way to be reached, and no way both preferred and excluded', async () => {
    const email = `luc@${code}.example`;
    await change(code, { role: 'other', name: 'Luc', email }, '/contacts');
    const refused = async (said: object) =>
      codesOf((await change(code, { role: 'other', name: 'X', ...said }, '/contacts')).json<Problem>());
    expect(await refused({ email: email.toUpperCase() })).toEqual(['account.addressTaken']);
    expect(await refused({})).toEqual(['account.unreachable']);
    expect(await refused({ phone: '0102030405', channels: ['call'], preferredChannel: 'sms' })).toEqual(['account.preferredExcluded']);
    expect(await refused({ email: 'a@b.example, evil@x.example' })).toEqual(['invalid.pattern']);
    expect(await refused({ email: 'a@b.example\r\nBcc: evil@x.example' })).toEqual(['invalid.pattern']);
  });
});

describe('a message that came back', () => {
  const bounced = async () => {
    const email = `paie@${code}.example`;
    await change(code, { role: 'accountsPayable', name: 'Paie', email }, '/contacts');
    const { account } = await read(code);
    const ofCase = caseId('main', account._id);
    const [item] = await test.store.items.byNumbers('main', [`F-${code}`]);
    await test.store.dispatches.insertIntent({
      ...{ _id: `dispatch-${code}`, entityId: 'main', caseId: ofCase, accountId: account._id, state: 'intent', channel: 'email' },
      ...{ scenarioId: 's', planHash: '', nodeId: 'r1', visit: 1, level: 1, intentAt: 0, recipient: email },
      lines: [{ itemId: item?._id ?? '', role: 'reminded', outstandingCents: 120_000, currency: 'EUR' }],
    });
    const recorded = await test.call({
      method: 'POST',
      url: `/api/v1/cases/${code}/facts`,
      payload: { kind: 'bounce', dispatchId: `dispatch-${code}` },
    });
    return { email, fact: recorded.json<{ fact: { _id: string } }>().fact._id };
  };
  const contactOf = async () => (await read(code)).account.contacts[0];
  const liftOf = async (fact: string) => (await test.store.facts.get('main', fact))?.lift;

  it('marks the address of the contact, which is used no more, and the message as one that came back', async () => {
    const { fact } = await bounced();
    expect(await contactOf()).toMatchObject({ bounced: true });
    expect(await test.store.dispatches.get('main', `dispatch-${code}`)).toMatchObject({ bouncedOn: '2026-01-05' });
    expect(await liftOf(fact)).toBeUndefined();
  });

  it.each([
    ['corrected', '', { email: 'neuf@client.example' }],
    ['found to be right', '', { verified: true }],
    ['taken away', '/remove', {}],
  ] as const)('waits no longer once the address is %s, and the case is woken', async (_, path, said) => {
    const { email, fact } = await bounced();
    const woken = test.woken.length;
    const answer = await change(code, said, `/contacts/${email}${path}`);
    expect(answer.json<AccountView>().factsLifted, answer.body).toBe(1);
    expect(await liftOf(fact)).toMatchObject({ on: '2026-01-05', by: 'cli' });
    expect((await contactOf())?.bounced).toBeUndefined();
    expect(test.woken.length).toBeGreaterThan(woken);
  });

  it('waits on when something else of the contact changes', async () => {
    const { email, fact } = await bounced();
    const answer = await change(code, { role: 'management' }, `/contacts/${email}`);
    expect(answer.json<AccountView>().factsLifted).toBe(0);
    expect(await liftOf(fact)).toBeUndefined();
    expect(await contactOf()).toMatchObject({ bounced: true });
  });

  it('gives the address back when somebody says it was checked, or that the message never came back', async () => {
    for (const inError of [false, true]) {
      serial += 1;
      code = `C${String(serial)}`;
      await importRows(`${code};Dupré SAS;F-${code};2025-11-01;2025-12-01;1 200,00;1 200,00;sme`);
      const { fact } = await bounced();
      const lift = await test.call({ method: 'POST', url: `/api/v1/facts/${fact}/lift`, payload: { reason: 'vu', inError } });
      expect(lift.statusCode).toBe(200);
      const contact = await contactOf();
      expect(contact?.bounced).toBeUndefined();
      expect(contact?.verified).toBe(inError ? undefined : true);
      const { bouncedOn } = (await test.store.dispatches.get('main', `dispatch-${code}`)) ?? {};
      expect(bouncedOn).toBe(inError ? undefined : '2026-01-05');
    }
  });
});
