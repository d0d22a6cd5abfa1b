import { bytesSource, readContacts, readOpenItems, readPayments, type ItemRow, type PaymentRow, type Reading } from '@relance/imports';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventAccounts } from './source/ledger/accounts.js';
import { inventItems } from './source/ledger/items.js';
import { inventPayments } from './source/ledger/payments.js';
import { seededRandom } from './source/ledger/random.js';
import { luhnDigit } from './source/ledger/siren.js';
import { contactTable, itemTable, paymentTable } from './source/ledger/tables.js';

async function rowsOf<Row>(reading: Reading<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  expect(reading.faults).toEqual([]);
  for await (const found of reading.rows) {
    if (found.kind !== 'row') throw new Error(JSON.stringify(found));
    rows.push(found.row);
  }
  return rows;
}

const kept = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, name));

describe('the sample ledger as the importer reads it', () => {
  let items: ItemRow[];
  let payments: PaymentRow[];
  beforeAll(async () => {
    items = await rowsOf(await readOpenItems(bytesSource(kept('open-items.csv'))));
    payments = await rowsOf(await readPayments(bytesSource(kept('payments.csv'))));
  });

  it('holds at least 120 accounts in five segments and 600 items, with credit notes and part payments', () => {
    expect(new Set(items.map(({ accountCode }) => accountCode)).size).toBeGreaterThanOrEqual(120);
    expect(new Set(items.map(({ segment }) => segment)).size).toBe(5);
    expect(items.length).toBeGreaterThanOrEqual(600);
    expect(items.filter(({ outstandingCents }) => outstandingCents < 0).length).toBeGreaterThanOrEqual(20);
    const partPaid = items.filter(({ grossCents, outstandingCents }) => grossCents !== undefined && outstandingCents !== grossCents);
    expect(partPaid.length).toBeGreaterThanOrEqual(20);
  });

  it('falls due from July to October 2025 and was invoiced before the base date', () => {
    const invoices = items.filter(({ outstandingCents }) => outstandingCents > 0);
    const dues = invoices.map(({ dueDate }) => dueDate ?? '').sort();
    expect([dues[0]?.slice(0, 7), dues.at(-1)?.slice(0, 7)]).toEqual(['2025-07', '2025-10']);
    expect(invoices.filter(({ invoiceDate }) => (invoiceDate ?? '') >= '2025-09-01')).toEqual([]);
  });

  it('gives every French company a SIREN that passes the check, and public bodies their references', () => {
    const sirens = items.flatMap(({ siren }) => (siren === undefined ? [] : [siren]));
    expect(sirens.length).toBeGreaterThan(600);
    expect(sirens.filter((siren) => !/^\d{9}$/.test(siren) || luhnDigit(siren.slice(0, 8)) !== Number(siren[8]))).toEqual([]);
    const ofPublic = items.filter(({ segment }) => segment === 'Organisme public');
    expect(ofPublic.filter(({ orderNumber, serviceCode }) => orderNumber === undefined || serviceCode === undefined)).toEqual([]);
  });

  it('gets 55 to 60 % of its invoices paid in full within the eight weeks', () => {
    const received = new Map<string, number>();
    for (const { itemNumber = '', amountCents } of payments) received.set(itemNumber, (received.get(itemNumber) ?? 0) + amountCents);
    const invoices = items.filter(({ outstandingCents }) => outstandingCents > 0);
    const paid = invoices.filter(({ number, outstandingCents }) => (received.get(number) ?? 0) >= outstandingCents);
    expect(paid.length / invoices.length).toBeGreaterThanOrEqual(0.55);
    expect(paid.length / invoices.length).toBeLessThanOrEqual(0.6);
    expect(payments.filter(({ date }) => date < '2025-09-02' || date > '2025-10-24')).toEqual([]);
    expect(payments.filter(({ kind }) => kind === 'reversal').length).toBeGreaterThanOrEqual(4);
    const numbers = new Set(items.map(({ number }) => number));
    expect(payments.filter(({ itemNumber = '' }) => !numbers.has(itemNumber)).length).toBeGreaterThanOrEqual(5);
  });

  it('has about five accounts nobody can be written to, and three that read English', async () => {
    const contacts = await rowsOf(await readContacts(bytesSource(kept('contacts.csv'))));
    const codes = [...new Set(contacts.map(({ accountCode }) => accountCode))];
    const reachable = new Set(contacts.filter(({ email }) => email !== undefined).map(({ accountCode }) => accountCode));
    expect(codes.filter((code) => !reachable.has(code))).toHaveLength(5);
    expect(new Set(contacts.flatMap(({ accountCode, language }) => (language === 'en' ? [accountCode] : []))).size).toBe(3);
    expect(contacts.filter(({ email }) => email !== undefined && !email.endsWith('.example'))).toEqual([]);
  });
});

describe('the generator', () => {
  it('gives the kept files again from its defaults', () => {
    const random = seededRandom(20_250_901);
    const accounts = inventAccounts(random, 124);
    const items = inventItems(random, accounts, 650);
    const payments = inventPayments(random, items);
    const text = (name: string): string => Buffer.from(kept(name)).toString('utf8');
    expect(itemTable(items)).toBe(text('open-items.csv'));
    expect(paymentTable(payments)).toBe(text('payments.csv'));
    expect(contactTable(accounts)).toBe(text('contacts.csv'));
  });

  it('writes a ledger of another size where it is told', () => {
    const folder = mkdtempSync(join(tmpdir(), 'relance-samples-'));
    const script = join(import.meta.dirname, 'generate.ts');
    execFileSync(process.execPath, [
      '--conditions=source',
      '--import',
      'tsx',
      script,
      '--accounts',
      '500',
      '--items',
      '2000',
      '--out',
      folder,
    ]);
    const lines = readFileSync(join(folder, 'open-items.csv'), 'utf8').trimEnd().split('\r\n');
    expect(new Set(lines.slice(1).map((line) => line.slice(0, 6))).size).toBe(500);
    expect(Math.abs(lines.length - 1 - 2_000)).toBeLessThan(25);
    rmSync(folder, { recursive: true });
  }, 30_000);
});
