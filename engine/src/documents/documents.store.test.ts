import type { ItemDocument, RoleName } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;Devise',
  'C001;Dupré SAS;F-1;15/11/2025;15/12/2025;1 200,00;1 200,00;sme;EUR',
  'C001;Dupré SAS;F-2;15/11/2025;15/12/2025;300,00;300,00;sme;EUR',
  'C002;Métal;F-2;15/11/2025;15/12/2025;300,00;300,00;sme;EUR',
].join('\n');
const pdf = Buffer.from('%PDF-1.7\n% facture\n');
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]);

interface Added {
  document: ItemDocument;
  recorded: boolean;
}

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
});
afterAll(() => test.close());

const add = (item: string, kind: string, payload: Buffer) =>
  test.call({
    method: 'POST',
    url: `/api/v1/items/${item}/documents?kind=${kind}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload,
  });

/** The same as a browser sends it: one file of a form, with its name. */
function addNamed(item: string, kind: string, fileName: string, content: Buffer) {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/pdf\r\n\r\n`;
  return test.call({
    method: 'POST',
    url: `/api/v1/items/${item}/documents?kind=${kind}`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')]),
  });
}
const codesOf = (response: Awaited<ReturnType<typeof add>>) =>
  response.json<{ issues: { code: string }[] }>().issues.map(({ code }) => code);
const listed = async (item: string) => (await test.call({ url: `/api/v1/items/${item}/documents` })).json<{ documents: ItemDocument[] }>();

describe('the documents of an item', () => {
  it('are kept as they are, once, listed and given back byte for byte', async () => {
    const first = (await add('F-1', 'invoice', pdf)).json<Added>();
    expect(first).toMatchObject({ recorded: true, document: { kind: 'invoice', contentType: 'application/pdf', bytes: pdf.length } });
    expect((await add('F-1', 'invoice', pdf)).json<Added>()).toEqual({ recorded: false, document: first.document });
    expect((await addNamed('F-1', 'deliveryNote', 'bon.PNG', png)).json<Added>()).toMatchObject({
      recorded: true,
      document: { contentType: 'image/png' },
    });
    expect((await listed('F-1')).documents.map(({ kind }) => kind).toSorted()).toEqual(['deliveryNote', 'invoice']);
    const { contentHash } = first.document;
    const fetched = await test.call({ url: `/api/v1/items/F-1/documents/${contentHash}` });
    expect([fetched.rawPayload.equals(pdf), fetched.headers['content-type']]).toEqual([true, 'application/pdf']);
    expect(fetched.headers['content-disposition']).toContain('attachment; filename="invoice-');
    const { rows } = await test.store.auditLog.list('main', {});
    expect(rows.filter(({ action }) => action === 'document.added')).toHaveLength(2);
  });

  it.each([
    ['an invoice that is a picture', 'invoice', '', png, 'documents.form'],
    ['a web page called a PDF', 'termsAccepted', 'a.pdf', Buffer.from('<html></html>'), 'documents.form'],
    ['a PDF called a picture', 'deliveryNote', 'a.png', pdf, 'documents.named'],
    ['nothing at all', 'order', '', Buffer.alloc(0), 'documents.form'],
  ])('refuse %s', async (_, kind, fileName, content, code) => {
    const refused = fileName === '' ? await add('F-1', kind, content) : await addNamed('F-1', kind, fileName, content);
    expect([refused.statusCode, codesOf(refused)]).toEqual([400, [code]]);
    expect((await listed('F-1')).documents).toHaveLength(2);
  });

  it('refuse what is larger than 10 MB, a kind nobody knows, and an item that is not there or not the only one of its number', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]);
    expect((await add('F-1', 'invoice', large)).json()).toMatchObject({ code: 'RLC_FILE_TOO_LARGE' });
    expect((await add('F-1', 'selfie', pdf)).statusCode).toBe(400);
    expect((await add('F-9', 'invoice', pdf)).statusCode).toBe(404);
    expect(codesOf(await add('F-2', 'invoice', pdf))).toEqual(['documents.ambiguous']);
    expect((await test.call({ url: `/api/v1/items/F-1/documents/${'0'.repeat(64)}` })).statusCode).toBe(404);
    const [one] = await test.store.items.byNumbers('main', ['F-2']);
    expect((await add(one?._id ?? '', 'invoice', pdf)).statusCode).toBe(200);
    expect((await test.call({ url: `/api/v1/items/${one?._id ?? ''}/documents/${'0'.repeat(64)}` })).statusCode).toBe(404);
  });

  it.each<[RoleName, number]>([
    ['auditor', 403],
    ['salesRep', 403],
    ['collector', 200],
  ])('are seen by a %s, and adding one is answered with %i', async (role, status) => {
    const session = await test.signIn(role);
    const added = await test.app.inject({
      method: 'POST',
      url: '/api/v1/items/F-1/documents?kind=invoice',
      headers: { ...session, 'content-type': 'application/octet-stream' },
      payload: pdf,
    });
    expect(added.statusCode).toBe(status);
    expect((await test.app.inject({ url: '/api/v1/items/F-1/documents', headers: session })).statusCode).toBe(200);
  });
});
