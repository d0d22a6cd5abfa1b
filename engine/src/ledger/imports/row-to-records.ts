import type { ContactRow, ItemRow as ReadItem } from '@relance/imports';
import type { Entity } from '@relance/schemas';
import type { AccountDefaults, AccountInput, ContactInput, ItemRow } from '@relance/store';

/** A date for credits that state none: it never triggers anything, for credits have no token (law 5). */
const NO_DATE = '1970-01-01';

/** Leaves out members that are undefined. */
function present<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: Record<string, unknown> = {};
  for (const name in values) if (values[name] !== undefined) kept[name] = values[name];
  return kept as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** The open item a row states; a missing date is the other one. */
export function itemRowOf(row: ReadItem): ItemRow {
  return {
    accountCode: row.accountCode,
    type: row.type,
    number: row.number,
    ordinal: row.instalmentOrdinal,
    currency: row.currency,
    outstandingCents: row.outstandingCents,
    invoiceDate: row.invoiceDate ?? row.dueDate ?? NO_DATE,
    dueDate: row.dueDate ?? row.invoiceDate ?? NO_DATE,
    ...present({
      payerCode: row.payerCode,
      grossCents: row.grossCents,
      orderNumber: row.orderNumber,
      serviceCode: row.serviceCode,
      buyerReference: row.buyerReference,
      lastLevel: row.lastLevel,
      lastContactOn: row.lastContactOn,
    }),
  };
}

function contactOf(row: ReadItem): ContactInput[] {
  const { email, phone, mobile } = row;
  if (email === undefined && phone === undefined && mobile === undefined) return [];
  return [{ role: 'accountsPayable', name: row.contactName ?? '', ...present({ email, phone, mobile, locale: row.language }) }];
}

/** What a row says of its account. `payerAccountId` is the hash of the payer's code, where the row names one. */
export function accountInputOf(row: ReadItem, payerAccountId: string | undefined): AccountInput {
  const hasAddress = row.addressLines !== undefined || row.postcode !== undefined || row.city !== undefined;
  const address = hasAddress
    ? { lines: row.addressLines ?? [], postcode: row.postcode ?? '', city: row.city ?? '', country: row.country ?? 'FR' }
    : undefined;
  const contacts = contactOf(row);
  return {
    code: row.accountCode,
    ...(contacts.length === 0 ? {} : { contacts }),
    ...present({
      name: row.accountName,
      siren: row.siren,
      vatNumber: row.vatNumber,
      debtorClass: row.debtorClass,
      country: row.country,
      territory: row.territory,
      locale: row.language,
      segment: row.segment,
      address,
      collector: row.collector,
      salesRep: row.salesRep,
      payerAccountId,
    }),
  };
}

/** A contact as a list of contacts states it. */
export function contactInputOf(row: ContactRow): AccountInput {
  const { email, phone, mobile, civility } = row;
  return {
    code: row.accountCode,
    contacts: [{ role: row.role, name: row.name, ...present({ email, phone, mobile, civility, locale: row.language }) }],
  };
}

/** Segment of accounts whose list names none. */
export const UNSORTED_SEGMENT = 'default';

/** What a new account takes from its entity. */
export function accountDefaults(entity: Entity): AccountDefaults {
  return {
    debtorClass: 'business',
    country: entity.address.country,
    territory: entity.territory,
    locale: entity.locale,
    segment: UNSORTED_SEGMENT,
  };
}
