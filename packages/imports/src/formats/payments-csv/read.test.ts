import { describe, expect, it } from 'vitest';
import { collect, table, textSource } from '../../collect.test-support.js';
import { readPayments } from './read.js';

describe('a list of payments', () => {
  it('holds receipts and reversals, by their sign or by their type', async () => {
    const text = table([
      ['Date règlement', 'Code client', 'N° facture', 'Montant', 'Devise', 'Type', 'Référence', 'Libellé', 'Motif rejet'],
      ['15/02/2026', 'C1', 'F1', '1 234,56', 'EUR', 'Virement', 'VIR 12', 'Facture F1', ''],
      ['16/02/2026', 'C1', 'F1', '-100,00', '', '', '', '', 'AM04'],
      ['17/02/2026', 'C2', '', '50,00', '', 'Rejet prélèvement', '', '', 'MD01'],
      ['18/02/2026', '', '', '9,99', 'GBP', '', '', '', ''],
      ['Total', '', '', '1 084,56', 'EUR', '', '', '', ''],
    ]);
    const { rows, tally, rejected } = await collect(readPayments(textSource(text)));
    expect(rejected).toEqual([]);
    expect(rows).toEqual([
      {
        date: '2026-02-15',
        amountCents: 123456,
        currency: 'EUR',
        kind: 'payment',
        accountCode: 'C1',
        itemNumber: 'F1',
        reference: 'VIR 12',
        label: 'Facture F1',
      },
      {
        date: '2026-02-16',
        amountCents: -10000,
        currency: 'EUR',
        kind: 'reversal',
        accountCode: 'C1',
        itemNumber: 'F1',
        bankReason: 'AM04',
      },
      { date: '2026-02-17', amountCents: -5000, currency: 'EUR', kind: 'reversal', accountCode: 'C2', bankReason: 'MD01' },
      { date: '2026-02-18', amountCents: 999, currency: 'GBP', kind: 'payment' },
    ]);
    expect(tally.totals).toEqual(
      new Map([
        ['EUR', 108456],
        ['GBP', 999],
      ]),
    );
    expect(tally.warnings).toEqual([]);
  });

  it('may have credit and debit columns like a bank statement', async () => {
    const text = table([
      ['Date', 'Libellé', 'Débit', 'Crédit'],
      ['15/02/2026', 'VIR DURAND F12', '', '50,00'],
      ['16/02/2026', 'REJET', '20,00', ''],
    ]);
    const { rows } = await collect(readPayments(textSource(text)));
    expect(rows.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['payment', 5000],
      ['reversal', -2000],
    ]);
  });

  it('returns rows without date, amount or known currency', async () => {
    const text = table([
      ['Date', 'Facture', 'Montant', 'Devise'],
      ['', 'F1', '1,00', ''],
      ['15/02/2026', 'F1', '', ''],
      ['15/02/2026', 'F1', '1,00', 'EURO$'],
      ['30/02/2026', 'F1', '1,00', ''],
    ]);
    const { rows, rejected } = await collect(readPayments(textSource(text)));
    expect(rows).toEqual([]);
    expect(rejected.map(({ line, faults }) => [line, ...faults.map(({ code, column }) => `${code} ${column ?? ''}`)])).toEqual([
      [2, 'valueMissing Date'],
      [3, 'valueMissing Montant'],
      [4, 'currencyUnknown Devise'],
      [5, 'dateInvalid Date'],
    ]);
  });
});
