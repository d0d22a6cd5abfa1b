import { accountId, caseId } from '@relance/domain';
import type { ChangedLetter, LetterEventRecorded, LetterEventsImport, LetterRecord, RoleName } from '@relance/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letterPdf } from '../../testing/letter-pdf.js';
import { batchOfTheDay, putLetters } from '../../testing/letters-in-batch.js';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const DAY = 86_400_000;
const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;Devise',
  'C001;Dupré SAS;F-1;15/11/2025;15/12/2025;1 200,00;1 200,00;sme;EUR',
  'C002;Métal;F-2;15/11/2025;15/12/2025;300,00;300,00;sme;EUR',
  'C003;Garage Lenoir;F-3;15/11/2025;15/12/2025;80,00;80,00;sme;EUR',
].join('\n');
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]);

/** Two registered letters and a simple one, posted on Monday 5 January 2026. */
describe('a registered letter', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp();
    const entity = await test.store.entities.get('main');
    if (entity !== undefined) await test.store.entities.upsert({ ...entity, sendingPaused: false });
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    await putLetters(test, [
      { id: 'letter-1', account: 'C001', item: 'F-1', cents: 120_000, channel: 'registered' },
      { id: 'letter-2', account: 'C002', item: 'F-2', cents: 30_000, channel: 'registered' },
      { id: 'letter-3', account: 'C003', item: 'F-3', cents: 8_000 },
    ]);
    await post(`/letter-batches/${batchOfTheDay}/print`, {});
    await post(`/letter-batches/${batchOfTheDay}/posted`, { on: '2026-01-05' });
  });
  afterEach(() => test.close());

  const post = (path: string, payload: object) => test.call({ method: 'POST', url: `/api/v1${path}`, payload });
  const number = (id: string, text: string | null) =>
    test.call({ method: 'PUT', url: `/api/v1/letters/${id}/number`, payload: { number: text } });
  const say = (id: string, event: string, on: string, query = '') => post(`/letters/${id}/events${query}`, { event, on });
  const letter = async (id: string) => (await test.call({ url: `/api/v1/letters/${id}` })).json<LetterRecord>();
  const prove = (id: string, of: string, payload: Uint8Array) =>
    test.call({
      method: 'POST',
      url: `/api/v1/letters/${id}/proofs?of=${of}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from(payload),
    });
  const codesOf = (response: Awaited<ReturnType<typeof post>>) =>
    response.json<{ issues: { code: string }[] }>().issues.map(({ code }) => code);
  const factsOf = (code: string) => test.store.facts.byCase('main', caseId('main', accountId('main', code)));

  it('is given its number once, is found by it, and no other letter bears it', async () => {
    expect((await number('letter-1', '1A 123 456 7890 1')).json<ChangedLetter>()).toMatchObject({
      recorded: true,
      letter: { dispatchId: 'letter-1', number: '1A12345678901', postedOn: '2026-01-05' },
    });
    expect((await number('letter-1', '1a12345678901')).json<ChangedLetter>().recorded).toBe(false);
    expect(await letter('1A12345678901')).toMatchObject({ dispatchId: 'letter-1', accountCode: 'C001' });
    expect(codesOf(await number('letter-2', '1A 123 456 7890 1'))).toEqual(['letters.numberTaken']);
    expect(codesOf(await number('letter-1', 'RR473124829FR'))).toEqual(['letters.numberedBefore']);
    expect(codesOf(await number('letter-2', 'RR473124828FR'))).toEqual(['letters.numberCheck']);
    expect(codesOf(await number('letter-2', '123'))).toEqual(['letters.numberForm']);
    expect(codesOf(await number('letter-3', 'RR473124829FR'))).toEqual(['letters.notRegistered']);
    expect((await number('letter-9', 'RR473124829FR')).statusCode).toBe(404);
  });

  it('that got the number of another one gives it back', async () => {
    await number('letter-2', '1A 123 456 7890 1');
    expect((await number('letter-2', null)).json<ChangedLetter>()).toMatchObject({ recorded: true });
    expect((await number('letter-2', null)).json<ChangedLetter>().recorded).toBe(false);
    expect((await number('letter-1', '1A 123 456 7890 1')).json<ChangedLetter>().recorded).toBe(true);
    expect(await letter('letter-2')).not.toHaveProperty('number');
    const { rows } = await test.store.auditLog.list('main', {});
    expect(rows.map(({ action }) => action).filter((action) => action.startsWith('letter.'))).toEqual([
      'letter.numbered',
      'letter.numberRemoved',
      'letter.numbered',
    ]);
  });

  it('has one holder of a number though two people give it at the same time', async () => {
    const both = await Promise.all([number('letter-1', '1A 123 456 7890 1'), number('letter-2', '1A 123 456 7890 1')]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 400]);
  });

  it('presented late grants its deadline from that day (law 10); its outcome says whether it was served (laws 19, 22)', async () => {
    test.pass(20 * DAY);
    // seven days to its presentation at most, and eight: Tuesday 20 January
    expect(await letter('letter-1')).toMatchObject({ state: 'posted', deadlineOn: '2026-01-20' });
    const foretold = (await say('letter-1', 'presented', '2026-01-15', '?dryRun=true')).json<LetterEventRecorded>();
    expect(foretold).toMatchObject({ recorded: false });
    expect(await factsOf('C001')).toHaveLength(1);
    // presented on Thursday 15 January, and eight days: Friday 23
    expect((await say('letter-1', 'presented', '2026-01-15')).json()).toMatchObject({
      recorded: true,
      letter: { presentedOn: '2026-01-15', deadlineOn: '2026-01-23' },
    });
    expect((await say('letter-1', 'refused', '2026-01-16')).json()).toMatchObject({
      recorded: true,
      letter: { outcome: 'refused', outcomeOn: '2026-01-16', isServed: true },
    });
    test.woken.length = 0;
    await number('letter-2', '1A 123 456 7890 1');
    expect((await say('1A12345678901', 'unknownAddress', '2026-01-12')).json()).toMatchObject({ letter: { isServed: false } });
    expect(test.woken.map((woken) => woken.caseId)).toEqual([caseId('main', accountId('main', 'C002'))]);
    expect((await factsOf('C002'))[0]).toMatchObject({ kind: 'letterOutcome', reason: 'unknownAddress', dispatchId: 'letter-2' });
  });

  it('is told the same twice without effect; a corrected outcome counts, a second first presentation does not', async () => {
    test.pass(20 * DAY);
    for (const recorded of [true, false]) expect((await say('letter-1', 'presented', '2026-01-07')).json()).toMatchObject({ recorded });
    expect(codesOf(await say('letter-1', 'presented', '2026-01-08'))).toEqual(['letters.saidBefore']);
    for (const recorded of [true, false]) expect((await say('letter-1', 'unclaimed', '2026-01-22')).json()).toMatchObject({ recorded });
    test.pass(1000);
    expect((await say('letter-1', 'received', '2026-01-20')).json()).toMatchObject({
      letter: { outcome: 'received', outcomeOn: '2026-01-20' },
    });
    expect((await say('letter-1', 'posted', '2026-01-05')).json()).toMatchObject({ recorded: false });
    expect(await factsOf('C001')).toHaveLength(4);
  });

  it('withdrawn as never presented may be presented again on the same day', async () => {
    test.pass(20 * DAY);
    await say('letter-1', 'presented', '2026-01-07');
    const presented = (await factsOf('C001')).find(({ kind }) => kind === 'letterPresented');
    await post(`/facts/${presented?._id ?? ''}/lift`, { reason: 'erreur', inError: true });
    expect(await letter('letter-1')).not.toHaveProperty('presentedOn');
    expect((await say('letter-1', 'presented', '2026-01-07')).json()).toMatchObject({
      recorded: true,
      letter: { presentedOn: '2026-01-07' },
    });
  });

  it.each([
    ['before it was posted', 'letter-1', 'presented', '2026-01-04', ['fact.beforePosting']],
    ['on a day to come', 'letter-1', 'received', '2026-02-04', ['fact.inFuture']],
    ['received before it was presented', 'letter-2', 'received', '2026-01-07', ['fact.beforePresentation']],
    ['though it is a simple one', 'letter-3', 'received', '2026-01-07', ['fact.notRegistered']],
    ['posted on another day', 'letter-1', 'posted', '2026-01-07', ['letters.saidBefore']],
    ['on what is no day', 'letter-1', 'presented', '2026-02-30', ['invalid.date']],
  ])('is refused a word of the post %s', async (_, id, event, on, codes) => {
    test.pass(20 * DAY);
    await say('letter-2', 'presented', '2026-01-09');
    expect(codesOf(await say(id, event, on))).toEqual(codes);
  });

  it('keeps proofs of deposit and of receipt as they are, once', async () => {
    const pdf = await letterPdf('preuve de dépôt', 1);
    const added = (await prove('letter-1', 'deposit', pdf)).json<ChangedLetter>();
    expect(added).toMatchObject({
      recorded: true,
      letter: { proofs: [{ kind: 'deposit', contentType: 'application/pdf', bytes: pdf.length }] },
    });
    expect((await prove('letter-1', 'deposit', pdf)).json<ChangedLetter>().recorded).toBe(false);
    expect(codesOf(await prove('letter-1', 'receipt', png))).toEqual(['letters.outcomeFirst']);
    test.pass(3 * DAY);
    await say('letter-1', 'received', '2026-01-07');
    expect((await prove('letter-1', 'receipt', png)).json<ChangedLetter>().letter.proofs).toMatchObject([
      { kind: 'deposit' },
      { kind: 'receipt', contentType: 'image/png' },
    ]);
    const hash = added.letter.proofs[0]?.hash ?? '';
    const fetched = await test.call({ url: `/api/v1/letters/letter-1/proofs/${hash}` });
    expect(fetched.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(fetched.rawPayload.equals(Buffer.from(pdf))).toBe(true);
    expect((await test.call({ url: `/api/v1/letters/letter-2/proofs/${hash}` })).statusCode).toBe(404);
  });

  const list = (rows: string[], query = '') =>
    test.call({
      method: 'POST',
      url: `/api/v1/imports/letters${query}`,
      headers: { 'content-type': 'text/csv' },
      payload: ['Identifiant;N° recommandé;Statut;Date du statut', ...rows].join('\r\n'),
    });
  const rows = [
    ';1A 123 456 7890 1;Distribué;15/01/2026',
    'letter-1;1A 123 456 7890 1;;',
    'letter-2;RR473124829FR;Avisé;13/01/2026',
    ';1A 123 456 7890 1;Avisé;13/01/2026',
    'letter-3;2C 123 456 7890 1;;',
    ';9Z 999 999 9999 9;Refusé;14/01/2026',
    ';RR473124829FR;Refusé;03/01/2026',
    ';RR473124829FR;Perdu;14/01/2026',
  ];

  it('is followed by a list of the post: wrong rows are named, the others applied, and the same list again changes nothing', async () => {
    test.pass(20 * DAY);
    const foretold = (await list(rows, '?dryRun=true')).json<LetterEventsImport>();
    expect(foretold).toMatchObject({ dryRun: true, rows: 8, numbered: 2, recorded: 3, known: 0 });
    expect(await letter('letter-1')).not.toHaveProperty('number');
    const taken = (await list(rows)).json<LetterEventsImport>();
    expect(taken).toMatchObject({ rows: 8, numbered: 2, recorded: 3, known: 0 });
    expect(taken.rejected.map(({ line, reasons }) => [line, reasons[0]?.en])).toEqual([
      [6, 'This letter is not registered: it has no number.'],
      [7, 'No letter is known as 9Z 999 999 9999 9: give it that number first.'],
      [8, expect.stringContaining('not before')],
      [9, expect.stringContaining('“Perdu” is nothing the post says of a letter')],
    ]);
    expect(foretold.rejected).toEqual(taken.rejected);
    expect(await letter('letter-1')).toMatchObject({ number: '1A12345678901', presentedOn: '2026-01-13', outcome: 'received' });
    expect(await letter('letter-2')).toMatchObject({ number: 'RR473124829FR', presentedOn: '2026-01-13' });
    const facts = (await factsOf('C001')).length;
    const again = (await list(rows)).json<LetterEventsImport>();
    expect(again).toMatchObject({ numbered: 0, recorded: 0, known: 4 });
    expect(again.rejected.map(({ line }) => line)).toEqual([6, 7, 8, 9]);
    expect(await factsOf('C001')).toHaveLength(facts);
  });

  it.each([
    ['a web page called a proof', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a PDF that begins with something else', Buffer.concat([Buffer.from('MZ'), Buffer.from('%PDF-1.7')])],
    ['an empty file', Buffer.alloc(0)],
  ])('takes no %s for a proof', async (_, bytes) => {
    expect(codesOf(await prove('letter-1', 'deposit', bytes))).toEqual(['letters.proofForm']);
    expect((await letter('letter-1')).proofs).toEqual([]);
  });

  it('takes no proof above ten megabytes', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(10 * 1024 * 1024)]);
    expect((await prove('letter-1', 'deposit', large)).json()).toMatchObject({ code: 'RLC_FILE_TOO_LARGE' });
  });

  it.each(['auditor', 'salesRep'] as const)('is read by %s and changed by more able roles only', async (role: RoleName) => {
    const headers = await test.signIn(role);
    const url = '/api/v1/letters/letter-1';
    expect((await test.app.inject({ url, headers })).statusCode).toBe(200);
    const asked = [
      { method: 'PUT', url: `${url}/number`, payload: { number: '1A12345678901' } },
      { method: 'POST', url: `${url}/events`, payload: { event: 'presented', on: '2026-01-05' } },
    ] as const;
    for (const request of asked) expect((await test.app.inject({ ...request, headers })).statusCode).toBe(403);
  });
});
