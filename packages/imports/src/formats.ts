import { contactsCsv } from './formats/contacts-csv/format.js';
import { letterEventsCsv } from './formats/letter-events-csv/format.js';
import { openItemsCsv } from './formats/open-items-csv/format.js';
import { paymentsCsv } from './formats/payments-csv/format.js';

/** All formats Relance reads; adding one means its folder and a line here. */
export const formats = [openItemsCsv, paymentsCsv, contactsCsv, letterEventsCsv] as const;

/** The name of a format. */
export type FormatId = (typeof formats)[number]['id'];
