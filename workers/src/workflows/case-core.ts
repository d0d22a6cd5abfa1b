import { realDelayUntil } from '@relance/domain';
import { atRest, settle, step, type CaseState, type Effect, type StepResult } from '@relance/scenario/machine';
import { caseQueue, caseStateQuery, channelQueue, factsChangedSignal, type CaseWorkflowInput, type FactsChanged } from '@relance/schemas';
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  isCancellation,
  log,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseActivities, ChannelActivities, EffectRequest, EffectResult } from '../activity-contract.js';
import { absorb, askedBy, clockOf, environmentOf, openRun, receive, refreshRequest, stateOf, type CaseRun } from './case-run.js';
import { catchUp, moveNow, takeDue, unseenFactAt } from './logical-now.js';

const factsChanged = defineSignal<[FactsChanged]>(factsChangedSignal);
const caseState = defineQuery<{ nowMs: number; wakeAtMs: number | undefined; state: CaseRun['state'] }>(caseStateQuery);

const { refreshCase, restCase } = proxyLocalActivities<CaseActivities>({ startToCloseTimeout: '20 seconds' });

/** How long a contact or task is tried before the unit waits an hour of business and the case shows an incident. */
const effectTries = { scheduleToCloseTimeout: '10 minutes', retry: { maximumInterval: '20 seconds' } } as const;
/** A conversation with a relay may take its time; a task is a few writes, and a worker that died over them is noticed no sooner. */
const longestContact = '90 seconds';
const longestTask = '15 seconds';
/** Without a sign of life for this long the worker that carried the contact out is dead, and what became of it is looked up. */
const heartbeatTimeout = '10 seconds';
const refusedForMs = 3_600_000;
/** An effect decided again and again at one instant is a fault of ours: the unit waits instead of spinning. */
const voidsInARow = 8;

/**
 * The one generic interpreter of a case (DESIGN §4): it wakes, lets the pure machine decide, has the world carry the decision out, settles
 * from the receipt, shows where everything stands, and rests until the next date or signal. Facts are read inside the activities; signals
 * only wake. It ends when nothing is open, leaving its state to the next start. `newest` is the newest version of the core this worker has: a case of
 * an older one moves to it at rest.
 */
export async function caseCore(input: CaseWorkflowInput, newest: number): Promise<void> {
  const run = openRun(input);
  setHandler(factsChanged, (event) => {
    receive(run, event);
  });
  setHandler(caseState, () => ({ nowMs: run.nowMs, wakeAtMs: run.wakeAtMs, state: run.state }));
  takeDue(run);
  await refresh(run);
  if (catchUp(run, Date.now())) run.projected = false;
  for (;;) {
    await settleAll(run);
    if (quiet(run) && run.wakeAtMs === undefined && atRest(stateOf(run), environmentOf(run), run.nowMs)) {
      const { sequence = 0, factsVersion } = run;
      const resting = await restCase({ entityId: input.entityId, caseId: input.caseId, state: stateOf(run), sequence, factsVersion });
      if (resting && quiet(run)) return;
      await refresh(run);
      if (!resting) continue;
    }
    if (quiet(run) && (workflowInfo().continueAsNewSuggested || mayMove(run, newest))) await carryOn(run, newest);
    if (await rest(run)) await refresh(run);
  }
}

