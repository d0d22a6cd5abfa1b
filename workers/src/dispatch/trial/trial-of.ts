import type { ContactEffect } from '@relance/scenario/machine';
import { itemsMoved, trialHolding, type Dispatch, type RecordedFact, type Trial } from '@relance/schemas';
import type { CaseKnowledge } from '@relance/templates';
import type { WorkerDependencies } from '../../dependencies.js';

/** The scenarios of the steps that a contact moves. */
export function scenariosMoved({ carrier, members }: ContactEffect): string[] {
  return [carrier, ...members].map(({ scenarioId }) => scenarioId);
}

/** The trial that messages of some scenarios fall under at this very moment, read anew; undefined: they go to the customer. */
export async function trialOf({ store }: WorkerDependencies, entityId: string, scenarioIds: readonly string[]): Promise<Trial | undefined> {
  return trialHolding(await store.trials.inForce(entityId), scenarioIds);
}

/** What was sent before, as the reader of a message knows it: the customer has received nothing of any trial. */
export function receivedBefore(dispatches: readonly Dispatch[], trial: Trial | undefined): readonly Dispatch[] {
  return trial === undefined ? dispatches.filter((one) => one.trial === undefined) : dispatches;
}

/** Whether a dispatch was declared for the very trial that holds now, or for the customer where none does. */
export function isDeclaredFor({ trial: declared }: Pick<Dispatch, 'trial'>, trial: Trial | undefined): boolean {
  return declared?.id === trial?._id && declared?.epoch === trial?.epoch;
}

/** Whether the case itself knows by now that the trial a message left under is over: what is recorded later is not in what it decided on (law 4). */
function isOver(facts: readonly RecordedFact[], dispatch: Dispatch, itemId: string, nowMs: number): boolean {
  const left = dispatch.settledAt ?? dispatch.intentAt;
  const known = facts.filter(({ kind, recordedAt }) => kind === 'trialOver' && recordedAt >= left && recordedAt <= nowMs);
  return known.some(({ itemIds }) => itemIds?.includes(itemId) ?? true);
}

/**
 * The first item of a contact for the customer that messages of a trial have moved and that was not put back since: until it is said that the
 * trial is over, nothing may build on what the customer never received (laws 14, 19, 25). `nowMs` is the case's logical now. Undefined: none.
 */
export async function movedByTrial(
  { store }: WorkerDependencies,
  { records }: CaseKnowledge,
  effect: ContactEffect,
  nowMs: number,
): Promise<string | undefined> {
  const { entityId, _id: caseId } = records.case;
  const tried = (await store.dispatches.byCase(entityId, caseId)).filter(
    ({ trial, state }) => trial !== undefined && state !== 'intent' && state !== 'withdrawn',
  );
  for (const { item } of effect.members) {
    const about = tried.filter((dispatch) => itemsMoved(dispatch).includes(item));
    if (about.some((dispatch) => !isOver(records.facts, dispatch, item, nowMs))) return item;
  }
  return undefined;
}
