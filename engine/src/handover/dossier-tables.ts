import { formatCellAmount, fromDayNumber, type Locale } from '@relance/domain';
import { writeCsv } from '@relance/imports';
import type { AccountContact, Dispatch, Item, JournalEntry, Localized } from '@relance/schemas';
import { accountOf, type DossierMaterial } from './dossier-material.js';
import type { ItemAccessories } from './item-accessories.js';

/** A column: its title, and what a row has in it. */
interface Column<Row> {
  title: Localized;
  cell: (row: Row) => string | undefined;
}

function column<Row>(fr: string, en: string, cell: Column<Row>['cell']): Column<Row> {
  return { title: { fr, en }, cell };
}

/** A table for spreadsheets: semicolons, byte order mark, no cell that is taken for a formula. */
async function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[], locale: Locale): Promise<Uint8Array> {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row) ?? ''));
  const pieces: string[] = [];
  const titles = columns.map(({ title }) => title[locale]);
  for await (const piece of writeCsv(titles, cells)) pieces.push(piece);
  return Buffer.from(pieces.join(''), 'utf8');
}

/** The items handed over. */
export function itemTable(material: DossierMaterial, locale: Locale): Promise<Uint8Array> {
  const money = (cents: number | undefined, { currency }: Item) =>
    cents === undefined ? undefined : formatCellAmount(cents, currency, locale);
  const columns: Column<Item>[] = [
    column('Code client', 'Account code', (item) => accountOf(material, item).code),
    column('Raison sociale', 'Name', (item) => accountOf(material, item).name),
    column('SIREN', 'SIREN', (item) => accountOf(material, item).siren),
    column('N° de pièce', 'Number', ({ number }) => number),
    column('Nature', 'Type', ({ type }) => type),
    column('Date', 'Date', ({ invoiceDate }) => invoiceDate),
    column('Échéance', 'Due date', ({ dueDate }) => dueDate),
    column('Montant TTC', 'Gross amount', (item) => money(item.grossCents, item)),
    column('Reste dû', 'Outstanding', (item) => money(item.outstandingCents, item)),
    column('Devise', 'Currency', ({ currency }) => currency),
    column('Commande', 'Order', ({ orderNumber }) => orderNumber),
  ];
  return tableOf(columns, material.items, locale);
}

/** One line of the accessories: a period of interest, an indemnity, or why there is no figure. */
interface AccessoryLine {
  item: Item;
  label: Localized;
  from?: string;
  to?: string;
  days?: number;
  rateBasisPoints?: number;
  baseCents?: number;
  cents?: number;
  law: string;
}

function linesOf({ item, computed, whyNot }: ItemAccessories): AccessoryLine[] {
  if (computed === undefined) {
    const why = whyNot ?? { fr: 'échéance illisible', en: 'unreadable due date' };
    return [{ item, label: { fr: `Non calculé : ${why.fr}`, en: `Not computed: ${why.en}` }, law: '' }];
  }
  const { periods, indemnityCents, articles } = computed;
  const law = articles.join('; ');
  const interest = periods.map(({ fromDay, toDay, days, cents, rate, interestCents }): AccessoryLine => {
    const { annualRateBasisPoints: rateBasisPoints, source } = rate;
    const when = { from: fromDayNumber(fromDay), to: fromDayNumber(toDay), days };
    return {
      item,
      label: { fr: 'Intérêts de retard', en: 'Late interest' },
      ...when,
      rateBasisPoints,
      baseCents: cents,
      cents: interestCents,
      law: source ?? law,
    };
  });
  if (indemnityCents === 0) return interest;
  return [...interest, { item, label: { fr: 'Indemnité forfaitaire', en: 'Fixed indemnity' }, cents: indemnityCents, law }];
}

