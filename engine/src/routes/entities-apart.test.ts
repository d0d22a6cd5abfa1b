import { caseId } from '@relance/domain';
import { contracts, type Contract, type RecordedFact } from '@relance/schemas';
import { userId } from '@relance/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeholderEntity } from '../access/first-entity.js';
import { openTestApp, startMs, userWith, type TestApp } from '../testing/open-test-app.js';

/** In everything the other entity keeps, and in no request. */
const CANARY = 'SERIN-CANARI';
const other = 'trade';

const all: Contract[] = Object.values(contracts);
const guarded = all.filter(({ config, schema }) => config.role !== 'public' && schema.operationId !== 'signOut');
const aboutOne = guarded.filter(({ url }) => url.includes(':'));

/** What each change of one record says, sound in itself; a new one without a line here fails the test below. */
const bodies: Readonly<Record<string, object>> = {
  recordFact: { kind: 'note', note: 'x' },
  saveDraft: {
    revision: 0,
    bundle: { graph: { schema: 1, scenarioId: 'mine', nodes: [], edges: [] }, templates: [], catalogueVersion: 1 },
  },
  liftFact: { reason: 'x' },
  recordPayment: { cents: 100, currency: 'EUR' },
  reversePayment: { reason: 'other' },
  allocatePayment: { items: [{ item: `F-${CANARY}` }] },
  undoAllocation: { item: `F-${CANARY}`, reason: 'x' },
  recordCredit: { number: 'A-1', cents: 100, currency: 'EUR' },
  answerTask: { outcome: 'reached' },
  foretellAnswer: { outcome: 'reached' },
  snoozeTask: { until: '2026-01-08', reason: 'x' },
  assignTask: { to: `${CANARY}@trade.example`, reason: 'x' },
  recordAttempt: { how: 'noAnswer' },
  changeAccount: { version: 1, segment: 'x' },
  addContact: { version: 1, role: 'other', name: 'x', phone: '0102030405' },
  changeContact: { version: 1, name: 'x' },
  removeContact: { version: 1 },
  recordAbsence: { user: 'x', fromOn: '2026-01-05', untilOn: '2026-01-06', substitute: 'y' },
  createKey: { name: 'x', role: 'auditor' },
  addUser: { email: 'x@trade.example', name: 'x', role: 'auditor' },
  changeUserRole: { role: 'auditor' },
  postLetterBatch: { on: '2026-01-05' },
  numberLetter: { number: null },
  placeMail: { case: null },
  recordLetterEvent: { event: 'presented', on: '2026-01-05' },
};

