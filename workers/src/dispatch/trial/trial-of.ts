import type { ContactEffect } from '@relance/scenario/machine';
import { isTrialOverFor, itemsMoved, trialHolding, type Dispatch, type Trial } from '@relance/schemas';
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

/**
 * Whether a contact belongs to one that really took place, while a trial is on: the recap of a call, a companion of a message the customer received. It waits for the end of
 * the trial, for at the house it would be lost (laws 21, 22).
 */
export async function belongsToReal(
  { store }: WorkerDependencies,
  entityId: string,
  { recap, companionOf }: ContactEffect,
): Promise<boolean> {
  if (recap !== undefined) return true;
  if (companionOf === undefined) return false;
  const main = await store.dispatches.get(entityId, companionOf);
  return main !== undefined && main.trial === undefined;
}

/**
 * The first item of a contact for the customer that messages of a trial have moved, or that was shown to somebody under one, and that was not put back since: until it is said that
 * the trial is over, nothing may build on what the customer never received (laws 14, 19, 24, 25). What is recorded after `nowMs`, the case's logical now, is not in what it
 * decided on (law 4). Undefined: none.
 */
export async function movedByTrial(
  { store }: WorkerDependencies,
  { records }: CaseKnowledge,
  effect: ContactEffect,
  nowMs: number,
): Promise<string | undefined> {
  const { entityId, _id: caseId } = records.case;
  const moved = (await store.dispatches.triedInCase(entityId, caseId)).map((dispatch) => {
    return { items: itemsMoved(dispatch), leftAt: dispatch.settledAt ?? dispatch.intentAt };
  });
  const shown = records.tasks.flatMap(({ draft, state, itemIds: items, openedAt: leftAt }) =>
    draft?.trial === undefined || state === 'withdrawn' ? [] : [{ items, leftAt }],
  );
  const tried = effect.approved === true ? [...moved, ...shown] : moved;
  const standing = effect.members.find(({ item }) =>
    tried.some(({ items, leftAt }) => items.includes(item) && !isTrialOverFor(records.facts, item, leftAt, nowMs)),
  );
  return standing?.item;
}
