import type { PaymentRecorded, PaymentView } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;Devise',
  'C001;Dupré SAS;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme;EUR',
  'C001;Dupré SAS;F-2;01/12/2025;31/12/2025;300,00;300,00;sme;EUR',
  'C001;Dupré SAS;F-3;15/12/2025;31/01/2026;500,00;500,00;sme;EUR',
  'C002;Garage Lenoir;G-1;01/11/2025;01/12/2025;80,00;80,00;sme;EUR',
  'C002;Garage Lenoir;G-2;02/11/2025;02/12/2025;80,00;80,00;sme;EUR',
  'P001;Mairie de Lille;M-7;01/12/2025;31/12/2025;90,00;90,00;public;EUR',
].join('\n');

interface Refusal {
  issues: { code: string; path: string; fr: string; en: string }[];
}

const DAY_MS = 86_400_000;

/** It starts on Monday 5 January 2026. */
describe('money by the API', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    // what is recorded after the list was is not in it yet
    test.pass(60_000);
    const defaults = { debtorClass: 'business', territory: 'FR', country: 'FR', locale: 'fr', segment: 'public' } as const;
    await test.store.accounts.upsertMany('main', [{ code: 'P001', name: 'Mairie de Lille', debtorClass: 'publicBuyer' }], defaults);
  });
  afterAll(() => test.close());

  const post = (path: string, payload: object) => test.call({ method: 'POST', url: `/api/v1/${path}`, payload });
  const pay = (payload: object, query = '', of = 'C001') => post(`cases/${of}/payments${query}`, payload);
  const done = async (response: ReturnType<typeof post>) => {
    const answer = await response;
    expect(answer.body).not.toContain('"issues"');
    return answer.json<PaymentRecorded>();
  };
  const refused = async (response: ReturnType<typeof post>) => {
    const answer = await response;
    expect(answer.statusCode).toBe(400);
    return answer.json<Refusal>().issues.map(({ code, path, fr, en }) => {
      expect(fr).not.toBe(en);
      return `${code} ${path}`;
    });
  };
  const owed = async (...numbers: string[]) => {
    const found = await test.store.items.byNumbers('main', numbers);
    return numbers.map((number) => found.find((item) => item.number === number)?.outstandingCents);
  };
  const shares = ({ shares: told }: PaymentRecorded) => told.map(({ number, cents, rule = '' }) => `${number} ${String(cents)} ${rule}`);
  const list = async (query: string) => (await test.call({ url: `/api/v1/payments${query}` })).json<{ rows: PaymentView[] }>().rows;
  const auditOf = async (id: string) => {
    const { rows } = await test.store.auditLog.list('main', { limit: 200 });
    return rows.filter(({ subjectId }) => subjectId === id).map(({ action }) => action);
  };

  it('say on a dry run where they would go in the order of law 5, and change nothing', async () => {
    const told = await done(pay({ cents: 180_000, currency: 'EUR', reference: 'VIR Dupré fact. f-2', allocate: 'all' }, '?dryRun=true'));
    // its reference first, then the oldest overdue, then what is not yet due
    expect(shares(told)).toEqual(['F-2 30000 reference', 'F-1 120000 oldest', 'F-3 30000 oldest']);
    expect(told).toMatchObject({ recorded: false, unallocatedCents: 0 });
    expect(told.effect.map(({ number, change }) => `${number} ${change}`).sort()).toEqual(['F-1 stops', 'F-2 stops']);
    expect(await list('')).toEqual([]);
    expect(await owed('F-1', 'F-2', 'F-3')).toEqual([120_000, 30_000, 50_000]);
    expect(test.woken).toEqual([]);
  });

  it('go to the only item of their amount, once, and tell case, story and log', async () => {
    const asked = { cents: 30_000, currency: 'EUR', reference: 'VIR 4711', on: '2026-01-02' };
    const first = await done(pay(asked));
    expect(shares(first)).toEqual(['F-2 30000 exact']);
    expect(first).toMatchObject({ recorded: true, unallocatedCents: 0, effect: [{ number: 'F-2', change: 'stops' }] });
    expect(await owed('F-2')).toEqual([0]);
    expect(test.woken).toHaveLength(1);
    const again = await done(pay(asked));
    expect(again).toMatchObject({ recorded: false, payment: { _id: first.payment._id }, effect: [] });
    expect(await owed('F-2')).toEqual([0]);
    expect(await auditOf(first.payment._id)).toEqual(['payment.recorded']);
    const story = await test.call({ url: '/api/v1/cases/C001/story?locale=fr' });
    expect(story.body.match(/Règlement reçu : F-2/gu)).toHaveLength(1);
  });

  it('are the same payment when a file brings them again in the same words', async () => {
    const file = ['Date;Code client;Montant;Référence', '2026-01-02;C001;300,00;VIR 4711'].join('\n');
    const url = '/api/v1/imports/payments';
    const answer = await test.call({ method: 'POST', url, headers: { 'content-type': 'text/csv' }, payload: file });
    expect(answer.json()).toMatchObject({ rows: 1, unchanged: 1 });
    expect(await list('')).toHaveLength(1);
  });

  it('returned by the bank are owed again, the rejection ends the collection, and nothing more can be taken back', async () => {
    const [view] = await list('?case=C001');
    const id = view?.payment._id ?? '';
    const back = { reason: 'debitReturned', bankReason: 'AM04' };
    const told = await done(post(`payments/${id}/reversal?dryRun=true`, back));
    expect(told).toMatchObject({ recorded: false, effect: [{ number: 'F-2', change: 'resumes' }] });
    expect(await owed('F-2')).toEqual([0]);
    const first = await done(post(`payments/${id}/reversal`, back));
    expect(first).toMatchObject({ recorded: true, shares: [{ number: 'F-2', cents: -30_000 }] });
    expect(first.reversal).toMatchObject({
      kind: 'reversal',
      amountCents: -30_000,
      reversesId: id,
      reason: 'debitReturned',
      bankReason: 'AM04',
    });
    expect(await owed('F-2')).toEqual([30_000]);
    const [item] = await test.store.items.byNumbers('main', ['F-2']);
    expect(item?.facts.at(-1)).toMatchObject({ kind: 'reversal', rejection: 'debitReturned', cents: 30_000 });
    expect(await done(post(`payments/${id}/reversal`, back))).toMatchObject({ recorded: false, effect: [] });
    expect(await owed('F-2')).toEqual([30_000]);
    expect(await refused(post(`payments/${id}/reversal`, { ...back, key: 'once-more-please' }))).toEqual([
      'payment.nothingLeft body/cents',
    ]);
    expect(await auditOf(id)).toEqual(['payment.reversed', 'payment.recorded']);
    const story = await test.call({ url: '/api/v1/cases/C001/story?locale=fr' });
    expect(story.body).toContain('Prélèvement rejeté : F-2');
  });

  it('are taken back in part from what no item has first, then from the item due last', async () => {
    const { payment } = await done(pay({ cents: 190_000, currency: 'EUR', items: ['F-1', 'F-3'], key: 'two-items-and-more' }));
    expect(payment.unallocatedCents).toBe(20_000);
    const told = await done(post(`payments/${payment._id}/reversal`, { cents: 60_000, reason: 'wrongCredit' }));
    expect(told).toMatchObject({ unallocatedCents: 0, shares: [{ number: 'F-3', cents: -40_000 }] });
    expect(await owed('F-1', 'F-3')).toEqual([0, 40_000]);
    const tooMuch = post(`payments/${payment._id}/reversal`, { cents: 130_001, reason: 'wrongCredit' });
    expect(await refused(tooMuch)).toEqual(['payment.moreThanLeft body/cents']);
    const rest = await done(post(`payments/${payment._id}/reversal`, { reason: 'other' }));
    expect(rest).toMatchObject({
      shares: [
        { number: 'F-3', cents: -10_000 },
        { number: 'F-1', cents: -120_000 },
      ],
    });
    expect(await owed('F-1', 'F-2', 'F-3')).toEqual([120_000, 30_000, 50_000]);
  });

  it('stay unallocated where nothing is certain, are listed, proposed, allocated and taken off again', async () => {
    const { payment, shares: none } = await done(pay({ cents: 8000, currency: 'EUR', reference: 'Cheque 12' }, '', 'C002'));
    expect(none).toEqual([]);
    expect((await list('?unallocated=true')).map((view) => view.payment._id)).toEqual([payment._id]);
    const proposal = await done(post(`payments/${payment._id}/allocations?dryRun=true`, {}));
    expect(shares(proposal)).toEqual(['G-1 8000 oldest']);
    const asked = { items: [{ item: 'G-2', cents: 5000 }], key: 'the-second-of-them' };
    const first = await done(post(`payments/${payment._id}/allocations`, asked));
    expect(first).toMatchObject({ recorded: true, unallocatedCents: 3000 });
    expect(await done(post(`payments/${payment._id}/allocations`, asked))).toMatchObject({ recorded: false, unallocatedCents: 3000 });
    expect(await owed('G-1', 'G-2')).toEqual([8000, 3000]);
    const undone = await done(post(`payments/${payment._id}/undo`, { item: 'G-2', reason: 'Mauvaise facture' }));
    expect(undone).toMatchObject({ recorded: true, unallocatedCents: 8000, shares: [{ number: 'G-2', cents: -5000 }] });
    expect(await owed('G-1', 'G-2')).toEqual([8000, 8000]);
    // what was done stays on record
    expect(undone.payment.movements?.map(({ kind }) => kind)).toEqual(['allocated', 'undone']);
    expect(await refused(post(`payments/${payment._id}/undo`, { item: 'G-2', reason: 'x' }))).toEqual(['payment.notAllocated body/item']);
  });

  it('allocated by two people at once are allocated once: the other is told what is left', async () => {
    const [view] = await list('?unallocated=true');
    const id = view?.payment._id ?? '';
    const answers = await Promise.all(['G-1', 'G-2'].map((item) => post(`payments/${id}/allocations`, { items: [{ item, cents: 8000 }] })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400]);
    const [left, right] = await owed('G-1', 'G-2');
    expect((left ?? 0) + (right ?? 0)).toBe(8000);
  });

  it('never pay an item beyond what it owes, however many do at once', async () => {
    const receipts = await Promise.all(
      ['first', 'other'].map((name) => done(pay({ cents: 9000, currency: 'EUR', key: `receipt-${name}` }, '', 'P001'))),
    );
    // a public buyer's money is set only against what it names (law 5)
    expect(receipts.map(({ payment }) => payment.unallocatedCents)).toEqual([9000, 9000]);
    const allocate = { items: [{ item: 'M-7', cents: 9000 }] };
    await Promise.all(receipts.map(({ payment }) => post(`payments/${payment._id}/allocations`, allocate)));
    expect(await owed('M-7')).toEqual([0]);
    const free = (await list('?case=P001')).map(({ payment }) => payment.unallocatedCents);
    expect(free.sort()).toEqual([0, 9000]);
  });

  it.each([
    ['nothing', { cents: 0 }, 'payment.amount body/cents'],
    ['less than nothing', { cents: -5 }, 'payment.amount body/cents'],
    ['more than any sum', { cents: 1e300 }, 'payment.amount body/cents'],
    ['a currency of no item', { currency: 'CHF' }, 'payment.otherCurrency body/currency'],
    ['a currency that is none', { currency: 'XQX' }, 'payment.otherCurrency body/currency'],
    ['tomorrow', { on: '2026-01-06' }, 'payment.inFuture body/on'],
    ['no day', { on: '2026-02-30' }, 'payment.date body/on'],
    ['long ago', { on: '2023-12-31' }, 'payment.tooEarly body/on'],
    ['an item of somebody else', { items: ['G-1'] }, 'payment.itemUnknown body/items/0'],
    ['items and no allocation', { items: ['F-1'], allocate: 'nothing' }, 'payment.contradiction body/allocate'],
  ])('refuse %s', async (_name, more, expected) => {
    expect(await refused(pay({ cents: 100, currency: 'EUR', ...more }))).toEqual([expected]);
  });

  it('refuse an account, a payment and an item nobody has', async () => {
    expect((await pay({ cents: 100, currency: 'EUR' }, '', 'C404')).statusCode).toBe(404);
    for (const [path, payload] of [
      ['reversal', { reason: 'other' }],
      ['allocations', {}],
      ['undo', { item: 'F-1', reason: 'x' }],
    ] as const) {
      expect((await post(`payments/nobody/${path}`, payload)).statusCode).toBe(404);
    }
  });

  it('refuse more than an item owes, more than is left, and a reversal before the payment or of a reversal', async () => {
    const { payment } = await done(pay({ cents: 10_000, currency: 'EUR', allocate: 'nothing', on: '2026-01-02', key: 'to-be-refused' }));
    const allocate = (...asked: object[]) => refused(post(`payments/${payment._id}/allocations`, { items: asked }));
    expect(await allocate({ item: 'F-2', cents: 30_001 })).toContain('payment.moreThanOwed body/items/0/cents');
    expect(await allocate({ item: 'F-2', cents: 6000 }, { item: 'F-1', cents: 6000 })).toEqual(['payment.moreThanFree body/items']);
    expect(await allocate({ item: 'F-2', cents: 0 })).toEqual(['payment.amount body/items/0/cents']);
    expect(await allocate({ item: 'G-1' })).toEqual(['payment.itemUnknown body/items/0/item']);
    expect(await refused(post(`payments/${payment._id}/reversal`, { reason: 'other', on: '2026-01-01' }))).toEqual([
      'payment.tooEarly body/on',
    ]);
    const { reversal } = await done(post(`payments/${payment._id}/reversal`, { reason: 'refund' }));
    expect(await refused(post(`payments/${reversal?._id ?? ''}/reversal`, { reason: 'other' }))).toEqual([
      'payment.notReceived body/reason',
    ]);
    expect(await refused(post(`payments/${payment._id}/allocations`, {}))).toEqual(['payment.nothingFree body/items']);
  });

  it('give a receipt that was nobody’s to the case it is allocated in', async () => {
    const file = ['Date;Montant;Référence', '2026-01-02;40,00;Inconnu 77'].join('\n');
    await test.call({ method: 'POST', url: '/api/v1/imports/payments', headers: { 'content-type': 'text/csv' }, payload: file });
    const view = (await list('?unallocated=true')).find(({ payment }) => payment.reference === 'Inconnu 77');
    const id = view?.payment._id ?? '';
    expect(view?.payment.caseId).toBeUndefined();
    expect(await refused(post(`payments/${id}/allocations`, { items: [{ item: 'F-3' }] }))).toEqual(['payment.caseNeeded body/case']);
    const told = await done(post(`payments/${id}/allocations`, { case: 'C001', items: [{ item: 'F-3' }] }));
    expect(told).toMatchObject({ unallocatedCents: 0, shares: [{ number: 'F-3', cents: 4000 }] });
    expect(told.payment.caseId).toBeDefined();
    expect(await refused(post(`payments/${id}/allocations`, { case: 'C002' }))).toEqual(['payment.otherCase body/case']);
  });

  it('are complete again when whoever recorded them was cut off before the item was told', async () => {
    const asked = { cents: 1000, currency: 'EUR', items: ['F-3'], key: 'cut-off-in-between' };
    const [before = 0] = await owed('F-3');
    const { payment } = await done(pay(asked, '?dryRun=true'));
    await test.store.payments.insertOnce(payment);
    expect(await owed('F-3')).toEqual([before]);
    await done(pay(asked));
    expect(await owed('F-3')).toEqual([before - 1000]);
  });

  it('stop a reminder and bring it back a business day after the reversal, told day by day (laws 5, 7)', async () => {
    test.pass(DAY_MS);
    const { payment } = await done(pay({ cents: 120_000, currency: 'EUR', reference: 'F-1' }));
    const why = async (on: string) =>
      (await test.call({ url: `/api/v1/items/F-1/why?on=${on}` })).json<{ state: string; outstandingCents: number }>();
    expect(await why('2026-01-05')).toMatchObject({ state: 'open', outstandingCents: 120_000 });
    expect(await why('2026-01-06')).toMatchObject({ outstandingCents: 0 });
    test.pass(DAY_MS);
    await done(post(`payments/${payment._id}/reversal`, { reason: 'chequeBounced' }));
    expect(await why('2026-01-06')).toMatchObject({ outstandingCents: 0 });
    expect(await why('2026-01-07')).toMatchObject({ state: 'open', outstandingCents: 120_000 });
  });

  it.each([
    ['auditor', 403],
    ['salesRep', 403],
    ['collector', 403],
    ['creditManager', 200],
    ['admin', 200],
  ] as const)('may be recorded by the %s: %i', async (role, status) => {
    const headers = await test.signIn(role);
    const [view] = await list('?case=P001');
    const id = view?.payment._id ?? '';
    const [free] = (await list('?unallocated=true')).filter(({ payment }) => payment.unallocatedCents > 0);
    for (const [path, payload] of [
      ['cases/C001/payments', { cents: 100, currency: 'EUR' }],
      [`payments/${id}/reversal`, { reason: 'other' }],
      [`payments/${free?.payment._id ?? ''}/reversal`, { reason: 'other' }],
    ] as const) {
      const response = await test.app.inject({ method: 'POST', url: `/api/v1/${path}?dryRun=true`, headers, payload });
      expect([path, response.statusCode]).toEqual([path, status]);
    }
  });
});
