import { validAddress } from '@relance/channels';
import { contracts, type Dispatch, type IssueView, type RecordedFact, type Trial, type TrialSwitched, itemsMoved } from '@relance/schemas';
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

function isPutBack(facts: readonly RecordedFact[], dispatch: Dispatch): boolean {
  const left = dispatch.settledAt ?? dispatch.intentAt;
  const since = facts.filter(({ kind, recordedAt }) => kind === 'trialOver' && recordedAt >= left);
  return itemsMoved(dispatch).every((item) => since.some(({ itemIds }) => itemIds?.includes(item) ?? true));
}

/** Messages of a trial whose items still stand where these moved them, by case. */
async function messagesLeft({ store }: EngineDependencies, { entityId, _id }: Trial): Promise<Map<string, Dispatch[]>> {
  const byCase = new Map<string, Dispatch[]>();
  for (const dispatch of await store.dispatches.byTrial(entityId, _id)) {
    byCase.set(dispatch.caseId, [...(byCase.get(dispatch.caseId) ?? []), dispatch]);
  }
  const left = new Map<string, Dispatch[]>();
  for (const [caseId, dispatches] of byCase) {
    const facts = await store.facts.byCase(entityId, caseId);
    const standing = dispatches.filter((dispatch) => !isPutBack(facts, dispatch));
    if (standing.length > 0) left.set(caseId, standing);
  }
  return left;
}

/** Says of one case that the trial is over, once for the messages known of it. */
async function putBack(dependencies: EngineDependencies, trial: Trial, dispatches: readonly Dispatch[], doing: Doing): Promise<void> {
  const [first] = dispatches;
  const records = first === undefined ? undefined : await dependencies.store.readCaseRecords(trial.entityId, first.caseId);
  if (records === undefined) return;
  const latest = dispatches.reduce((last, { settledAt, intentAt }) => Math.max(last, settledAt ?? intentAt), 0);
  const body = { kind: 'trialOver', reason: trial.reason, key: `${trial._id}/${String(latest)}/${String(dispatches.length)}` } as const;
  await keepFact(dependencies, newFact(body, records, [...new Set(dispatches.flatMap(itemsMoved))], doing), doing);
}

async function openCasesOf({ store }: EngineDependencies, { entityId, scope }: TrialPlace): Promise<{ openCases?: number }> {
  if (scope !== 'entity') return {};
  const { total, byState } = await store.cases.counts(entityId);
  return { openCases: total - byState.closed };
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
  const left = await messagesLeft(dependencies, trial);
  return { trial, recorded, cases: left.size, messages: [...left.values()].flat().length, ...(await openCasesOf(dependencies, place)) };
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
  const left = await messagesLeft(dependencies, trial);
  if (!dryRun) for (const dispatches of left.values()) await putBack(dependencies, trial, dispatches, { caller, nowMs, today });
  const messages = [...left.values()].flat().length;
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
