import { randomUUID } from 'node:crypto';
import { recordedFactId, type CivilDate } from '@relance/domain';
import { factFields, factKinds, type FactField, type FactKind, type FactKindDefinition, type RecordedFact } from '@relance/schemas';
import type { CaseRecords, FactSettlement, Store } from '@relance/store';
import type { Caller } from '../access/caller.js';
import type { EngineDependencies } from '../dependencies.js';
import { markReturnedAddress } from '../ledger/accounts/returned-address.js';
import { balanceFactsOf } from './balance-facts.js';
import type { FactBody } from './check/fact-context.js';
import { instalmentsOf } from './instalments.js';
import { inOtherCases } from './legal-person.js';
import { moveLetter } from './letter-moves.js';

/** What single kinds say of the people around the case, before the case hears of it. */
const aftermath: Readonly<Partial<Record<FactKind, (store: Store, fact: RecordedFact) => Promise<void>>>> = { bounce: markReturnedAddress };

/** When and by whom something is done. */
export interface Doing {
  caller: Caller;
  nowMs: number;
  today: CivilDate;
}

/** Whose decision it is where nobody else is named: the credit manager's own promises reach further than a collector's (law 8). */
function ownerOf({ role }: Caller): RecordedFact['owner'] {
  return role === 'admin' || role === 'creditManager' ? 'creditManager' : 'collector';
}

function saidOf(body: FactBody): Partial<Pick<RecordedFact, FactField>> {
  const names = Object.keys(factFields) as FactField[];
  return Object.fromEntries(names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])));
}

/** The step each item stands on, for what is ordered about it (law 27). */
function stepsOf({ case: { positions } }: CaseRecords, itemIds: readonly string[]): Record<string, string> {
  const ofItems = positions.filter(({ itemId, nodeId }) => nodeId !== '' && itemIds.includes(itemId));
  return Object.fromEntries(ofItems.map(({ itemId, nodeId }) => [itemId, nodeId]));
}

/** The record of what a caller says, about these items or the whole case. */
export function newFact(body: FactBody, records: CaseRecords, itemIds: string[] | undefined, doing: Doing): RecordedFact {
  const { caller, nowMs, today } = doing;
  const definition: FactKindDefinition = factKinds[body.kind];
  const { _id: caseId, entityId } = records.case;
  const about = itemIds === undefined ? {} : { itemIds };
  return {
    fromOn: today,
    owner: ownerOf(caller),
    ...saidOf(body),
    _id: recordedFactId(caseId, body.key ?? randomUUID()),
    entityId,
    caseId,
    kind: body.kind,
    ...about,
    ...(definition.atStep === true ? { nodeIds: stepsOf(records, itemIds ?? []) } : {}),
    recordedAt: nowMs,
    recordedBy: caller.userId,
  };
}

/**
 * Records a fact once, in every case it is about, and tells everybody who has to know; recorded before under the same key, the first one
 * comes back.
 */
export async function keepFact(dependencies: EngineDependencies, fact: RecordedFact, doing: Doing): Promise<FactSettlement> {
  const { store } = dependencies;
  const kept = await store.facts.recordOnce(fact);
  await tellFact(dependencies, kept, doing);
  for (const other of await inOtherCases(store, kept.fact)) await tellFact(dependencies, await store.facts.recordOnce(other), doing);
  return kept;
}

/** Lifts a fact once, in every case it is about. Undefined: there is no such fact. */
export async function liftFact(
  dependencies: EngineDependencies,
  fact: RecordedFact,
  lift: NonNullable<RecordedFact['lift']>,
  doing: Doing,
): Promise<FactSettlement | undefined> {
  const { store } = dependencies;
  const lifted = await store.facts.lift(fact.entityId, fact._id, lift);
  if (lifted === undefined) return undefined;
  await tellFact(dependencies, lifted, doing);
  for (const { entityId, _id } of await inOtherCases(store, fact)) {
    const other = await store.facts.lift(entityId, _id, lift);
    if (other !== undefined) await tellFact(dependencies, other, doing);
  }
  return lifted;
}

/**
 * Tells items, letter, case and story of a fact recorded or lifted, and the audit log where it was this call that did it. All but the log are told again when
 * it had been done before: whoever did it may have been cut off before (law 3).
 */
async function tellFact(dependencies: EngineDependencies, kept: FactSettlement, { caller, today }: Doing): Promise<void> {
  const { store, starter } = dependencies;
  const { fact, recorded } = kept;
  const { _id, entityId, caseId, kind, itemIds = [], lift, recordedAt } = fact;
  const eventId = lift === undefined ? _id : `${_id}/lift`;
  const at = lift?.at ?? recordedAt;
  for (const itemId of itemIds) {
    for (const balanceFact of balanceFactsOf(fact)) await store.items.appendFact(entityId, itemId, balanceFact);
  }
  await aftermath[kind]?.(store, fact);
  await moveLetter(dependencies, fact);
  const instalments = fact.instalments === undefined ? [] : instalmentsOf(fact, await store.items.getMany(entityId, itemIds));
  await store.items.addMade(instalments);
  await store.cases.recordFacts(entityId, caseId, { factIds: [_id], itemIds: instalments.map((item) => item._id), at });
  await store.journal.append(entityId, caseId, [journalDraft(fact, eventId, today)]);
  const action = lift === undefined ? 'fact.recorded' : 'fact.lifted';
  if (recorded) await store.auditLog.append({ entityId, at, userId: caller.userId, action, subjectId: _id, details: { kind } });
  await starter.wake([{ entityId, caseId }], { eventId: `fact-${eventId}`, recordedAt: at });
}

type JournalDraft = Parameters<EngineDependencies['store']['journal']['append']>[2][number];

function journalDraft(
  { _id, kind, itemIds, cents, currency, level, lift, recordedAt }: RecordedFact,
  eventId: string,
  on: CivilDate,
): JournalDraft {
  return {
    at: lift?.at ?? recordedAt,
    on,
    kind: 'fact',
    factId: _id,
    detail: lift === undefined ? kind : `${kind}Lifted`,
    onceKey: `fact/${eventId}`,
    ...(itemIds === undefined ? {} : { itemIds }),
    ...(cents === undefined || currency === undefined ? {} : { cents, currency }),
    ...(level === undefined ? {} : { level }),
  };
}
