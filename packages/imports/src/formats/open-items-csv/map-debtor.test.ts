import { describe, expect, it } from 'vitest';
import { collect, table, textSource } from '../../collect.test-support.js';
import type { Collected } from '../../collect.test-support.js';
import type { ImportOptions } from '../../reading/import-format.js';
import type { ItemRow } from './item-row.js';
import { readOpenItems } from './read.js';

const header = ['Code client', 'N° facture', 'Date facture', 'Échéance', 'Solde'];

function read(
  rows: readonly (readonly string[])[],
  options?: ImportOptions,
  columns: readonly string[] = header,
): Promise<Collected<ItemRow>> {
  return collect(readOpenItems(textSource(table([columns, ...rows])), options));
}

function codes(faults: readonly { code: string }[]): string[] {
  return faults.map(({ code }) => code);
}

describe('what a row says about account and history', () => {
  const columns = [
    'Compte',
    'Client',
    'Pièce',
    'Échéance',
    'Reste dû',
    'Devise',
    'SIRET',
    'E-mail',
    'Tél',
    'CP',
    'Pays',
    'Langue',
    'Type de client',
    'Niveau de relance',
    'Dernière relance le',
    'N° engagement',
  ];
  it('is read and cleaned', async () => {
    const cells = [
      'C1',
      'Ville de Brume',
      'F1',
      '31/01/2026',
      '1,50',
      '€',
      '35600000000048',
      'A@b.fr / c@d.fr',
      '612345678',
      '1000',
      'France',
      'Français',
      'Public',
      'R2',
      '15/02/2026',
      'ENG-7',
    ];
    const { rows, warnings, rejected: rejectedRows } = await read([cells], undefined, columns);
    expect(rejectedRows).toEqual([]);
    expect(rows[0]).toEqual({
      accountCode: 'C1',
      accountName: 'Ville de Brume',
      number: 'F1',
      type: 'invoice',
      instalmentOrdinal: 1,
      currency: 'EUR',
      outstandingCents: 150,
      dueDate: '2026-01-31',
      lastContactOn: '2026-02-15',
      lastLevel: 2,
      siret: '35600000000048',
      siren: '356000000',
      postcode: '01000',
      country: 'FR',
      email: 'a@b.fr',
      phone: '0612345678',
      language: 'fr',
      debtorClass: 'publicBuyer',
      orderNumber: 'ENG-7',
    });
    expect(codes(warnings)).toEqual(['phoneZeroRestored']);
  });

  it('wrong identifiers are left out with a warning; lost digits refuse the row', async () => {
    const base = ['C1', 'N', 'F1', '31/01/2026', '1,50', 'EUR'];
    const wrong = await read([[...base, '12345678901234', 'no-address', ...Array.from({ length: 8 }, () => '')]], undefined, columns);
    expect(codes(wrong.warnings)).toEqual(['siretInvalid', 'emailInvalid']);
    expect(wrong.rows[0]?.siret).toBeUndefined();
    const lost = await read([[...base, '7,87E+13', ...Array.from({ length: 9 }, () => '')]], undefined, columns);
    expect(codes(lost.rejected[0]?.faults ?? [])).toEqual(['scientificNotation']);
  });

  it('the creditor’s own address is no debtor’s', async () => {
    const options = { ownEmailDomains: ['Delta.example'] };
    const { rows, warnings } = await read([['C1', 'F1', '', '31/01/2026', '1,00', 'compta@delta.example']], options, [...header, 'Mail']);
    expect(rows[0]?.email).toBeUndefined();
    expect(codes(warnings)).toEqual(['emailOwn']);
  });
});

describe('a mapping file', () => {
  const columns = ['A', 'B', 'C', 'D', 'Statut'];
  const mapping = {
    columns: { accountCode: 'a', number: 'B', dueDate: 'C', outstandingCents: 'D' },
    currency: 'USD',
    skipRules: [{ column: 'Statut', startsWith: 'Sold' }],
  };

  it('names columns no software uses, the currency and rows to leave out', async () => {
    const rows = [
      ['C1', 'F1', '31/01/2026', '1,50', 'Ouvert'],
      ['C1', 'F2', '31/01/2026', '1,50', 'Soldée'],
    ];
    const { rows: kept, tally } = await read(rows, { mapping }, columns);
    expect(kept).toMatchObject([{ number: 'F1', currency: 'USD' }]);
    expect(tally.skipped).toEqual({ mapping: 1 });
  });

  it('that names a header the file lacks is a fault of the file', async () => {
    const wrong = { columns: { ...mapping.columns, email: 'Courriel' } };
    expect((await read([], { mapping: wrong }, columns)).faults).toMatchObject([
      { code: 'mappingHeaderMissing', column: 'email', value: 'Courriel' },
    ]);
  });
});