/** Late interest period by period and the indemnity of each item, with the law each figure rests on. */
export function accessoryTable(accessories: readonly ItemAccessories[], locale: Locale): Promise<Uint8Array> {
  const money = (cents: number | undefined) => (cents === undefined ? undefined : formatCellAmount(cents, 'EUR', locale));
  const columns: Column<AccessoryLine>[] = [
    column('N° de pièce', 'Number', ({ item }) => item.number),
    column('Nature', 'Kind', ({ label }) => label[locale]),
    column('Du', 'From', ({ from }) => from),
    column('Au', 'To', ({ to }) => to),
    column('Jours', 'Days', ({ days }) => (days === undefined ? undefined : String(days))),
    column('Taux annuel (%)', 'Yearly rate (%)', ({ rateBasisPoints }) =>
      rateBasisPoints === undefined ? undefined : formatCellAmount(rateBasisPoints, 'EUR', locale),
    ),
    column('Sur', 'On', ({ baseCents }) => money(baseCents)),
    column('Montant', 'Amount', ({ cents }) => money(cents)),
    column('Textes', 'Law', ({ law }) => law),
  ];
  return tableOf(columns, accessories.flatMap(linesOf), locale);
}

/** The people of the account. */
export function contactTable({ payer }: DossierMaterial, locale: Locale): Promise<Uint8Array> {
  const columns: Column<AccountContact>[] = [
    column('Nom', 'Name', ({ civility, name }) => [civility, name].filter(Boolean).join(' ')),
    column('Rôle', 'Role', ({ role }) => role),
    column('E-mail', 'E-mail', ({ email }) => email),
    column('Téléphone', 'Phone', ({ phone }) => phone),
    column('Mobile', 'Mobile', ({ mobile }) => mobile),
    column('Adresse revenue', 'Address bounced', ({ bounced }) => (bounced === true ? (locale === 'fr' ? 'oui' : 'yes') : undefined)),
  ];
  return tableOf(columns, payer.contacts, locale);
}

/** The messages that left about these items, with what proves each. */
export function messageTable(material: DossierMaterial, nameOf: (dispatch: Dispatch) => string, locale: Locale): Promise<Uint8Array> {
  const { messages, numbers, items } = material;
  const byId = new Map(items.map(({ _id, number }) => [_id, number]));
  const columns: Column<Dispatch>[] = [
    column('Fichier', 'File', nameOf),
    column('Canal', 'Channel', ({ channel }) => channel),
    column('Niveau', 'Level', ({ level }) => String(level)),
    column('Issue', 'Outcome', ({ state }) => state),
    column('Destinataire', 'Recipient', ({ recipient }) => recipient?.split('\n').join(', ')),
    column('Objet', 'Subject', ({ subject }) => subject),
    column('Pièces', 'Items', ({ lines }) => [...new Set(lines.flatMap(({ itemId }) => byId.get(itemId) ?? []))].join(', ')),
    column('Posté le', 'Posted on', ({ postedOn }) => postedOn),
    column('N° de recommandé', 'Registered number', ({ _id }) => numbers.get(_id)),
    column('Revenu le', 'Returned on', ({ bouncedOn }) => bouncedOn),
    column('Message-ID', 'Message-ID', ({ messageId }) => messageId),
    column('SHA-256', 'SHA-256', ({ contentHash }) => contentHash),
  ];
  return tableOf(columns, messages, locale);
}

/** The journal of the case as it was chained: each hash covers the one before it. */
export function journalTable({ journal, records }: DossierMaterial, locale: Locale): Promise<Uint8Array> {
  const byId = new Map(records.items.map(({ _id, number }) => [_id, number]));
  const columns: Column<JournalEntry>[] = [
    column('Ordre', 'Sequence', ({ sequence }) => String(sequence)),
    column('Jour', 'Day', ({ on }) => on),
    column('Instant (UTC)', 'Instant (UTC)', ({ at }) => new Date(at).toISOString()),
    column('Nature', 'Kind', ({ kind }) => kind),
    column('Détail', 'Detail', ({ detail }) => detail),
    column('Pièces', 'Items', ({ itemIds = [] }) => itemIds.map((id) => byId.get(id) ?? id).join(', ')),
    column('Étape', 'Step', ({ nodeId }) => nodeId),
    column('Envoi', 'Message', ({ dispatchId }) => dispatchId),
    column('Empreinte précédente', 'Previous hash', ({ previousHash }) => previousHash),
    column('Empreinte', 'Hash', ({ hash }) => hash),
  ];
  return tableOf(columns, journal, locale);
}
