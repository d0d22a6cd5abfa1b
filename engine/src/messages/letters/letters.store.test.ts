import { PDFDocument } from '@cantoo/pdf-lib';
import { accountId, caseId } from '@relance/domain';
import type { LetterBatchPosted, LetterBatchPrinted, LetterBatchView } from '@relance/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchOfTheDay, layDown, putLetter, putLetters } from '../../testing/letters-in-batch.js';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;Devise',
  'C001;Dupré SAS;F-1;15/11/2025;15/12/2025;1 200,00;1 200,00;sme;EUR',
  'C002;Métal;F-2;15/11/2025;15/12/2025;300,00;300,00;sme;EUR',
  'C003;Garage Lenoir;F-3;15/11/2025;15/12/2025;80,00;80,00;key;EUR',
].join('\n');

const ofCase = (code: string) => caseId('main', accountId('main', code));

/** It is Monday 5 January 2026. */
describe('print batches of letters', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp();
    const entity = await test.store.entities.get('main');
    if (entity !== undefined) await test.store.entities.upsert({ ...entity, sendingPaused: false });
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    test.pass(60_000);
    const defaults = { debtorClass: 'business', territory: 'FR', country: 'FR', locale: 'fr', segment: 'sme' } as const;
    await test.store.accounts.upsertMany('main', [{ code: 'C002', name: '=HYPERLINK("x")' }], defaults);
    await putLetters(test, [
      { id: 'letter-3', account: 'C003', item: 'F-3', cents: 8_000, channel: 'registered' },
      { id: 'letter-1', account: 'C001', item: 'F-1', cents: 120_000, pages: 4 },
      { id: 'letter-2', account: 'C002', item: 'F-2', cents: 30_000 },
    ]);
  });
  afterEach(() => test.close());

  const get = (path: string) => test.call({ url: `/api/v1${path}` });
  const post = (path: string, payload: object = {}) => test.call({ method: 'POST', url: `/api/v1${path}`, payload });
  const show = async (name = batchOfTheDay) => (await get(`/letter-batches/${name}`)).json<LetterBatchView>();
  const print = async (query = '', name = batchOfTheDay) =>
    (await post(`/letter-batches/${name}/print${query}`)).json<LetterBatchPrinted>();
  const posted = (on: string, query = '') => post(`/letter-batches/${batchOfTheDay}/posted${query}`, { on });
  const content = (as: 'pdf' | 'list') => get(`/letter-batches/${batchOfTheDay}/content?as=${as}`);
  const states = (view: LetterBatchView) => view.letters.map(({ dispatchId, state }) => [dispatchId, state]);
  const told = (view: LetterBatchView) => view.letters.map(({ dispatchId, fate, why }) => [dispatchId, fate, why?.reason.code]);
  const pay = (code: string, cents: number) => post(`/cases/${code}/payments`, { cents, currency: 'EUR' });
  const dispatch = (id: string) => test.store.dispatches.get('main', id);
  const codesOf = (response: Awaited<ReturnType<typeof post>>) =>
    response.json<{ issues: { code: string }[] }>().issues.map(({ code }) => code);

  it('are listed, and shown in the order they are printed: simple ones first, the light ones first', async () => {
    expect((await get('/letter-batches')).json()).toEqual({
      batches: [{ name: batchOfTheDay, on: '2026-01-05', state: 'open', letters: 3 }],
    });
    const view = await show();
    expect(view.letters.map(({ dispatchId, fromPage, state }) => [dispatchId, fromPage, state])).toEqual([
      ['letter-2', 1, 'waiting'],
      ['letter-1', 2, 'waiting'],
      ['letter-3', 6, 'waiting'],
    ]);
    expect(view.postage).toEqual([
      { channel: 'letter', upToGrams: 20, letters: 1 },
      { channel: 'letter', upToGrams: 100, letters: 1 },
      { channel: 'registered', upToGrams: 20, letters: 1 },
    ]);
    expect((await get('/letter-batches/2026-01-05-9')).statusCode).toBe(404);
  });

  it('are one PDF and one list, the same bytes whenever they are asked for', async () => {
    expect((await content('pdf')).json()).toMatchObject({ code: 'RLC_BATCH_NOT_PRINTED' });
    const printed = await print();
    expect(printed).toMatchObject({ recorded: true, batch: { state: 'printed', letters: 3, pages: 6, printedOn: '2026-01-05' } });
    const once = await content('pdf');
    expect(once.headers['content-type']).toBe('application/pdf');
    expect((await PDFDocument.load(once.rawPayload)).getPageCount()).toBe(6);
    const [, ...rows] = (await content('list')).body.trimEnd().split('\r\n');
    expect(rows).toEqual([
      `1;1;1;C002;"'=HYPERLINK(""x"")";C002, 1 rue Neuve, 59000 Lille, FR;non;20;300,00;EUR;letter-2`,
      '2;2;4;C001;Dupré SAS;C001, 1 rue Neuve, 59000 Lille, FR;non;100;1200,00;EUR;letter-1',
      '3;6;1;C003;Garage Lenoir;C003, 1 rue Neuve, 59000 Lille, FR;oui;20;80,00;EUR;letter-3',
    ]);
    await pay('C001', 120_000);
    expect(await print()).toMatchObject({ recorded: false, batch: { letters: 3, pages: 6 } });
    expect((await content('pdf')).rawPayload.equals(once.rawPayload)).toBe(true);
  });

  it('leave out what was paid since, take it out, and have its case decide anew (law 25); a dry run only says so', async () => {
    await pay('C002', 30_000);
    const foretold = await print('?dryRun=true');
    expect(foretold).toMatchObject({ recorded: false, batch: { state: 'open', letters: 2 } });
    expect(told(foretold)).toEqual([
      ['letter-1', undefined, undefined],
      ['letter-3', undefined, undefined],
      ['letter-2', 'takenOut', 'paid'],
    ]);
    expect(await dispatch('letter-2')).toMatchObject({ state: 'handedOver' });
    test.woken.length = 0;
    const printed = await print();
    expect(states(printed)).toEqual([
      ['letter-1', 'printed'],
      ['letter-3', 'printed'],
      ['letter-2', 'takenOut'],
    ]);
    expect(printed.letters[2]).toMatchObject({ fate: 'takenOut', why: { fr: 'F-2 est réglée.', en: 'F-2 is paid.' } });
    expect(printed.batch.pages).toBe(5);
    expect(await dispatch('letter-2')).toMatchObject({ state: 'withdrawn' });
    const facts = await test.store.facts.byCase('main', ofCase('C002'));
    expect(facts).toMatchObject([{ kind: 'letterTakenOut', dispatchId: 'letter-2', reason: 'notOwed', note: 'F-2 est réglée.' }]);
    expect(test.woken.map((woken) => woken.caseId)).toEqual([ofCase('C002')]);
    expect(told(await show())[2]).toEqual(['letter-2', 'takenOut', 'paid']);
  });

  it.each([
    ['part of it is paid', () => pay('C001', 20_000).then(allocate), 'asksTooMuch'],
    ['a receipt nobody allocated leaves less to pay', () => pay('C001', 20_000), 'asksTooMuch'],
    ['it is disputed', () => post('/cases/C001/facts', { kind: 'dispute', reason: 'price', items: ['F-1'] }), 'dispute'],
    ['it is promised', () => post('/cases/C001/facts', { kind: 'promise', untilOn: '2026-01-14', items: ['F-1'] }), 'promise'],
    ['it is on hold', () => post('/cases/C001/facts', { kind: 'hold', untilOn: '2026-01-14', reason: 'x' }), 'hold'],
    ['it is written off', () => post('/cases/C001/facts', { kind: 'writeOff', reason: 'x', items: ['F-1'] }), 'writtenOff'],
  ])('take a letter out when %s', async (_, happens, code) => {
    const happened = await happens();
    expect(happened.statusCode, happened.body).toBe(200);
    expect(told(await print())).toContainEqual(['letter-1', 'takenOut', code]);
    expect(await dispatch('letter-1')).toMatchObject({ state: 'withdrawn' });
  });

  async function allocate(paid: Awaited<ReturnType<typeof pay>>) {
    const { payment } = paid.json<{ payment: { _id: string } }>();
    return post(`/payments/${payment._id}/allocations`, { items: [{ item: 'F-1' }] });
  }

  it('take a letter out whose printed deadline has come (law 10)', async () => {
    await putLetters(test, [{ id: 'letter-4', account: 'C001', item: 'F-1', cents: 120_000, more: { deadlineOn: '2026-01-05' } }]);
    expect(told(await print())).toContainEqual(['letter-4', 'takenOut', 'deadlineTooNear']);
  });

  it('let what a switch holds back wait in the next batch, and print it there once it is on again', async () => {
    const registered = { scope: 'channel', target: 'registered', reason: 'x' };
    await post('/sending/stop', registered);
    const printed = await print();
    expect(printed.letters[2]).toMatchObject({ dispatchId: 'letter-3', state: 'moved', movedTo: '2026-01-05-2', fate: 'waits' });
    expect(told(printed)[2]).toEqual(['letter-3', 'waits', 'channelStopped']);
    expect(await print('', '2026-01-05-2')).toMatchObject({ recorded: false, batch: { state: 'open', letters: 0 } });
    await post('/sending/resume', registered);
    expect(states(await print('', '2026-01-05-2'))).toEqual([['letter-3', 'printed']]);
    expect(states(await print())).toContainEqual(['letter-3', 'moved']);
  });

  it('stay open while all messages are stopped, and lose only what is paid', async () => {
    await post('/sending/stop', { scope: 'entity', reason: 'x' });
    await pay('C002', 30_000);
    const answer = await print();
    expect(answer).toMatchObject({ recorded: false, batch: { state: 'open', letters: 0 } });
    expect(told(answer)).toEqual([
      ['letter-2', 'takenOut', 'paid'],
      ['letter-1', 'waits', 'sendingStopped'],
      ['letter-3', 'waits', 'sendingStopped'],
    ]);
    expect((await content('pdf')).statusCode).toBe(409);
    await post('/sending/resume', { scope: 'entity', reason: 'x' });
    expect((await print()).batch).toMatchObject({ letters: 2, pages: 5 });
  });

  it('are posted on a day, once: a dry run says the dates, the second time says when it was (law 22)', async () => {
    await print();
    const foretold = (await posted('2026-01-05', '?dryRun=true')).json<LetterBatchPosted>();
    // simple: three business days and eight days, Friday the sixteenth; registered: seven days at most to its presentation, and eight
    expect(foretold.letters.map(({ dispatchId, outcome, deadlineOn }) => [dispatchId, outcome, deadlineOn])).toEqual([
      ['letter-2', 'posted', '2026-01-16'],
      ['letter-1', 'posted', '2026-01-16'],
      ['letter-3', 'posted', '2026-01-20'],
    ]);
    expect(foretold.recorded).toBe(false);
    expect(await dispatch('letter-1')).toMatchObject({ state: 'handedOver' });
    expect((await posted('2026-01-05')).json()).toMatchObject({ recorded: true, batch: { state: 'posted', postedOn: '2026-01-05' } });
    expect(await dispatch('letter-1')).toMatchObject({ state: 'accepted', postedOn: '2026-01-05' });
    const journal = await test.store.journal.list('main', ofCase('C001'));
    expect(journal.filter(({ kind }) => kind === 'contact')).toMatchObject([{ dispatchId: 'letter-1', on: '2026-01-05' }]);
    test.pass(86_400_000);
    const again = (await posted('2026-01-06')).json<LetterBatchPosted>();
    expect(again.recorded).toBe(false);
    expect(again.letters.map(({ outcome, postedOn }) => [outcome, postedOn])).toEqual(Array(3).fill(['postedBefore', '2026-01-05']));
    expect(await test.store.facts.byCase('main', ofCase('C001'))).toHaveLength(1);
    const { rows } = await test.store.auditLog.list('main', {});
    expect(rows.map(({ action }) => action).filter((action) => action.startsWith('letters.'))).toEqual([
      'letters.posted',
      'letters.printed',
    ]);
  });

  it('cannot be posted before they are printed, nor on a day that has not come; nor can one of their letters', async () => {
    expect((await posted('2026-01-05')).json()).toMatchObject({ code: 'RLC_BATCH_NOT_PRINTED' });
    const one = await post('/cases/C001/facts', { kind: 'letterPosted', dispatchId: 'letter-1', fromOn: '2026-01-05' });
    expect(codesOf(one)).toEqual(['fact.letterNotPrinted']);
    await print();
    expect(codesOf(await posted('2026-01-04'))).toEqual(['letters.postedBeforePrinted']);
    expect(codesOf(await posted('2026-01-06'))).toEqual(['letters.dayToCome']);
    expect(codesOf(await posted('2026-02-30'))).toEqual(['invalid.date']);
    expect(await dispatch('letter-1')).toMatchObject({ state: 'handedOver' });
  });

  it('say of a letter that is printed and paid since that a person takes it out; taken out it is not posted', async () => {
    await print();
    await pay('C002', 30_000);
    expect(told(await show())[0]).toEqual(['letter-2', 'task', 'paid']);
    const foretold = (await posted('2026-01-05', '?dryRun=true')).json<LetterBatchPosted>();
    expect(foretold.letters[0]).toMatchObject({ outcome: 'posted', why: { en: 'F-2 is paid.' } });
    await post('/cases/C002/facts', { kind: 'letterTakenOut', dispatchId: 'letter-2', reason: 'withheld' });
    const answer = (await posted('2026-01-05')).json<LetterBatchPosted>();
    expect(answer.letters.map(({ outcome }) => outcome)).toEqual(['takenOut', 'posted', 'posted']);
    expect(await dispatch('letter-2')).toMatchObject({ state: 'withdrawn' });
  });

  it('let a letter whose worker was still at it while they were printed wait in the next batch', async () => {
    const batchId = await putLetter(test, { id: 'letter-4', account: 'C001', item: 'F-1', cents: 120_000 });
    expect((await print()).batch).toMatchObject({ letters: 3 });
    await layDown(test, 'letter-4', batchId);
    expect(states(await show())).toContainEqual(['letter-4', 'waiting']);
    const again = await print();
    expect(again.letters).toContainEqual(expect.objectContaining({ dispatchId: 'letter-4', state: 'moved', movedTo: '2026-01-05-2' }));
    expect(again.batch).toMatchObject({ letters: 3, pages: 6 });
    expect(states(await print('', '2026-01-05-2'))).toEqual([['letter-4', 'printed']]);
  });

  it('are printed once though two people print them at the same time', async () => {
    const both = await Promise.all([print(), print()]);
    expect(both.map(({ recorded }) => recorded).toSorted()).toEqual([false, true]);
    expect(both.map(({ batch }) => batch.pages)).toEqual([6, 6]);
  });

  it.each(['auditor', 'salesRep'] as const)('are read by %s, printed and posted by more able roles only', async (role) => {
    const headers = await test.signIn(role);
    const asked = (path: string, payload: object) =>
      test.app.inject({ method: 'POST', url: `/api/v1/letter-batches/${batchOfTheDay}/${path}`, headers, payload });
    expect((await test.app.inject({ url: `/api/v1/letter-batches/${batchOfTheDay}`, headers })).statusCode).toBe(200);
    expect((await asked('print', {})).statusCode).toBe(403);
    expect((await asked('posted', { on: '2026-01-05' })).statusCode).toBe(403);
  });
});