function earliest(...instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Whether no signal waits to be looked at; asked anew after every await, since signals arrive meanwhile. */
function quiet(run: CaseRun): boolean {
  return run.inbox.length === 0;
}

/** Whether the case is of an older core and this wake, a new one and none of its history, may take it to the newest. */
function mayMove({ input }: CaseRun, newest: number): boolean {
  return input.coreVersion < newest && patched(`core-${String(newest)}`);
}

/** Reads what changed and shows the present state; true when the facts were newer than known. */
async function refresh(run: CaseRun): Promise<boolean> {
  const changed = absorb(run, await refreshCase(refreshRequest(run)));
  run.projected = true;
  return changed;
}

/** Carries out one effect after another until the machine asks for none, then shows the case, unless the last contact did: at most one local activity a wake (history budget 12 N + 6). */
async function settleAll(run: CaseRun): Promise<void> {
  let voids = 0;
  for (;;) {
    const decided: StepResult = step(stateOf(run), environmentOf(run), run.nowMs);
    run.wakeAtMs = earliest(decided.wakeAt, unseenFactAt(run));
    if (decided.effect === undefined) {
      if (!run.projected && (await refresh(run))) continue;
      run.state = decided.state;
      return;
    }
    const { receipt, shown = false } = await perform(run, decided.effect, decided.state);
    run.projected = shown;
    if (receipt.outcome === 'void' && voids < voidsInARow) {
      voids += 1;
      run.nowMs = Math.max(run.nowMs, receipt.at);
      await refresh(run);
      continue;
    }
    const settled = receipt.outcome === 'void' ? { ...receipt, outcome: 'refused' as const, notBefore: run.nowMs + refusedForMs } : receipt;
    run.state = settle(decided.state, decided.effect, settled, environmentOf(run));
  }
}

/** Has an activity carry out the effect; a failure that outlasts its retries becomes a refusal with a reason, never the end of the case. */
async function perform(run: CaseRun, effect: Effect, state: CaseState): Promise<EffectResult> {
  try {
    return await carryOut(run, effect, state);
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    log.warn('effect not carried out', { kind: effect.kind });
    const reason = { code: 'notCarriedOut', law: 25 };
    const notBefore = run.nowMs + refusedForMs;
    return { receipt: { outcome: 'refused', dispatchId: '', at: run.nowMs, notBefore, reason, members: [] } };
  }
}

/** Sends the effect to the queue that serves it: a channel's for a contact, the case's own for a task. */
function carryOut(run: CaseRun, effect: Effect, state: CaseState): Promise<EffectResult> {
  const { entityId, caseId, queuePrefix } = run.input;
  const request = <E>(of: E): EffectRequest<E> => ({ entityId, caseId, effect: of, nowMs: run.nowMs, factsVersion: run.factsVersion });
  const taskActivities = { ...effectTries, startToCloseTimeout: longestTask, taskQueue: caseQueue(queuePrefix) };
  const short = proxyActivities<CaseActivities>(taskActivities);
  switch (effect.kind) {
    case 'contact': {
      const taskQueue = channelQueue(queuePrefix, effect.channel);
      const asked = askedBy(run, state);
      const contact = { ...request(effect), ...(asked === undefined ? {} : { asked }) };
      const contactActivities = { ...effectTries, startToCloseTimeout: longestContact, heartbeatTimeout, taskQueue };
      return proxyActivities<ChannelActivities>(contactActivities).dispatchContact(contact);
    }
    case 'task':
      return short.openTask(request(effect));
    case 'withdraw':
      return short.withdrawTask(request(effect));
  }
}

/** Sleeps until a signal or the next date; true when signals were taken, so that facts must be read again. */
async function rest(run: CaseRun): Promise<boolean> {
  const signalled = (): boolean => run.inbox.length > 0;
  let fired = false;
  if (!signalled()) {
    if (run.wakeAtMs === undefined) await condition(signalled);
    else {
      const delayMs = Math.max(1, realDelayUntil(clockOf(run), run.wakeAtMs, Date.now()));
      fired = !(await condition(signalled, delayMs));
    }
  }
  const taken = moveNow(run, Date.now(), fired);
  run.projected = false;
  return taken;
}

/** Hands the case to a fresh history of the newest core, at rest and with an empty inbox, carrying all it remembers. */
async function carryOn(run: CaseRun, newest: number): Promise<never> {
  await condition(allHandlersFinished);
  return await continueAsNew<(input: CaseWorkflowInput) => Promise<void>>({
    ...run.input,
    coreVersion: newest,
    carried: { machine: stateOf(run), seenEventIds: run.seenEventIds, nowMs: run.nowMs },
  });
}
