import { recordedFactId } from '@relance/domain';
import {
  factKinds,
  type Dispatch,
  type Entity,
  type FactKind,
  type FactKindDefinition,
  type FactRecorded,
  type IssueView,
  itemsMoved,
} from '@relance/schemas';
import type { CaseRecords, FactSettlement, Store } from '@relance/store';
import { roleAllows, type Caller } from '../access/caller.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { nameInId } from '../messages/letters/batch-letters.js';
import { entityOf } from '../routes/people/entity.js';
import { caseRecordsOf } from '../story/case-lookup.js';
import { factFaults } from './check/check-fact.js';
import { fault, namedItems, type AskedFact, type FactBody, type FactContext } from './check/fact-context.js';
import { owing } from './check/instalment-plan-check.js';
import { contactNamed, itemNamed } from './check/kind-checks.js';
import { letterFaults } from './check/letter-checks.js';
import { factEffect } from './fact-effect.js';
import { scenarioChangeEffect } from './scenario-change.js';
import { keepFact, newFact } from './keep-fact.js';

/** Throws RLC_ROLE_MISSING where the kind asks for a more able role than the caller's. */
export function checkFactRole({ role }: Caller, kind: FactKind): void {
  if (!roleAllows(role, factKinds[kind].role)) throw new ApiError('RLC_ROLE_MISSING');
}

/** Throws RLC_INVALID_INPUT with everything that is wrong, also that a message named is none of this case; answers the message. */
async function checkFact(store: Store, body: FactBody, context: FactContext): Promise<Dispatch | undefined> {
  const issues = factFaults(body, context);
  const { dispatchId } = body;
  const { entityId, _id: caseId } = context.records.case;
  const dispatch = dispatchId === undefined ? undefined : await store.dispatches.get(entityId, dispatchId);
  if (dispatchId !== undefined && dispatch?.caseId !== caseId) {
    const fr = `${dispatchId} n’est pas un message de ce dossier.`;
    issues.push(fault('dispatchUnknown', 'dispatchId', fr, `${dispatchId} is no message of this case.`));
  } else if (dispatch !== undefined) {
    const { batchId } = dispatch;
    const batch = batchId === undefined ? undefined : await store.letterBatches.get(entityId, nameInId(entityId, batchId));
    issues.push(...letterFaults(body, dispatch, { batch, facts: context.records.facts }));
  }
  if (issues.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues });
  return dispatch;
}

/** What the caller says, with the items it names by their ids; a fact about a message is about what that message moved. */
function readFact(body: FactBody, context: FactContext, dispatch: Dispatch | undefined): { body: FactBody; itemIds: string[] | undefined } {
  const { atThatTime }: FactKindDefinition = factKinds[body.kind];
  const { items } = namedItems(body, context);
  const named = body.items !== undefined ? items : atThatTime === true ? owing(items) : undefined;
  const itemIds = dispatch === undefined ? named?.map(({ _id }) => _id) : itemsMoved(dispatch);
  const reduced = body.namesItem === undefined ? undefined : itemNamed(body.namesItem, context);
  const contact = body.contact === undefined ? undefined : contactNamed(body.contact, context);
  const ids = { ...(reduced === undefined ? {} : { namesItem: reduced._id }), ...(contact === undefined ? {} : { contact: contact.id }) };
  return { itemIds, body: { ...body, ...ids } };
}

/** What the caller says with the items named one by one, where he named those it is not about (law 27). Throws RLC_INVALID_INPUT. */
function spelledOut({ allBut, ...body }: AskedFact, context: FactContext): FactBody {
  if (allBut === undefined) return body;
  const named = namedItems({ items: allBut }, context);
  const issues: IssueView[] = named.faults.map((issue) => ({ ...issue, path: 'body/allBut' }));
  if (body.items !== undefined) {
    const fr = 'Nommez les pièces, ou celles qui restent à part : pas les deux.';
    issues.push(fault('bothNamed', 'allBut', fr, 'Name the items, or those left apart: not both.'));
  }
  const walking = new Set(context.records.case.positions.map(({ itemId }) => itemId));
  const others = context.records.items.filter((item) => item.open && walking.has(item._id) && !named.items.includes(item));
  if (issues.length === 0 && others.length === 0) {
    const fr = 'Il ne reste aucune autre pièce en chemin dans ce dossier.';
    issues.push(fault('nothingLeft', 'allBut', fr, 'No other item of this case is on its way.'));
  }
  if (issues.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues });
  return { ...body, items: others.map(({ _id }) => _id) };
}

/** What a recording or a lift answers: the fact as it is, and what changes for the items. */
export function factAnswer(entity: Entity, records: CaseRecords, kept: FactSettlement, nowMs: number): FactRecorded {
  return { ...kept, effect: factEffect(entity, records, kept.fact, nowMs) };
}

/**
 * Records what a caller says of a case, by id or code of its account, once per key; a dry run only says what would change. Throws RLC_ROLE_MISSING,
 * RLC_NOT_FOUND, and RLC_INVALID_INPUT with everything that is wrong.
 */
export async function recordFact(
  dependencies: EngineDependencies,
  caller: Caller,
  asked: { id: string; dryRun: boolean; body: AskedFact },
): Promise<FactRecorded> {
  const { store } = dependencies;
  checkFactRole(caller, asked.body.kind);
  const entity = await entityOf(dependencies, caller.entityId);
  const records = await caseRecordsOf(store, entity._id, asked.id);
  const { nowMs, today, calendar } = businessMoment(dependencies, entity);
  const doing = { caller, nowMs, today };
  const { key } = asked.body;
  // asked again: what it was about may be settled by now, so it is not checked anew
  const before = key === undefined ? undefined : await store.facts.get(entity._id, recordedFactId(records.case._id, key));
  if (before !== undefined)
    return factAnswer(
      entity,
      records,
      asked.dryRun ? { fact: before, recorded: false } : await keepFact(dependencies, before, doing),
      nowMs,
    );
  const context = { today, calendar, records, planMonths: entity.policy.planMonths };
  const said = spelledOut(asked.body, context);
  const dispatch = await checkFact(store, said, context);
  const { body, itemIds } = readFact(said, context, dispatch);
  const fact = newFact(body, records, itemIds, doing);
  // where items would stand is told by their plans, which facts alone know nothing of
  const moved = fact.kind === 'scenarioChange' ? { effect: await scenarioChangeEffect(store, entity, records, fact, nowMs) } : {};
  const kept = asked.dryRun ? { fact, recorded: false } : await keepFact(dependencies, fact, doing);
  return { ...factAnswer(entity, records, kept, nowMs), ...moved };
}
