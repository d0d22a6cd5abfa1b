import { describe, expect, it } from 'vitest';
import { collect, table, textSource } from '../../collect.test-support.js';
import type { ContactRow } from './contact-row.js';
import { contactKey, mergeContact } from './merge-contact.js';
import { readContacts } from './read.js';

describe('a list of contacts', () => {
  it('holds people with role, name and ways to reach them; several addresses make several contacts', async () => {
    const text = table([
      ['Code client', 'Fonction', 'Civilité', 'Prénom', 'Nom', 'E-mail', 'Téléphone', 'Portable', 'Langue'],
      ['C1', 'Comptabilité fournisseurs', 'Mme', 'Ana', 'Roux', '"ANA@c1.example; compta@c1.example"', '123456789', '06 12 34 56 78', 'EN'],
      ['C2', 'Directeur financier', '', '', 'Leroy', '', '+33 1 23 45 67 89', '', ''],
      ['C3', 'Acheteuse', '', '', '', '', '', '', ''],
      ['', '', '', '', 'Petit', 'p@c4.example', '', '', ''],
    ]);
    const { rows, rejected, warnings } = await collect(readContacts(textSource(text)));
    const ana = {
      accountCode: 'C1',
      role: 'accountsPayable',
      name: 'Ana Roux',
      civility: 'Mme',
      phone: '0123456789',
      mobile: '06 12 34 56 78',
      language: 'en',
    };
    expect(rows).toEqual([
      { ...ana, email: 'ana@c1.example' },
      { ...ana, email: 'compta@c1.example' },
      { accountCode: 'C2', role: 'management', name: 'Leroy', phone: '+33 1 23 45 67 89' },
    ]);
    expect(rejected.map(({ line, faults }) => [line, faults[0]?.code, faults[0]?.column])).toEqual([
      [4, 'valueMissing', 'E-mail'],
      [5, 'valueMissing', 'Code client'],
    ]);
    expect(warnings.map(({ code }) => code)).toContain('phoneZeroRestored');
  });

  it('may hold a customer whose code is TOTAL', async () => {
    const text = table([
      ['Code client', 'Nom', 'Téléphone'],
      ['TOTAL', '', '0123456789'],
    ]);
    expect((await collect(readContacts(textSource(text)))).rows).toMatchObject([{ accountCode: 'TOTAL' }]);
  });

  it('merges by account and e-mail address, and a blank never erases', () => {
    const known: ContactRow = { accountCode: 'C1', role: 'accountsPayable', name: 'Ana Roux', email: 'ana@c1.example', phone: '01' };
    const newer: ContactRow = { accountCode: 'C1', role: 'other', name: '', email: 'ana@c1.example', mobile: '06' };
    expect(contactKey(newer)).toBe(contactKey(known));
    expect(contactKey({ ...newer, accountCode: 'C2' })).not.toBe(contactKey(known));
    expect(mergeContact(known, newer)).toEqual({ ...known, mobile: '06' });
    expect(mergeContact(known, { ...newer, role: 'legal', phone: '02' })).toMatchObject({ role: 'legal', phone: '02', name: 'Ana Roux' });
  });
});
