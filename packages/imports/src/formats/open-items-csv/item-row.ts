import type { CivilDate } from '@relance/domain';
import type { DebtorClass, ItemType, Language } from '../../values/words.js';

/** One open item as an open-items list states it, with what the list says about its account; absent = the list says nothing. */
export interface ItemRow {
  /** Code of the account; its name where the list has no codes (the reading then warns). */
  accountCode: string;
  accountName?: string;
  number: string;
  type: ItemType;
  /** Instalment of the document, from 1; 1 when there is only one (law 6). */
  instalmentOrdinal: number;
  invoiceDate?: CivilDate;
  /** Always there for what is owed; credits may lack it. */
  dueDate?: CivilDate;
  /** ISO 4217. */
  currency: string;
  /** Minor units; negative for credits. */
  outstandingCents: number;
  grossCents?: number;
  netCents?: number;
  /** Nine digits, checked; out of the SIRET where the list has only that. */
  siren?: string;
  siret?: string;
  vatNumber?: string;
  /** First valid address of the cell, lower case. */
  email?: string;
  phone?: string;
  mobile?: string;
  contactName?: string;
  addressLines?: string[];
  postcode?: string;
  city?: string;
  /** ISO 3166, two capitals. */
  country?: string;
  language?: Language;
  segment?: string;
  /** What happened before Relance (law 7): 0 pre-reminder, 1–4 reminders, 5 formal notice. */
  lastLevel?: number;
  lastContactOn?: CivilDate;
  buyerReference?: string;
  /** Order or engagement number. */
  orderNumber?: string;
  serviceCode?: string;
  /** Code of the account that pays, where it is another (law 6). */
  payerCode?: string;
  collector?: string;
  salesRep?: string;
  debtorClass?: DebtorClass;
  paymentTerms?: string;
  territory?: string;
}