describe('the records of another entity', () => {
  let test: TestApp;
  let caseOf = '';
  let ids: string[] = [];

  beforeAll(async () => {
    test = await openTestApp();
    const { store } = test;
    const entity = placeholderEntity(CANARY, { name: CANARY, email: `${CANARY}@trade.example`, locale: 'fr' });
    await store.entities.upsert({ ...entity, _id: other });
    const defaults = { debtorClass: 'business', country: 'FR', territory: 'FR', locale: 'fr', segment: `seg-${CANARY}` } as const;
    const row = { type: 'invoice', number: `F-${CANARY}`, currency: 'EUR', invoiceDate: '2025-11-01', dueDate: '2025-12-01' } as const;
    const contact = { id: 'contact-of-trade', role: 'other', name: CANARY, email: `${CANARY}@client.example` } as const;
    await store.accounts.upsertMany(other, [{ code: `C-${CANARY}`, name: CANARY, contacts: [contact] }], defaults);
    const account = await store.accounts.byCode(other, `C-${CANARY}`);
    caseOf = caseId(other, account?._id ?? '');
    const stamp = { importId: `i-${CANARY}`, recordedAt: startMs, asOf: '2026-01-05' };
    const outcome = await store.items.importRows(other, [{ ...row, accountCode: `C-${CANARY}`, outstandingCents: 100 }], stamp);
    const itemIds = outcome.touched.map(({ itemId }) => itemId);
    await store.cases.ensure(other, caseOf, account?._id ?? '');
    await store.cases.recordFacts(other, caseOf, { itemIds, at: startMs });
    const place = { entityId: other, caseId: caseOf, accountId: account?._id ?? '' };
    const outcomes = [{ id: 'reached', fr: CANARY, en: CANARY, reached: true }];
    await store.tasks.openOnce({
      _id: 'task-of-trade',
      ...place,
      kind: 'call',
      state: 'open',
      openedAt: startMs,
      itemIds,
      outcomes,
      note: CANARY,
    });
    await store.cases.addTask(other, caseOf, 'task-of-trade');
    const plan = { scenarioId: `s-${CANARY}`, planHash: 'h', nodeId: 'r1', visit: 1, level: 1 };
    const message = { state: 'intent', channel: 'email', intentAt: startMs, subject: CANARY } as const;
    await store.dispatches.insertIntent({ _id: 'dispatch-of-trade', ...place, ...plan, ...message, lines: [] });
    const fact: RecordedFact = {
      _id: 'fact-of-trade',
      entityId: other,
      caseId: caseOf,
      kind: 'note',
      note: CANARY,
      fromOn: '2026-01-05',
      owner: 'collector',
      recordedAt: startMs,
      recordedBy: 'u',
    };
    await store.facts.recordOnce(fact);
    await store.payments.insertOnce({
      _id: 'payment-of-trade',
      entityId: other,
      caseId: caseOf,
      kind: 'payment',
      amountCents: 100,
      currency: 'EUR',
      effectiveOn: '2026-01-05',
      recordedAt: startMs,
      source: 'x',
      reference: CANARY,
      allocations: [],
      unallocatedCents: 100,
    });
    await store.letterBatches.put(other, '2026-01-05', `letter-${CANARY}`);
    await store.incomingMails.takeOnce({
      _id: 'mail-of-trade',
      entityId: other,
      kind: 'reply',
      state: 'unmatched',
      contentHash: '0'.repeat(64),
      subject: CANARY,
      takenAt: startMs,
      takenBy: CANARY,
    });
    await store.registeredNumbers.claim({
      _id: '1A12345678901',
      entityId: other,
      dispatchId: 'dispatch-of-trade',
      at: startMs,
      by: CANARY,
    });
    await store.journal.append(other, caseOf, [{ at: startMs, on: '2026-01-05', kind: 'fact', detail: CANARY }]);
    const absence = { userId: CANARY, substituteId: CANARY, fromOn: '2026-01-05', untilOn: '2026-01-30', recordedAt: startMs };
    const { _id: absenceId } = await store.absences.record({ entityId: other, ...absence, recordedBy: CANARY });
    await store.apiKeys.insert({
      _id: 'key-of-trade',
      entityId: other,
      name: CANARY,
      role: 'admin',
      secretHash: CANARY,
      createdOn: '2026-01-05',
      createdBy: CANARY,
      expiresOn: '2027-01-05',
    });
    const seat = {
      ...(await userWith(`${CANARY}@trade.example`, 'admin')),
      name: CANARY,
      roles: [{ entityId: other, role: 'admin' } as const],
    };
    await store.users.insert(seat);
    await store.auditLog.append({ entityId: other, at: startMs, userId: CANARY, action: 'x', subjectId: 'x' });
    ids = [
      caseOf,
      `C-${CANARY}`,
      account?._id ?? '',
      account?.contacts[0]?.id ?? '',
      ...itemIds,
      `F-${CANARY}`,
      'task-of-trade',
      'dispatch-of-trade',
      'fact-of-trade',
      'payment-of-trade',
      `s-${CANARY}@1`,
      `i-${CANARY}`,
      'key-of-trade',
      absenceId,
      `${CANARY}@trade.example`,
      userId(`${CANARY}@trade.example`),
      '2026-01-05-1',
      '1A12345678901',
      'mail-of-trade',
    ];
  });
  afterAll(() => test.close());

  const kept = async () =>
    JSON.stringify([
      await test.store.readCaseRecords(other, caseOf),
      await test.store.accounts.byCode(other, `C-${CANARY}`),
      await test.store.facts.byCase(other, caseOf),
      await test.store.payments.get(other, 'payment-of-trade'),
      await test.store.tasks.get(other, 'task-of-trade'),
      await test.store.journal.list(other, caseOf),
      await test.store.apiKeys.ofEntity(other),
      await test.store.seats.ofEntity(other),
      await test.store.absences.lastingUntil(other),
      await test.store.users.byEmail(`${CANARY}@trade.example`),
      await test.store.letterBatches.list(other, 10),
      await test.store.incomingMails.list(other, undefined, 10),
    ]);

  it('are there to be found', async () => {
    expect((await kept()).split(CANARY).length).toBeGreaterThan(5);
  });

  it.each(guarded.filter(({ url }) => !url.includes(':')).map((contract) => [contract.schema.operationId, contract] as const))(
    'are not in what %s answers',
    async (_, { method, url, schema }) => {
      const isFile = schema.consumes !== undefined;
      const asked = { method, url, ...(isFile ? { headers: { 'content-type': 'text/csv' }, payload: 'a' } : {}) };
      // the command line of the server may name any entity, so it is told of all; a user is told of the own ones alone
      const isOfUsers = schema.operationId === 'listEntities';
      const response = await (isOfUsers ? test.app.inject({ ...asked, headers: await test.signIn('admin') }) : test.call(asked));
      expect(response.statusCode).toBeLessThan(500);
      expect(response.body).not.toContain(CANARY);
    },
  );

  it.each(aboutOne.map((contract) => [contract.schema.operationId, contract] as const))(
    'are neither shown nor changed by %s, whichever of them it names',
    async (name, { method, url, schema }) => {
      const before = await kept();
      const payload = bodies[name];
      if (schema.body !== undefined) expect(payload, `a sound body of ${name}`).toBeDefined();
      for (const id of ids) {
        const address = url.replace(/:[a-z]+/g, encodeURIComponent(id));
        const response = await test.call({ method, url: address, ...(payload === undefined ? {} : { payload }) });
        // an id that is no id of this route may be refused as such; the one of its own kind is not there
        expect([400, 404], `${address} ${response.body}`).toContain(response.statusCode);
        expect(response.body.replaceAll(id, '')).not.toContain(CANARY);
      }
      expect(await kept()).toBe(before);
    },
  );
});
