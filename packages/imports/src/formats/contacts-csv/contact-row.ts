import type { ContactRole, Language } from '../../values/words.js';

/** Somebody to write to or call at an account; absent = the list says nothing. */
export interface ContactRow {
  accountCode: string;
  role: ContactRole;
  /** First and last name; empty when the list names nobody. */
  name: string;
  civility?: string;
  /** Lower case. */
  email?: string;
  phone?: string;
  mobile?: string;
  language?: Language;
}
