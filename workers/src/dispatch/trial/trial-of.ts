import type { ContactEffect } from '@relance/scenario/machine';
import { trialHolding, type Dispatch, type RecordedFact, type Trial } from '@relance/schemas';
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

/** Whether a dispatch was declared for the very trial that holds now, or for the customer where none does. */
export function isDeclaredFor({ trial: declared }: Pick<Dispatch, 'trial'>, trial: Trial | undefined): boolean {
  return declared?.id === trial?._id && declared?.epoch === trial?.epoch;
}

function isOver(facts: readonly RecordedFact[], dispatch: Dispatch, itemId: string): boolean {
  const left = dispatch.settledAt ?? dispatch.intentAt;
  return facts.some(({ kind, recordedAt, itemIds }) => kind === 'trialOver' && recordedAt >= left && (itemIds?.includes(itemId) ?? true));
}

/**
 * The first item of a contact for the customer that messages of a trial have moved and that was not put back since: until it is said that the
 * trial is over, nothing may build on what the customer never received (laws 14, 19, 25). Undefined: none.
 */
export async function movedByTrial(
  { store }: WorkerDependencies,
  { records }: CaseKnowledge,
  effect: ContactEffect,
): Promise<string | undefined> {
  const { entityId, _id: caseId } = records.case;
  const tried = (await store.dispatches.byCase(entityId, caseId)).filter(
    ({ trial, state }) => trial !== undefined && state !== 'intent' && state !== 'withdrawn',
  );
  for (const { item } of effect.members) {
    const about = tried.filter(({ lines }) => lines.some(({ itemId, nodeId }) => itemId === item && nodeId !== undefined));
    if (about.some((dispatch) => !isOver(records.facts, dispatch, item))) return item;
  }
  return undefined;
}
