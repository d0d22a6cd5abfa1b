import { validAddress } from '@relance/channels';
import { contracts, isTrialOverFor, itemsMoved, type IssueView, type Trial, type TrialSwitched } from '@relance/schemas';
import { firstTrial, type TrialPlace } from '@relance/store';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { keepFact, newFact, type Doing } from '../../facts/keep-fact.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { entityOf } from '../people/entity.js';

function refuse(field: string, code: string, fr: string, en: string): never {
  const issue: IssueView = { code: `trial.${code}`, path: `body/${field}`, fr, en };
  throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
}

/** Throws RLC_INVALID_INPUT for a scenario nobody published. */
async function placeOf({ store }: EngineDependencies, entityId: string, scenario: string | undefined): Promise<TrialPlace> {
  if (scenario === undefined) return { entityId, scope: 'entity', target: '' };
  const known = [...new Set((await store.scenarios.list(entityId)).map(({ scenarioId }) => scenarioId))].toSorted();
  if (!known.includes(scenario)) {
    const list = known.length === 0 ? '-' : known.join(', ');
    refuse(
      'scenario',
      'scenarioUnknown',
      `Aucun scénario ne porte ce nom, parmi : ${list}.`,
      `No scenario has this name, one of: ${list}.`,
    );
  }
  return { entityId, scope: 'scenario', target: scenario };
}

/** A message that left under a trial, or was laid before a person under it, with the items to put back. */
interface Tried {
  caseId: string;
  items: string[];
  /** Business instant. */
  at: number;
  isMessage: boolean;
}

async function triedUnder({ store }: EngineDependencies, { entityId, _id }: Trial): Promise<Tried[]> {
  const [dispatches, drafts] = await Promise.all([store.dispatches.byTrial(entityId, _id), store.tasks.draftsOfTrial(entityId, _id)]);
  const messages = dispatches.map((dispatch) => {
    return { caseId: dispatch.caseId, items: itemsMoved(dispatch), at: dispatch.settledAt ?? dispatch.intentAt, isMessage: true };
  });
  return [...messages, ...drafts.map(({ caseId, itemIds: items, openedAt: at }) => ({ caseId, items, at, isMessage: false }))];
}

/** What of a trial still stands where it moved items or asked somebody, by case. */
async function leftOf(dependencies: EngineDependencies, trial: Trial): Promise<Map<string, Tried[]>> {
  const byCase = new Map<string, Tried[]>();
  for (const tried of await triedUnder(dependencies, trial)) byCase.set(tried.caseId, [...(byCase.get(tried.caseId) ?? []), tried]);
  const left = new Map<string, Tried[]>();
  for (const [caseId, tried] of byCase) {
    const facts = await dependencies.store.facts.byCase(trial.entityId, caseId);
    const standing = tried.filter(({ items, at }) => !items.every((item) => isTrialOverFor(facts, item, at)));
    if (standing.length > 0) left.set(caseId, standing);
  }
  return left;
}

function messagesIn(left: ReadonlyMap<string, readonly Tried[]>): number {
  return [...left.values()].flat().filter(({ isMessage }) => isMessage).length;
}

/** Says of one case that the trial is over, once for what is known of it. */
async function putBack(dependencies: EngineDependencies, trial: Trial, tried: readonly Tried[], doing: Doing): Promise<void> {
  const [first] = tried;
  const records = first === undefined ? undefined : await dependencies.store.readCaseRecords(trial.entityId, first.caseId);
  if (records === undefined) return;
  const latest = tried.reduce((last, { at }) => Math.max(last, at), 0);
  const body = { kind: 'trialOver', reason: trial.reason, key: `${trial._id}/${String(latest)}/${String(tried.length)}` } as const;
  await keepFact(dependencies, newFact(body, records, [...new Set(tried.flatMap(({ items }) => items))], doing), doing);
}

async function openCasesOf({ store }: EngineDependencies, { entityId, scope }: TrialPlace): Promise<{ openCases?: number }> {
  if (scope !== 'entity') return {};
  const { total, byState } = await store.cases.counts(entityId);
  return { openCases: total - byState.closed };
}

