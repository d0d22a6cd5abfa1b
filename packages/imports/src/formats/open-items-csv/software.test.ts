import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collect, textSource } from '../../collect.test-support.js';
import type { ItemRow } from './item-row.js';
import { readOpenItems } from './read.js';

type Expected = Pick<ItemRow, 'accountCode' | 'number' | 'type' | 'outstandingCents' | 'currency'> & Partial<ItemRow>;

interface Export {
  readonly file: string;
  readonly software?: string;
  readonly rows: readonly Expected[];
  readonly skipped: Readonly<Record<string, number>>;
}

const exports: readonly Export[] = [
  {
    file: 'sap-en.csv',
    software: 'SAP',
    rows: [
      { accountCode: '100234', number: '90001001', type: 'invoice', outstandingCents: 123450, currency: 'EUR', dueDate: '2026-01-31' },
      { accountCode: '100234', number: '90001017', type: 'invoice', outstandingCents: 8000, currency: 'EUR' },
      { accountCode: '100234', number: '14000021', type: 'other', outstandingCents: -5000, currency: 'EUR' },
    ],
    skipped: { blank: 1, total: 1 },
  },
  {
    file: 'sap-fr.csv',
    software: 'SAP',
    rows: [
      { accountCode: '411001', number: '1800001', type: 'invoice', outstandingCents: 120000, currency: 'EUR', dueDate: '2026-02-14' },
      { accountCode: '411001', number: '1800002', type: 'invoice', outstandingCents: 45050, currency: 'EUR' },
      { accountCode: '411002', number: '1800003', type: 'invoice', outstandingCents: 300, currency: 'USD' },
    ],
    skipped: { accountHeading: 2, blank: 2, total: 2 },
  },
  {
    file: 'quickbooks.csv',
    software: 'QuickBooks',
    rows: [
      {
        accountCode: 'Brasserie du Port',
        number: '1042',
        type: 'invoice',
        outstandingCents: 60000,
        grossCents: 100000,
        currency: 'EUR',
        dueDate: '2026-01-25',
      },
      { accountCode: 'Brasserie du Port', number: 'CM-7', type: 'creditNote', outstandingCents: -12050, currency: 'EUR' },
      { accountCode: 'Atelier Lumen', number: '1050', type: 'invoice', outstandingCents: 123456, currency: 'EUR' },
    ],
    skipped: { blank: 1, bucket: 2, subtotal: 2, total: 1, label: 1 },
  },
  {
    file: 'xero.csv',
    software: 'Xero',
    rows: [
      {
        accountCode: 'Atelier Lumen',
        number: 'INV-0012',
        type: 'invoice',
        outstandingCents: 50000,
        grossCents: 120000,
        currency: 'EUR',
        email: 'compta@lumen.example',
        city: 'Lyon',
      },
      { accountCode: 'Garage Vial', number: 'INV-0013', type: 'invoice', outstandingCents: 9900, currency: 'GBP' },
    ],
    skipped: { repeatedDocument: 2 },
  },
  {
    file: 'odoo.csv',
    software: 'Odoo',
    rows: [
      {
        accountCode: 'Garage Vial',
        number: 'INV/2026/00002',
        type: 'invoice',
        outstandingCents: 24000,
        currency: 'EUR',
        dueDate: '2026-02-13',
      },
      { accountCode: 'Garage Vial', number: 'RINV/2026/00001', type: 'creditNote', outstandingCents: -2400, currency: 'EUR' },
    ],
    skipped: { closed: 1 },
  },
  {
    file: 'business-central.csv',
    software: 'Business Central',
    rows: [
      {
        accountCode: '10000',
        number: '103033',
        type: 'invoice',
        outstandingCents: 250000,
        grossCents: 500000,
        currency: 'EUR',
        dueDate: '2026-03-13',
      },
    ],
    skipped: { closed: 1 },
  },
  {
    file: 'sage-100.csv',
    software: 'Sage 100',
    rows: [
      { accountCode: 'BAGUES', number: 'FA00018', type: 'invoice', outstandingCents: 120000, currency: 'EUR', dueDate: '2026-02-28' },
      { accountCode: 'BAGUES', number: 'AV00003', type: 'creditNote', outstandingCents: -20000, currency: 'EUR' },
    ],
    skipped: {},
  },
  {
    file: 'generic-fr.csv',
    rows: [
      {
        accountCode: 'C001',
        accountName: 'Société Éléa',
        number: 'F2026-001',
        type: 'invoice',
        outstandingCents: 123456,
        currency: 'EUR',
        invoiceDate: '2026-01-15',
        dueDate: '2026-02-14',
      },
      { accountCode: 'C001', number: 'A2026-001', type: 'creditNote', outstandingCents: -10000, currency: 'EUR' },
      { accountCode: 'C002', number: 'F2026-002', type: 'invoice', outstandingCents: 98700, currency: 'EUR' },
    ],
    skipped: { subtotal: 1, total: 1 },
  },
  {
    file: 'cegid-ebp.csv',
    rows: [
      {
        accountCode: '411DURAND',
        accountName: 'Durand & Fils',
        number: 'FC0012',
        type: 'invoice',
        outstandingCents: 180000,
        currency: 'EUR',
        dueDate: '2026-01-31',
      },
      { accountCode: '411DURAND', number: 'AV0002', type: 'creditNote', outstandingCents: -30000, currency: 'EUR' },
    ],
    skipped: { carriedForward: 1, balance: 1 },
  },
];

function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
}

describe('the exports of accounting software are read by their own headers', () => {
  it.each(exports)('$file', async ({ file, software, rows, skipped }) => {
    const read = await collect(readOpenItems(textSource(fixture(file))));
    expect(read.faults).toEqual([]);
    expect(read.rejected).toEqual([]);
    expect(read.form?.software).toBe(software);
    expect(read.rows).toHaveLength(rows.length);
    rows.forEach((row, index) => {
      expect(read.rows[index]).toMatchObject(row);
    });
    expect(read.tally.skipped).toEqual(skipped);
    expect(read.tally.warnings.filter(({ code }) => code === 'totalDiffers')).toEqual([]);
  });
});
