import { accountId } from '@relance/domain';
import { territories } from '@relance/domain/calendars';
import { userId, type Store } from '@relance/store';
import type { Account, InputOf, IssueView, contracts } from '@relance/schemas';
import { accountFault } from './account-lookup.js';
import { without } from './without.js';

type Said = Omit<InputOf<typeof contracts.changeAccount>['body'], 'version' | 'erase'>;

/** An account as somebody wants it, and what is wrong with that. */
export interface Wanted<T> {
  value: T;
  issues: IssueView[];
}

const peopleFields = ['owner', 'collector', 'salesRep'] as const;

/** People are named by the address of a user of the entity, kept as his id, or by any other text, which stays a name. */
async function readPeople(store: Store, entityId: string, said: Said): Promise<Wanted<Partial<Account>>> {
  const value: Partial<Record<(typeof peopleFields)[number], string>> = {};
  const issues: IssueView[] = [];
  for (const field of peopleFields) {
    const text = said[field]?.trim();
    if (text === undefined) continue;
    value[field] = text.includes('@') ? userId(text) : text;
    if (!text.includes('@')) continue;
    if ((await store.seats.get(entityId, userId(text))) !== undefined) continue;
    const fr = `${text} n’est l’adresse d’aucun utilisateur de cette entité.`;
    issues.push(accountFault('userUnknown', field, fr, `${text} is the address of no user of this entity.`));
  }
  return { value, issues };
}

/**
 * Law 6: the payer is another account of the entity that pays itself, and who pays for others is not paid for; so there is no chain and no circle.
 * Undefined: the account pays itself.
 */
async function readPayer(store: Store, { entityId, _id }: Account, code: string): Promise<Wanted<string | undefined>> {
  const payerId = accountId(entityId, code);
  if (payerId === _id) return { value: undefined, issues: [] };
  const payer = await store.accounts.get(entityId, payerId);
  const fault = (name: string, fr: string, en: string) => ({ value: payerId, issues: [accountFault(name, 'payer', fr, en)] });
  if (payer === undefined) return fault('payerUnknown', `Aucun compte ${code} dans cette entité.`, `No account ${code} in this entity.`);
  if (payer.payerAccountId === _id) {
    const fr = `${code} est lui-même payé par ce compte : l’un des deux paie pour l’autre, pas les deux.`;
    return fault('payerCircle', fr, `${code} is itself paid for by this account: one pays for the other, not both.`);
  }
  if (payer.payerAccountId !== undefined) {
    const fr = `${code} est lui-même payé par un autre compte : nommez celui qui paie.`;
    return fault('payerChain', fr, `${code} is itself paid for by another account: name the one that pays.`);
  }
  const [other] = await store.accounts.byPayer(entityId, _id);
  if (other === undefined) return { value: payerId, issues: [] };
  const fr = `Ce compte paie pour ${other.code} : changez d’abord le payeur de celui-ci.`;
  return fault('paysForOthers', fr, `This account pays for ${other.code}: change the payer of that one first.`);
}

function territoryFaults({ territory }: Said): IssueView[] {
  if (territory === undefined || territories.some(({ code }) => code === territory)) return [];
  const known = territories.map(({ code }) => code).join(', ');
  const fr = `Territoire inconnu : ${territory}. Au choix : ${known}.`;
  return [accountFault('territoryUnknown', 'territory', fr, `Unknown territory: ${territory}. One of: ${known}.`)];
}

/** A rule decides the segment: a person's word would be undone at the next evaluation (law 27). */
function segmentFaults({ segment, statedSegment }: Account, said: Said): IssueView[] {
  if (statedSegment === undefined || said.segment === undefined || said.segment === segment) return [];
  const fr = `Une règle met ce compte dans « ${segment} ». Changez la règle, ou placez avant elle une règle sur le code du compte.`;
  const en = `A rule puts this account into “${segment}”. Change the rule, or put one on the account's code before it.`;
  return [accountFault('segmentByRule', 'segment', fr, en)];
}

/** An account with what somebody says of it laid over, and everything wrong with that at once. */
export async function readAccountInput(store: Store, account: Account, said: Said): Promise<Wanted<Account>> {
  const { payer } = said;
  const plain = without(said, ['payer', ...peopleFields]);
  const people = await readPeople(store, account.entityId, said);
  const paid = payer === undefined ? undefined : await readPayer(store, account, payer);
  const { payerAccountId: before, ...rest } = account;
  const payerAccountId = paid === undefined ? before : paid.value;
  const value: Account = { ...rest, ...plain, ...people.value, ...(payerAccountId === undefined ? {} : { payerAccountId }) };
  return { value, issues: [...territoryFaults(said), ...segmentFaults(account, said), ...people.issues, ...(paid?.issues ?? [])] };
}
