import { paymentFeed, isCivilDate } from '@relance/domain';
import {
  channelNames,
  contracts,
  type Entity,
  type FeedView,
  type IssueView,
  type SendingScope,
  type SendingSwitched,
} from '@relance/schemas';
import { everyEntity, firstStop, type SendingChange, type SendingPlace, type SendingSettlement } from '@relance/store';
import { randomUUID } from 'node:crypto';
import { hasBankDetails } from '../../access/first-entity.js';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { entityOf } from '../people/entity.js';

interface SwitchBody {
  scope: SendingScope;
  target?: string;
  reason: string;
}

function issueAt(field: string, code: string, fr: string, en: string): IssueView {
  return { code: `sending.${code}`, path: `body/${field}`, fr, en };
}

/** What each scope may name; undefined: it names nothing. */
async function targetsOf({ store }: EngineDependencies, entityId: string, scope: SendingScope): Promise<readonly string[] | undefined> {
  switch (scope) {
    case 'everything':
    case 'entity':
      return undefined;
    case 'channel':
      return channelNames;
    case 'scenario':
      return [...new Set((await store.scenarios.list(entityId)).map(({ scenarioId }) => scenarioId))];
    case 'segment': {
      const [{ bySegment }, assigned] = await Promise.all([store.cases.counts(entityId), store.scenarios.assignments(entityId)]);
      return [...new Set([...Object.keys(bySegment), ...assigned.map(({ segment }) => segment)])];
    }
  }
}

function targetFault(target: string | undefined, known: readonly string[] | undefined): IssueView | undefined {
  if (known === undefined) {
    if (target === undefined) return undefined;
    return issueAt('target', 'targetNotNamed', 'Tout est visé : ne nommez rien.', 'All of it is meant: name nothing.');
  }
  if (target !== undefined && known.includes(target)) return undefined;
  const list = known.length === 0 ? '-' : known.toSorted().join(', ');
  return issueAt('target', 'targetUnknown', `Nommez ce dont il s’agit, parmi : ${list}.`, `Name what is meant, one of: ${list}.`);
}

/** Throws RLC_INVALID_INPUT where the scope does not name what there is, RLC_ROLE_MISSING where somebody but an admin means all entities. */
async function placeOf(dependencies: EngineDependencies, { entityId, role }: Caller, { scope, target }: SwitchBody): Promise<SendingPlace> {
  if (scope === 'everything' && role !== 'admin') throw new ApiError('RLC_ROLE_MISSING');
  const issue = targetFault(target, await targetsOf(dependencies, entityId, scope));
  if (issue !== undefined) throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
  return { entityId: scope === 'everything' ? everyEntity : entityId, scope, target: target ?? '' };
}

/** Open cases within reach of a switch, by the scopes cases are counted by. */
async function openCasesOf({ store }: EngineDependencies, { entityId, scope, target }: SendingPlace): Promise<{ openCases?: number }> {
  if (scope !== 'entity' && scope !== 'segment') return {};
  const { total, byState, openBySegment } = await store.cases.counts(entityId);
  return { openCases: scope === 'segment' ? (openBySegment[target] ?? 0) : total - byState.closed };
}

type Way = keyof typeof turns;

/** What a turn would come to; undefined where what is to be resumed was never stopped. */
async function foretold(
  { store }: EngineDependencies,
  way: Way,
  place: SendingPlace,
  change: SendingChange,
): Promise<SendingSettlement | undefined> {
  const known = await store.sendingStops.get(place);
  if (known === undefined) return way === 'stop' ? { stop: firstStop(place, change), recorded: false } : undefined;
  const { state } = turns[way];
  if (known.state === state) return { stop: known, recorded: false };
  return { stop: { ...known, ...change, state, epoch: known.epoch + (way === 'stop' ? 1 : 0) }, recorded: false };
}

