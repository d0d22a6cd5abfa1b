import { canonicalJson } from '@relance/domain';
import type { Account, AccountView } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { liftFact, type Doing } from '../../facts/keep-fact.js';
import { casesToWake } from '../imports/cases-to-wake.js';
import { entityOf } from '../../routes/people/entity.js';
import type { Wanted } from './account-input.js';
import { accountNamed, changedMeanwhile, refuseFaults } from './account-lookup.js';
import { accountView } from './account-view.js';
import { keepPayersApart, moveItems } from './payer-change.js';
import { casesOfAccount, returnedTo, settledAddresses } from './returned-address.js';

/** What a person did to an account, as audit log and story name it. */
export type AccountAction = 'accountCreated' | 'accountChanged' | 'contactAdded' | 'contactChanged' | 'contactRemoved';

/** A change somebody asks for: of which account, as he read it, and how it should be. */
export interface AskedChange {
  code: string;
  version: number;
  action: AccountAction;
  wanted: (account: Account) => Wanted<Account> | Promise<Wanted<Account>>;
}

/** Fields whose old and new values the audit log may tell: no name, no address, no number. */
const told = ['segment', 'debtorClass', 'country', 'territory', 'governingLaw', 'locale'] as const satisfies readonly (keyof Account)[];

function changedFields(before: object, after: object): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const valueIn = (record: object, name: string): unknown => (record as Record<string, unknown>)[name] ?? null;
  return [...names].filter((name) => canonicalJson(valueIn(before, name)) !== canonicalJson(valueIn(after, name))).sort();
}

/** What the audit log keeps of a change: which fields, and the old and new value of those that tell nothing of a person. */
function auditDetails(before: Account, after: Account): Record<string, string> {
  const fields = changedFields(before, after);
  const values = told
    .filter((name) => fields.includes(name))
    .map((name) => [name, `${before[name] ?? ''} → ${after[name] ?? ''}`] as const);
  const contacts = new Map(before.contacts.map((contact) => [contact.id, contact]));
  const ofContacts = after.contacts.flatMap((contact) => changedFields(contacts.get(contact.id) ?? {}, contact));
  const details: Record<string, string> = { fields: fields.join(','), ...Object.fromEntries(values) };
  return ofContacts.length === 0 ? details : { ...details, contactFields: [...new Set(ofContacts)].sort().join(',') };
}

/** Lifts the returned messages whose address nobody has to check any more (law 8); how many. */
async function liftReturned(dependencies: EngineDependencies, before: Account, after: Account, doing: Doing): Promise<number> {
  const waiting = await returnedTo(dependencies.store, before, settledAddresses(before, after));
  for (const fact of waiting) {
    const on = fact.fromOn > doing.today ? fact.fromOn : doing.today;
    const lift = { on, at: doing.nowMs, by: doing.caller.userId, reason: 'Adresse corrigée · Address corrected' };
    await liftFact(dependencies, fact, lift, doing);
  }
  return waiting.length;
}

/** Tells the cases of an account that it changed, in their story too, and wakes those a scenario concerns; how many. */
async function tellCases(
  { store, starter }: EngineDependencies,
  account: Account,
  { action, caseIds, at, today }: { action: AccountAction; caseIds: readonly string[]; at: number; today: string },
): Promise<number> {
  const { entityId, _id, version } = account;
  const eventId = `account-${_id}-${String(version)}`;
  const existing = await store.cases.getMany(entityId, [...new Set(caseIds)]);
  for (const { _id: caseId } of existing) {
    await store.cases.recordFacts(entityId, caseId, { at });
    await store.journal.append(entityId, caseId, [{ at, on: today, kind: 'fact', detail: action, onceKey: eventId }]);
  }
  const targets = await casesToWake(
    store,
    entityId,
    existing.map((one) => one._id),
  );
  await starter.wake(targets, { eventId, recordedAt: at });
  return targets.length;
}

async function doingNow(dependencies: EngineDependencies, caller: Caller): Promise<Doing> {
  const { nowMs, today } = businessMoment(dependencies, await entityOf(dependencies, caller.entityId));
  return { caller, nowMs, today };
}

/**
 * Changes an account by compare-and-set on the version its reader saw; then everything that hangs on it: items of another payer move, addresses put
 * right lift what waits, cases are told and woken. The same again changes nothing. Throws RLC_NOT_FOUND, RLC_CHANGED_MEANWHILE, RLC_INVALID_INPUT.
 */
export async function changeAccount(dependencies: EngineDependencies, caller: Caller, asked: AskedChange): Promise<AccountView> {
  const { store } = dependencies;
  const { entityId, userId } = caller;
  const before = await accountNamed(store, entityId, asked.code);
  if (before.version !== asked.version) throw await changedMeanwhile(store, before);
  const { value, issues } = await asked.wanted(before);
  refuseFaults(issues);
  if (canonicalJson(value) === canonicalJson(before)) return { ...(await accountView(store, before)), casesWoken: 0, factsLifted: 0 };
  const doing = await doingNow(dependencies, caller);
  const after = await store.accounts.replace({ ...value, changedAt: doing.nowMs, changedBy: userId });
  if (after === undefined) throw await changedMeanwhile(store, await accountNamed(store, entityId, asked.code));
  await keepPayersApart(store, before, after);
  const took = await moveItems(store, before, after, doing.nowMs);
  const factsLifted = await liftReturned(dependencies, before, after, doing);
  const details = auditDetails(before, value);
  await store.auditLog.append({ entityId, at: doing.nowMs, userId, action: `account.${asked.action}`, subjectId: after._id, details });
  const caseIds = [...casesOfAccount(before), ...casesOfAccount(after), ...took];
  const casesWoken = await tellCases(dependencies, after, { action: asked.action, caseIds, at: doing.nowMs, today: doing.today });
  return { ...(await accountView(store, after)), casesWoken, factsLifted };
}

/** Creates an account. Throws RLC_ACCOUNT_EXISTS where the code is taken. */
export async function createAccount(
  dependencies: EngineDependencies,
  caller: Caller,
  blank: Account,
  wanted: (account: Account) => Promise<Wanted<Account>>,
): Promise<AccountView> {
  const { store } = dependencies;
  const { nowMs } = await doingNow(dependencies, caller);
  const { value, issues } = await wanted(blank);
  refuseFaults(issues);
  const stored = { ...value, changedAt: nowMs, changedBy: caller.userId };
  if (!(await store.accounts.insert(stored))) throw new ApiError('RLC_ACCOUNT_EXISTS', { params: { code: blank.code } });
  const { entityId, userId } = caller;
  await store.auditLog.append({ entityId, at: nowMs, userId, action: 'account.accountCreated', subjectId: blank._id });
  const account = (await store.accounts.get(entityId, blank._id)) ?? stored;
  return { ...(await accountView(store, account)), casesWoken: 0, factsLifted: 0 };
}
