import { accountId, contactId } from '@relance/domain';
import type { Account, AccountContact } from '@relance/schemas';
import { nativeSha256 } from './native-sha256.js';
import { searchKeyOf } from './search-words.js';

type Described = Omit<Account, '_id' | 'entityId' | 'code' | 'searchKey' | 'contacts' | 'version'>;

/** A contact as a file or a form gives it; an id only when it names one that is stored. */
export type ContactInput = Omit<AccountContact, 'id'> & { id?: string };

/** What is known of an account; what is absent or blank erases nothing. */
export type AccountInput = { code: string; contacts?: readonly ContactInput[] } & Partial<Described>;

/** What a new account takes where its first mention says nothing; its name is then its code. */
export type AccountDefaults = Pick<Account, 'debtorClass' | 'country' | 'territory' | 'locale' | 'segment'>;

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
}

function stated<T extends object>(input: T): Partial<T> {
  const kept: Partial<T> = {};
  for (const name in input) if (isStated(input[name])) kept[name] = input[name];
  return kept;
}

/** What tells two contacts of an account apart: the address where there is one, else the number, else the name. */
function contactKey(contact: ContactInput): string {
  const key = [contact.email, contact.mobile, contact.phone, contact.name].find((value) => value !== undefined && value.trim() !== '');
  return (key ?? '').trim().toLowerCase();
}

function mergeContacts(ofAccount: string, current: readonly AccountContact[], inputs: readonly ContactInput[]): AccountContact[] {
  const merged = new Map(current.map((contact) => [contactKey(contact), contact]));
  for (const input of inputs) {
    const key = contactKey(input);
    const before = merged.get(key);
    const id = before?.id ?? input.id ?? contactId(ofAccount, input.role, key, nativeSha256);
    merged.set(key, { ...before, ...(stated(input) as ContactInput), id });
  }
  return [...merged.values()];
}

/** What is said of an account whose segment a rule decides: another one than the rule's is kept beside it (law 27). */
function besideTheRule({ segment }: Account, { segment: named, ...said }: Partial<Described>): Partial<Described> {
  return named === undefined ? { ...said, segment } : { ...said, segment, statedSegment: named };
}

/**
 * The account after an import or an edit has been laid over what is stored: contacts merge by lower-cased address, blanks never erase, an
 * account never mentioned before takes the defaults. The version is the current one; the store counts it up when something changed.
 */
export function mergeAccount(entityId: string, current: Account | undefined, input: AccountInput, defaults: AccountDefaults): Account {
  const { code, contacts, ...described } = input;
  const _id = accountId(entityId, code, nativeSha256);
  const base = current ?? { ...defaults, name: code, contacts: [], version: 1 };
  const said = current?.statedSegment === undefined ? stated(described) : besideTheRule(current, stated(described));
  const merged = { ...base, ...said, _id, entityId, code: current?.code ?? code.trim() };
  const searchKey = searchKeyOf([merged.name, merged.code, merged.siren]);
  return Object.assign(merged, { contacts: mergeContacts(_id, base.contacts, contacts ?? []), searchKey });
}