/** Letters counted at most: more are as good a reason to look at the batches first. */
const mostLetters = 1000;

/** Letters within reach that were handed over before: a trial does not stop them (law 22). */
async function lettersWaiting({ store }: EngineDependencies, { entityId, scope, target }: TrialPlace): Promise<number> {
  const waiting = await store.dispatches.listByState(entityId, 'handedOver', mostLetters);
  return waiting.filter(({ scenarioId, trial }) => trial === undefined && (scope === 'entity' || scenarioId === target)).length;
}

interface Asked {
  scenario?: string;
  reason: string;
}

async function start(
  dependencies: EngineDependencies,
  caller: Caller,
  { scenario, ...said }: Asked & { email: string; mobile?: string },
  dryRun: boolean,
): Promise<TrialSwitched> {
  const { store } = dependencies;
  const entity = await entityOf(dependencies, caller.entityId);
  const place = await placeOf(dependencies, entity._id, scenario);
  const email = validAddress(said.email);
  if (email === undefined) refuse('email', 'addressInvalid', 'Ce n’est pas une adresse e-mail simple.', 'This is no plain e-mail address.');
  const { nowMs: at } = businessMoment(dependencies, entity);
  const begin = { ...said, email, changedAt: at, changedBy: caller.userId };
  const known = await store.trials.get(place);
  const foretold = known?.state === 'on' ? known : { ...firstTrial(place, begin), epoch: (known?.epoch ?? 0) + 1 };
  const { trial, recorded } = dryRun ? { trial: foretold, recorded: false } : await store.trials.start(place, begin);
  const details = { scope: place.scope, target: place.target, epoch: trial.epoch };
  const audited = { entityId: entity._id, at, userId: caller.userId, action: 'sending.trialStarted', subjectId: trial._id, details };
  if (recorded) await store.auditLog.append(audited);
  const left = await leftOf(dependencies, trial);
  return {
    trial,
    recorded,
    cases: left.size,
    messages: messagesIn(left),
    lettersWaiting: await lettersWaiting(dependencies, place),
    ...(await openCasesOf(dependencies, place)),
  };
}

/**
 * Ends a trial: from now on messages go to the customers; then every case it wrote in is told, one after the other. Whoever is cut off in between asks again: a case not told
 * yet sends nothing to its customer.
 */
async function end(dependencies: EngineDependencies, caller: Caller, { scenario, reason }: Asked, dryRun: boolean): Promise<TrialSwitched> {
  const { store } = dependencies;
  const entity = await entityOf(dependencies, caller.entityId);
  const place = await placeOf(dependencies, entity._id, scenario);
  const { nowMs, today } = businessMoment(dependencies, entity);
  const known = await store.trials.get(place);
  if (known === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: `${place.scope} ${place.target}`.trim() } });
  const foretold = { trial: { ...known, state: 'over' as const }, recorded: false };
  const change = { reason, changedAt: nowMs, changedBy: caller.userId };
  const { trial, recorded } = dryRun ? foretold : ((await store.trials.end(place, change)) ?? foretold);
  const left = await leftOf(dependencies, trial);
  if (!dryRun) for (const tried of left.values()) await putBack(dependencies, trial, tried, { caller, nowMs, today });
  const messages = messagesIn(left);
  const details = { scope: place.scope, target: place.target, epoch: trial.epoch, cases: left.size, messages };
  const audited = { entityId: entity._id, at: nowMs, userId: caller.userId, action: 'sending.trialEnded', subjectId: trial._id, details };
  if (recorded) await store.auditLog.append(audited);
  return { trial, recorded, cases: left.size, messages };
}

/** Trials of sending: every message goes to the house, until it is said to be over. */
export function trialRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({
    ...contracts.startTrial,
    handler: (request) => start(dependencies, callerIn(request), request.body, request.query.dryRun),
  });

  app.route({
    ...contracts.endTrial,
    handler: (request) => end(dependencies, callerIn(request), request.body, request.query.dryRun),
  });
}
