import { createHash } from 'node:crypto';
import { accountId, caseId } from '@relance/domain';
import type { FactRecorded, HandoverDossier } from '@relance/schemas';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterPdf } from '../testing/letter-pdf.js';
import { batchOfTheDay, putLetters } from '../testing/letters-in-batch.js';
import { openTestApp, startMs, type TestApp } from '../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;SIREN;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;E-mail',
  'C001;Dupré SAS;552100554;=F-1;01/08/2025;01/09/2025;1 000,00;1 000,00;sme;compta@dupre.example',
  'C001;Dupré SAS;552100554;F/2;15/11/2025;15/12/2025;200,00;200,00;sme;compta@dupre.example',
].join('\n');
const mail = Buffer.from('From: compta@morel.example\r\nSubject: Relance\r\n\r\nMerci de payer.');

/** It is Monday 5 January 2026; one e-mail and one registered notice about the first item have left. */
describe('a dossier to hand over', () => {
  let test: TestApp;
  let proof: Uint8Array;
  let invoice: Uint8Array;
  const caseOf = caseId('main', accountId('main', 'C001'));

  beforeAll(async () => {
    test = await openTestApp();
    const entity = await test.store.entities.get('main');
    if (entity !== undefined) await test.store.entities.upsert({ ...entity, sendingPaused: false });
    await post('/imports/items', items, { 'content-type': 'text/csv' });
    const [item] = await test.store.items.byNumbers('main', ['=F-1']);
    await sentMail('mail-0001', item?._id ?? '');
    await sentMail('mail-of-a-trial', item?._id ?? '', { trial: { id: 't', epoch: 1 } });
    await putLetters(test, [{ id: 'letter-1', account: 'C001', item: '=F-1', cents: 100_000, channel: 'registered', more: { level: 5 } }]);
    await post(`/letter-batches/${batchOfTheDay}/print`, {});
    await post(`/letter-batches/${batchOfTheDay}/posted`, { on: '2026-01-05' });
    [proof, invoice] = [await letterPdf('deposit', 1), await letterPdf('invoice', 1)];
    await post('/letters/letter-1/proofs?of=deposit', Buffer.from(proof), { 'content-type': 'application/octet-stream' });
    await post(`/items/${item?._id ?? ''}/documents?kind=invoice`, Buffer.from(invoice), { 'content-type': 'application/octet-stream' });
  }, 60_000);
  afterAll(() => test.close());

  async function post(path: string, payload: object | string | Buffer, headers: Record<string, string> = {}): Promise<unknown> {
    const answer = await test.call({ method: 'POST', url: `/api/v1${path}`, payload, headers });
    expect(answer.statusCode, `${path} ${answer.body}`).toBe(200);
    return answer.json<unknown>();
  }
  async function sentMail(id: string, itemId: string, more: { trial?: { id: string; epoch: number } } = {}): Promise<void> {
    const place = { entityId: 'main', caseId: caseOf, accountId: 'a', scenarioId: 's', planHash: 'h', nodeId: 'n', visit: 1, level: 1 };
    const lines = [{ itemId, role: 'reminded' as const, outstandingCents: 100_000, currency: 'EUR', nodeId: 'n', visit: 1 }];
    await test.store.dispatches.insertIntent({ _id: id, ...place, channel: 'email', state: 'intent', lines, intentAt: startMs, ...more });
    const contentHash = await test.files.keep(mail);
    await test.store.dispatches.move('main', id, 'intent', 'handingOver', { messageId: `<${id}>`, recipient: 'c@x.example', contentHash });
    await test.store.dispatches.move('main', id, 'handingOver', 'accepted', { settledAt: startMs });
  }
  const make = async (more: object = {}) =>
    (await post('/dossiers', { account: 'C001', reason: 'Au cabinet Roux', ...more })) as HandoverDossier;
  const open = async ({ hash }: HandoverDossier) => {
    const answer = await test.call({ url: `/api/v1/dossiers/${hash}` });
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(hash);
    return unzipSync(new Uint8Array(answer.rawPayload));
  };
  const textOf = (files: Record<string, Uint8Array>, path: string) => strFromU8(files[path] ?? new Uint8Array());

  it('holds every message, proof and document byte for byte, and each file under the hash it is told with', async () => {
    const dossier = await make();
    const files = await open(dossier);
    expect(Object.keys(files).sort()).toEqual(dossier.files.map(({ path }) => path).sort());
    for (const { path, bytes, hash } of dossier.files) {
      const found = files[path] ?? new Uint8Array();
      expect([found.length, createHash('sha256').update(found).digest('hex')], path).toEqual([bytes, hash]);
    }
    expect(Buffer.from(files['messages/2026-01-05-n1-email-mail-000.eml'] ?? []).equals(mail)).toBe(true);
    const kept = (prefix: string) => Object.entries(files).find(([path]) => path.startsWith(prefix))?.[1] ?? [];
    expect(Buffer.from(kept('preuves/')).equals(Buffer.from(proof))).toBe(true);
    expect(Buffer.from(kept('documents/F-1-invoice')).equals(Buffer.from(invoice))).toBe(true);
    expect(textOf(files, 'releve.pdf')).toMatch(/^%PDF-/u);
    expect(Object.keys(files).filter((path) => path.startsWith('messages/'))).toHaveLength(2);
  });

  it('has a manifest that names the other files and the end of the journal', async () => {
    const files = await open(await make());
    const manifest = JSON.parse(textOf(files, 'manifest.json')) as {
      files: { path: string }[];
      journal: { lastHash: string };
      missing: string[];
    };
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(
      Object.keys(files)
        .filter((path) => path !== 'manifest.json')
        .sort(),
    );
    const journal = await test.store.journal.list('main', caseOf);
    expect(manifest.journal.lastHash).toBe(journal.at(-1)?.hash);
    expect(textOf(files, 'journal.csv')).toContain(journal.at(-1)?.hash);
  });

  it('claims principal, interest by law with its periods, and the indemnity (law 5); no cell is a formula', async () => {
    const dossier = await make({ items: ['=F-1'] });
    // 1,000.00 from 2 September 2025 at 12.15 %: 121 days in 2025 and 5 in 2026 = 41.94; one indemnity of 40.00
    expect(dossier.totals).toEqual([{ currency: 'EUR', principalCents: 100_000, interestCents: 4_194, indemnityCents: 4_000 }]);
    const files = await open(dossier);
    const table = textOf(files, 'accessoires.csv');
    expect(table).toMatch(/Intérêts de retard;2025-09-02;/u);
    expect(table).toContain('L441-10');
    expect(textOf(files, 'pieces.csv')).toContain("'=F-1");
    expect(dossier.items).toEqual(['=F-1']);
  });

  it('says in both languages what is there and what is missing, and of which items', async () => {
    const dossier = await make();
    const missing = new Map(dossier.checklist.filter(({ isMissing }) => isMissing).map(({ code, items: of = [] }) => [code, of]));
    expect(Object.fromEntries(missing)).toEqual({
      address: [],
      mandate: [],
      invoice: ['F/2'],
      agreement: ['=F-1', 'F/2'],
      delivery: ['=F-1', 'F/2'],
      reminder: ['F/2'],
      notice: ['F/2'],
    });
    const text = textOf(await open(dossier), 'a-completer.txt');
    expect(text).toContain('[ ] Bon de livraison signé : manque (=F-1, F/2)');
    expect(text).toContain('[x] SIREN of the customer');
  });

  it('is the same bytes for the same content, and others once something was recorded', async () => {
    const [first, again] = [await make(), await make({ reason: 'Encore' })];
    expect(again.hash).toBe(first.hash);
    await post('/cases/C001/facts', { kind: 'note', note: 'Vu avec le client' });
    expect((await make()).hash).not.toBe(first.hash);
  });

  it('of a handing over is about its items and names its mandate', async () => {
    const said = { kind: 'handover', items: ['=F-1'], addressee: 'lawyer', mandateReference: 'M-7', reason: 'Aucune réponse' };
    const { fact } = (await post('/cases/C001/facts', said)) as FactRecorded;
    const dossier = await make({ handover: fact._id });
    expect(dossier.items).toEqual(['=F-1']);
    expect(dossier.checklist.find(({ code }) => code === 'mandate')).toMatchObject({ isMissing: false });
    expect(textOf(await open(dossier), 'manifest.json')).toContain('"mandate":"M-7","to":"lawyer"');
    const { rows } = await test.store.auditLog.listOfSubject('main', dossier.hash, { limit: 1 });
    expect(rows).toMatchObject([{ action: 'dossier.made', details: { handover: fact._id, reason: 'Au cabinet Roux' } }]);
  });

  it.each([
    [{ items: ['F-9'] }, 'dossier.itemUnknown'],
    [{ handover: 'nothing' }, 'dossier.handoverUnknown'],
  ])('is refused for what the case does not know: %o', async (more, code) => {
    const answer = await test.call({ method: 'POST', url: '/api/v1/dossiers', payload: { account: 'C001', reason: 'x', ...more } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ issues: { code: string }[] }>().issues.map((issue) => issue.code)).toEqual([code]);
    expect((await test.call({ url: `/api/v1/dossiers/${'0'.repeat(64)}` })).statusCode).toBe(404);
  });
});
