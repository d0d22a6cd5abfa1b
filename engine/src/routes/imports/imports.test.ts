import type { ItemsImport, PaymentsImport } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Email;Segment',
  'C001;Dupré SAS;F-1001;01/12/2025;31/12/2025;1 200,00;1 200,00;compta@dupre.example;sme',
  'C001;Dupré SAS;F-1002;15/12/2025;14/01/2026;300,50;300,50;compta@dupre.example;sme',
  'C002;Mairie de Vannes;F-1003;10/12/2025;09/01/2026;5 000,00;4 500,00;factures@vannes.example;public',
].join('\r\n');

describe('importing', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
  });
  afterAll(() => test.close());

  const send = (kind: string, body: string, query = '', headers: Record<string, string> = {}) =>
    test.call({
      method: 'POST',
      url: `/api/v1/imports/${kind}${query}`,
      headers: { 'content-type': 'text/csv', ...headers },
      payload: body,
    });
  const importItems = async (body: string, query = '') => (await send('items', body, query)).json<ItemsImport>();
  const importPayments = async (body: string) => (await send('payments', body)).json<PaymentsImport>();

  it('says in a dry run what it would do, and does nothing', async () => {
    expect(await importItems(items, '?dryRun=true')).toMatchObject({ rows: 3, created: 3, updated: 0, unchanged: 0, casesWoken: 0 });
    expect(await test.store.items.counts('main')).toMatchObject({ total: 0 });
  });

  it('warns once of each segment that has accounts in the file and no scenario, also in a dry run', async () => {
    const unsorted = 'C003;Petit;F-1009;01/12/2025;31/12/2025;10,00;10,00;a@petit.example;';
    const also = 'C004;Grand;F-1010;01/12/2025;31/12/2025;10,00;10,00;a@grand.example;sme';
    const { issues } = await importItems([items, unsorted, also].join('\r\n'), '?dryRun=true');
    const warned = issues.filter(({ code }) => code === 'segmentWithoutScenario');
    expect(warned.map(({ params }) => params)).toEqual([
      { segment: 'default', accounts: 1 },
      { segment: 'public', accounts: 1 },
      { segment: 'sme', accounts: 2 },
    ]);
    expect(warned[2]).toMatchObject({ severity: 'warning', fr: expect.stringContaining('2 comptes') as string });
    expect(warned[2]?.en).toContain('2 accounts');
  });

  it('gives back the rows a dry run would reject, with their reasons', async () => {
    const { rejected, rejectedFile } = await importItems(items.replace('31/12/2025', '31/02/2025'), '?dryRun=true');
    expect(rejected).toBe(1);
    const file = await test.call({ url: rejectedFile ?? '' });
    expect(file.body).toContain('« 31/02/2025 » n’est pas une date');
  });

  it('creates accounts, items and cases, and totals what is owed to the cent', async () => {
    const result = await importItems(items);
    expect(result).toMatchObject({ rows: 3, created: 3, rejected: 0, rejectedFile: null, totals: [{ currency: 'EUR', cents: 600_050 }] });
    const account = await test.store.accounts.byCode('main', 'C001');
    expect(account).toMatchObject({ name: 'Dupré SAS', segment: 'sme', contacts: [{ email: 'compta@dupre.example' }] });
    const [item] = await test.store.items.byNumbers('main', ['F-1003']);
    expect(item).toMatchObject({ outstandingCents: 450_000, dueDate: '2026-01-09', open: true });
    expect(await test.store.cases.get('main', item?.caseId ?? '')).toMatchObject({ itemIds: [item?._id], factsVersion: 1 });
  });

  it('changes nothing the second time, also when payments came in between', async () => {
    expect(await importItems(items)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const paid = 'Date;Montant;N° facture\n2026-01-06;500,00;F-1001\n';
    expect(await importPayments(paid)).toMatchObject({ rows: 1, allocated: 1, partial: 1, over: 0, unallocated: [] });
    expect(await importPayments(paid)).toMatchObject({ allocated: 0, unchanged: 1 });
    expect(await importItems(items)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const [item] = await test.store.items.byNumbers('main', ['F-1001']);
    expect(item?.outstandingCents).toBe(70_000);
  });

  it('keeps overpayments and unknown numbers as unallocated receipts, and says so', async () => {
    const result = await importPayments(
      'Date;Montant;N° facture;Code client\n2026-01-07;310,50;F-1002;C001\n2026-01-07;80,00;F-9999;C002\n',
    );
    expect(result).toMatchObject({ allocated: 1, over: 1 });
    expect(result.unallocated.map(({ reason, cents }) => [reason, cents])).toEqual([
      ['overpaid', 1000],
      ['unknownNumber', 8000],
    ]);
    const [item] = await test.store.items.byNumbers('main', ['F-1003']);
    const kept = await test.store.payments.listByCases('main', [item?.caseId ?? '']);
    expect(kept.map(({ unallocatedCents }) => unallocatedCents)).toEqual([8000]);
  });

  it('reopens an item when its payment is reversed', async () => {
    expect(await importPayments('Date;Montant;N° facture\n2026-01-09;-310,50;F-1002\n')).toMatchObject({
      rows: 1,
      over: 0,
      unallocated: [{ cents: -1000, reason: 'beyondPaid' }],
    });
    const [item] = await test.store.items.byNumbers('main', ['F-1002']);
    expect(item).toMatchObject({ outstandingCents: 30_050, open: true });
  });

  it('wakes only cases whose segment has a scenario', async () => {
    expect(test.woken).toEqual([]);
    await test.store.scenarios.assign('main', {
      segment: 'public',
      scenarioId: 's',
      version: 1,
      hash: 'h',
      assignedAt: 0,
      assignedBy: 'test',
    });
    const changed = items.replace('4 500,00', '4 000,00').replace('1 200,00;1 200,00', '1 200,00;1 100,00');
    expect(await importItems(changed)).toMatchObject({ updated: 2, casesWoken: 1 });
    const [item] = await test.store.items.byNumbers('main', ['F-1003']);
    expect(test.woken).toEqual([{ entityId: 'main', caseId: item?.caseId }]);
  });

  it('closes by absence only what a complete file leaves out, after a second confirmation beyond 20 %', async () => {
    const one = items.split('\r\n').slice(0, 2).join('\r\n');
    const refused = await send('items', one, '?full=true');
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'RLC_FULL_NEEDS_CONFIRMATION', counts: { closing: 2, open: 3 } });
    expect((await test.store.items.byNumbers('main', ['F-1003']))[0]?.open).toBe(true);
    expect(await importItems(one, '?full=true&confirmFull=true')).toMatchObject({ closedByAbsence: 2 });
    expect((await test.store.items.byNumbers('main', ['F-1003']))[0]).toMatchObject({ open: false, absent: true });
    expect(await importItems(items)).toMatchObject({ closedByAbsence: 0 });
    expect((await test.store.items.byNumbers('main', ['F-1003']))[0]).toMatchObject({ open: true, absent: false });
  });

  it('gives bad rows back as a file with reasons, and closes nothing then', async () => {
    const faulty = `${items}\r\nC003;Martin;F-1004;01/12/2025;31/12/2025;abc;abc;;sme`;
    const result = await importItems(faulty, '?full=true&confirmFull=true');
    expect(result).toMatchObject({ rows: 4, rejected: 1, closedByAbsence: 0 });
    const file = await test.call({ url: result.rejectedFile ?? '' });
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body).toContain('Motif du rejet');
    expect(file.body).toContain('F-1004');
  });

  it('tells its progress line by line, the result in the last', async () => {
    const response = await send('items', items, '', { accept: 'application/x-ndjson' });
    const lines = response.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({ phase: 'reading', done: 3 });
    expect(lines.at(-1)).toHaveProperty('result.rows', 3);
  });

  it('refuses a file that is no list, with what is wrong, also in a stream', async () => {
    const refused = await send('items', 'a,b\n1,2\n');
    expect(refused.statusCode).toBe(422);
    const problem = refused.json<{ code: string; issues: { code: string; fr: string }[] }>();
    expect(problem).toMatchObject({ code: 'RLC_FILE_UNREADABLE' });
    expect(problem.issues[0]?.fr).not.toBe('');
    const streamed = await send('items', 'a,b\n1,2\n', '', { accept: 'application/x-ndjson' });
    expect(JSON.parse(streamed.body.trim())).toHaveProperty('problem.code', 'RLC_FILE_UNREADABLE');
  });

  it('says of a file without a byte that it is empty, and of a header alone that it holds no row', async () => {
    const empty = await send('items', '');
    expect(empty.json()).toMatchObject({ code: 'RLC_FILE_UNREADABLE', issues: [{ code: 'fileEmpty' }] });
    const header = await importItems(items.split('\r\n')[0] ?? '', '?dryRun=true');
    expect(header).toMatchObject({ rows: 0, issues: [{ code: 'noRows', severity: 'warning' }, { code: 'entityIncomplete' }] });
  });

  it('counts the rows a file repeats and the lines that are no rows', async () => {
    const [head = '', first = ''] = items.split('\r\n');
    const file = [head, first, first, '', 'Total;;;;;1 200,00;1 200,00;;'].join('\r\n');
    expect(await importItems(file, '?dryRun=true')).toMatchObject({ rows: 1, duplicates: 1, skipped: 1 });
  });

  it('takes the file of a multipart form', async () => {
    const boundary = 'xyz';
    const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="open.csv"\r\nContent-Type: text/csv\r\n\r\n${items}\r\n--${boundary}--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    expect((await send('items', payload, '', headers)).json()).toMatchObject({ rows: 3, unchanged: 3 });
  });

  it('completes what an import that was cut off had left untold', async () => {
    const [item] = await test.store.items.byNumbers('main', ['F-1001']);
    const caseId = item?.caseId ?? '';
    const row = {
      accountCode: 'C001',
      type: 'invoice',
      number: 'F-2000',
      ordinal: 1,
      currency: 'EUR',
      invoiceDate: '2025-12-01',
      dueDate: '2025-12-31',
      outstandingCents: 100,
      grossCents: 100,
    } as const;
    await test.store.items.importRows('main', [row], { importId: 'cut-off', recordedAt: 1, asOf: '2026-01-05' });
    const [left] = await test.store.items.byNumbers('main', ['F-2000']);
    expect((await test.store.cases.get('main', caseId))?.itemIds).not.toContain(left?._id);
    const again = 'Code client;N° facture;Date facture;Date échéance;Montant TTC;Reste dû\nC001;F-2000;01/12/2025;31/12/2025;1,00;1,00';
    expect(await importItems(again)).toMatchObject({ unchanged: 1 });
    expect((await test.store.cases.get('main', caseId))?.itemIds).toContain(left?._id);
  });

  it('asks what the dates begin with where no date decides, and takes the answer', async () => {
    const payments = 'Date;Montant;N° facture\n05/01/2026;10,00;F-1003\n';
    const refusal = (await send('payments', payments, '?dryRun=true')).json<{ issues: { code: string; fr: string; en: string }[] }>();
    expect(refusal.issues).toMatchObject([{ code: 'dateOrderUndecided' }]);
    expect(refusal.issues[0]?.fr).toContain('dateOrder=day');
    const answer = await send('payments', payments, '?dryRun=true&dateOrder=day');
    expect(answer.json()).toMatchObject({ rows: 1, allocated: 1 });
    expect((await send('payments', payments, '?dateOrder=dmy')).statusCode).toBe(400);
  });

  it('imports contacts by account, once', async () => {
    const contacts = 'Code client;Nom;Email;Téléphone;Rôle\nC001;Léa Petit;lea@dupre.example;01 44 55 66 77;comptabilité\n';
    expect((await send('contacts', contacts)).json()).toMatchObject({ rows: 1, updated: 1 });
    expect((await send('contacts', contacts)).json()).toMatchObject({ rows: 1, updated: 0, unchanged: 1 });
  });
});
