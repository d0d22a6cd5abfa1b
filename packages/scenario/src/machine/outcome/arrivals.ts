import { alertTaskId } from '@relance/domain';
import type { Reason } from '@relance/schemas';
import type { TaskFacts } from '../facts/environment.js';
import type { CaseState, LoggedContact } from '../state.js';
import { entityDay, type World } from '../world/world.js';
import { uncount } from './bounces.js';

/** What a person answers about a message of which nobody could tell whether it left (law 20). */
export const arrivalOutcomes = { arrived: 'arrived', sendAgain: 'sendAgain', left: 'left' } as const;

const nothingTold: readonly Reason[] = [];

/** The alert that asks whether a message arrived, by its dispatch. */
export function arrivalAlert(dispatchId: string): string {
  return `mayHaveLeft/${dispatchId}`;
}

/** Whether a message may have left, and no bounce or end of a trial has said since that it counts for nothing. */
export function isUncertain({ uncertain, bounced, trial }: LoggedContact): boolean {
  return uncertain === true && bounced !== true && trial !== true;
}

/** What a person has said by now of a message that may have left; undefined: nobody has. */
export function arrivalSaid(world: World, { caseId }: CaseState, { dispatchId }: LoggedContact): TaskFacts | undefined {
  const taskId = alertTaskId(caseId, arrivalAlert(dispatchId));
  return world.env.facts.tasks.find((fact) => fact.taskId === taskId && fact.at <= world.nowMs);
}

/** It arrived after all: a written reminder like any other (law 19). */
function makeSure(state: CaseState, index: number, logged: LoggedContact): void {
  const steps = (logged.steps ?? []).map(({ item, level, was, mayRemind }) => ({ item, level, was, reminds: mayRemind === true }));
  for (const { item, reminds } of steps) {
    const token = reminds ? state.tokens.find((candidate) => candidate.item === item) : undefined;
    if (token !== undefined) token.reminders += 1;
  }
  const sure = { ...logged, steps };
  delete sure.uncertain;
  state.log = state.log.with(index, sure);
}

/** It never did: it counts for nothing, and the deadline it printed binds nobody (laws 10, 14, 20). */
function makeLost(state: CaseState, index: number, logged: LoggedContact, day: number): Reason[] {
  for (const { item, boundBefore } of logged.steps ?? []) {
    const token = state.tokens.find((candidate) => candidate.item === item);
    if (token?.lastDispatchId === logged.dispatchId) token.notBeforeDay = boundBefore;
  }
  return uncount(state, index, { ...logged, lost: true }, { code: 'neverArrived', day });
}

/**
 * Takes in what people said of messages that may have left (law 20): one that arrived is certain from now on, one that did not counts for nothing; moving its items back to
 * the step is an order of its own (law 27). Changes `state` in place; asking again changes nothing.
 */
export function readArrivals(world: World, state: CaseState): readonly Reason[] {
  if (!state.log.some(isUncertain)) return nothingTold;
  const reasons: Reason[] = [];
  for (const [index, logged] of state.log.entries()) {
    const said = isUncertain(logged) ? arrivalSaid(world, state, logged) : undefined;
    if (said?.outcome === arrivalOutcomes.arrived) makeSure(state, index, logged);
    if (said?.outcome === arrivalOutcomes.sendAgain) reasons.push(...makeLost(state, index, logged, entityDay(world, said.at)));
  }
  return reasons;
}