async function feedOf(dependencies: EngineDependencies, entity: Entity, nowMs: number, more: readonly string[] = []): Promise<FeedView> {
  const { calendar } = businessMoment(dependencies, entity);
  const knownTo = await dependencies.store.imports.paymentsKnownTo(entity._id);
  return { gate: entity.policy.freshFeed, ...paymentFeed([...knownTo, ...more], calendar, nowMs) };
}

const turns = {
  stop: { state: 'stopped', action: 'sending.stopped' },
  resume: { state: 'open', action: 'sending.resumed' },
} as const;

/** Turns a switch, once; the second who turns it the same way is told who was first. Throws RLC_NOT_FOUND when what is resumed was never stopped. */
async function turn(
  dependencies: EngineDependencies,
  caller: Caller,
  { way, body, dryRun }: { way: Way; body: SwitchBody; dryRun: boolean },
): Promise<SendingSwitched> {
  const { store } = dependencies;
  const entity = await entityOf(dependencies, caller.entityId);
  const place = await placeOf(dependencies, caller, body);
  const { nowMs } = businessMoment(dependencies, entity);
  const change = { reason: body.reason, changedAt: nowMs, changedBy: caller.userId };
  const turned = dryRun ? await foretold(dependencies, way, place, change) : await store.sendingStops[way](place, change);
  if (turned === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: `${place.scope} ${place.target}`.trim() } });
  const details = { scope: place.scope, target: place.target, epoch: turned.stop.epoch };
  if (turned.recorded) {
    const { action } = turns[way];
    await store.auditLog.append({ entityId: entity._id, at: nowMs, userId: caller.userId, action, subjectId: turned.stop._id, details });
  }
  return { ...turned, ...(await openCasesOf(dependencies, place)) };
}

/** Takes a person's word that payments are known up to a day that is not to come (law 25). Throws RLC_INVALID_INPUT. */
async function vouch(dependencies: EngineDependencies, caller: Caller, { to, dryRun }: { to: string; dryRun: boolean }): Promise<FeedView> {
  const { store } = dependencies;
  const entity = await entityOf(dependencies, caller.entityId);
  const { nowMs, today } = businessMoment(dependencies, entity);
  if (!isCivilDate(to) || to > today) {
    const fr = `Ce jour est une date jusqu’au ${today} compris.`;
    throw new ApiError('RLC_INVALID_INPUT', { issues: [issueAt('to', 'dayToCome', fr, `The day is a date up to ${today}.`)] });
  }
  if (dryRun) return feedOf(dependencies, entity, nowMs, [to]);
  const _id = randomUUID();
  const word = { _id, entityId: entity._id, kind: 'vouched', fileName: '', fileHash: '', at: nowMs, asOf: to, counts: {} } as const;
  await store.imports.insert(word);
  const audited = { entityId: entity._id, at: nowMs, userId: caller.userId, action: 'payments.vouched', subjectId: _id, details: { to } };
  await store.auditLog.append(audited);
  return feedOf(dependencies, entity, nowMs);
}

/** Whether messages leave: the switches, and how fresh the payments are (law 25). */
export function sendingRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({
    ...contracts.getSending,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      const { nowMs } = businessMoment(dependencies, entity);
      const stops = await dependencies.store.sendingStops.inForce(entity._id);
      const isSetUp = entity.sendingPaused !== true && hasBankDetails(entity);
      const trials = await dependencies.store.trials.inForce(entity._id);
      return { isSetUp, stops, trials, feed: await feedOf(dependencies, entity, nowMs) };
    },
  });

  app.route({
    ...contracts.stopSending,
    handler: (request) => turn(dependencies, callerIn(request), { way: 'stop', body: request.body, dryRun: request.query.dryRun }),
  });

  app.route({
    ...contracts.resumeSending,
    handler: (request) => turn(dependencies, callerIn(request), { way: 'resume', body: request.body, dryRun: request.query.dryRun }),
  });

  app.route({
    ...contracts.vouchForPayments,
    handler: (request) => vouch(dependencies, callerIn(request), { to: request.body.to, dryRun: request.query.dryRun }),
  });
}
