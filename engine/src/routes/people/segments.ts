import { canonicalJson } from '@relance/domain';
import { readSegmentRules, tellIssue, type GivenRule, type SegmentRule } from '@relance/scenario';
import { contracts, type Entity, type SegmentSurvey } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import { whoIs } from '../../access/who.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { evaluateSegments, segmentRules } from '../../segments/evaluate-segments.js';
import { surveyAccounts } from '../../segments/survey-accounts.js';
import { entityOf } from './entity.js';

interface Asked {
  version: number;
  rules: readonly GivenRule[];
  dryRun: boolean;
}

async function survey(dependencies: EngineDependencies, entity: Entity, rules: readonly SegmentRule[]): Promise<SegmentSurvey> {
  const { store } = dependencies;
  const { today } = businessMoment(dependencies, entity);
  const stored = await store.segments.rules(entity._id);
  const made = stored === undefined ? {} : { changedAt: stored.changedAt, changedBy: (await whoIs(store, stored.changedBy)).name };
  return { version: stored?.version ?? 0, ...made, ...(await surveyAccounts(store, entity._id, rules, today)) };
}

/** Throws RLC_INVALID_INPUT with everything wrong of every rule. */
function readRules(given: readonly GivenRule[]): SegmentRule[] {
  const read = readSegmentRules(given);
  if ('rules' in read) return read.rules;
  const issues = read.issues.map((issue) => ({
    code: issue.code,
    severity: issue.severity,
    path: `body/rules/${issue.path.join('/')}/condition`,
    ...tellIssue(issue),
  }));
  throw new ApiError('RLC_INVALID_INPUT', { issues });
}

async function changedMeanwhile({ store }: EngineDependencies, entityId: string): Promise<ApiError> {
  const stored = await store.segments.rules(entityId);
  const who = stored === undefined ? '?' : (await whoIs(store, stored.changedBy)).name;
  const when = stored === undefined ? '?' : new Date(stored.changedAt).toISOString().slice(0, 16).replace('T', ' ');
  return new ApiError('RLC_CHANGED_MEANWHILE', { params: { who, when, version: stored?.version ?? 0 } });
}

/** Replaces the rules by compare-and-set and evaluates them; the same rules again change nothing. Throws RLC_CHANGED_MEANWHILE. */
async function replaceRules(dependencies: EngineDependencies, caller: Caller, { version, rules, dryRun }: Asked): Promise<SegmentSurvey> {
  const { store } = dependencies;
  const entity = await entityOf(dependencies, caller.entityId);
  const wanted = readRules(rules);
  const stored = await store.segments.rules(entity._id);
  if ((stored?.version ?? 0) !== version) throw await changedMeanwhile(dependencies, entity._id);
  if (dryRun) return survey(dependencies, entity, wanted);
  const { nowMs, today } = businessMoment(dependencies, entity);
  const before = await survey(dependencies, entity, wanted);
  const rulesJson = canonicalJson(wanted);
  if (rulesJson !== stored?.rulesJson) {
    const replaced = await store.segments.replaceRules(entity._id, version, { rulesJson, changedAt: nowMs, changedBy: caller.userId });
    if (replaced === undefined) throw await changedMeanwhile(dependencies, entity._id);
    const details = { version: replaced.version, rules: wanted.length };
    const audited = { entityId: entity._id, at: nowMs, userId: caller.userId, action: 'segments.rulesChanged', subjectId: entity._id };
    await store.auditLog.append({ ...audited, details });
  }
  await evaluateSegments(dependencies, entity, { nowMs, today });
  return { ...(await survey(dependencies, entity, wanted)), moves: before.moves };
}

/** The rules that put accounts into segments, and what they changed (law 27). */
export function segmentRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.getSegments,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      return survey(dependencies, entity, await segmentRules(dependencies, entity._id));
    },
  });

  app.route({
    ...contracts.putSegments,
    handler: (request) => {
      const { version, rules } = request.body;
      return replaceRules(dependencies, callerIn(request), { version, rules, dryRun: request.query.dryRun });
    },
  });

  app.route({
    ...contracts.listSegmentChanges,
    handler: (request) => store.segments.openChanges(callerIn(request).entityId, request.query),
  });

  app.route({
    ...contracts.markSegmentChangeSeen,
    handler: async (request) => {
      const { entityId, userId } = callerIn(request);
      const { nowMs } = businessMoment(dependencies, await entityOf(dependencies, entityId));
      const seen = await store.segments.seen(entityId, request.params.id, { at: nowMs, userId });
      if (seen === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: request.params.id } });
      return seen;
    },
  });
}
