import type { LetterBlock, LetterDocument } from '@relance/schemas';

const table: Extract<LetterBlock, { kind: 'table' }> = {
  kind: 'table',
  title: 'Factures réclamées',
  columns: [{ title: 'Facture' }, { title: 'Date' }, { title: 'Échéance' }, { title: 'Reste dû', amount: true }],
  rows: [
    ['F2025-04417', '12/09/2025', '27/10/2025', '1\u202f872,00\u00a0€'],
    ['F2025-04502', '19/09/2025', '03/11/2025', '645,50\u00a0€'],
  ],
  totals: [{ label: 'Total à régler', amount: '2\u202f517,50\u00a0€' }],
};

/** An invented formal notice about so many lines. */
export function sampleLetter({ lines = 2, ...more }: Partial<LetterDocument> & { lines?: number } = {}): LetterDocument {
  const [first = []] = table.rows;
  return {
    locale: 'fr',
    datedOn: '2025-11-12',
    subject: 'Mise en demeure de payer – compte C00412',
    sender: { name: 'Brévanne Distribution', lines: ['SAS', '14 rue des Tanneurs', '69007 Lyon'], colour: '#1f3a5f' },
    addressee: ['Lormeau Électricité', 'Madame Odile Verchère', 'Bâtiment C, escalier 2', '8 impasse du Moulin', 'BP 40', '38000 GRENOBLE'],
    placeAndDate: 'Lyon, le 12 novembre 2025',
    references: [
      { label: 'Nos références', text: 'REL-C00412-7F3A' },
      { label: 'Votre interlocuteur', text: 'Camille Astier, +33 4 65 71 00 12\ncamille.astier@brevanne-distribution.example' },
    ],
    blocks: [
      { kind: 'paragraph', runs: [{ text: 'Madame,' }] },
      lines === 2 ? table : { ...table, rows: Array.from({ length: lines }, () => first) },
      {
        kind: 'paragraph',
        runs: [{ text: 'À régler au plus tard le ' }, { text: 'vendredi 21 novembre 2025', strong: true }, { text: '.' }],
      },
      { kind: 'list', ordered: false, items: [[{ text: 'par virement' }], [{ text: 'sans délai', emphasis: true }]] },
      { kind: 'bank', title: 'Pour votre virement', lines: ['IBAN\u00a0: FR76 9999 0000 1700 4182 6503 108', 'BIC\u00a0: BVALFRPP'] },
    ],
    closing: 'Nous vous prions d’agréer, Madame, nos salutations distinguées.',
    signature: ['Camille Astier', 'Chargée de comptes clients'],
    legal: 'Brévanne Distribution · SAS au capital de 1 200 000 € · RCS Lyon 817 460 322',
    words: { subject: 'Objet\u00a0:', page: 'Page', registered: 'Lettre recommandée avec avis de réception' },
    ...more,
  };
}
