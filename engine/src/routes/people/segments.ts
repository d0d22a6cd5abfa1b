import { canonicalJson } from '@relance/domain';
import { readSegmentRules, tellIssue, type GivenRule, type SegmentRule } from '@relance/scenario';
import { contracts, type Entity, type SegmentRulesRecord, type SegmentSurvey } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import { whoIs } from '../../access/who.js';
import { changedMeanwhile } from '../../ledger/accounts/account-lookup.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { evaluateSegments, storedRules } from '../../ledger/segments/evaluate-segments.js';
import { surveyAccounts } from '../../ledger/segments/survey-accounts.js';
import { entityOf } from './entity.js';

interface Asked {
  version: number;
  rules: readonly GivenRule[];
  dryRun: boolean;
}

async function survey(dependencies: EngineDependencies, entity: Entity, rules: readonly SegmentRule[]): Promise<SegmentSurvey> {
  const { store } = dependencies;
  const moment = businessMoment(dependencies, entity);
  const made = await madeBy(dependencies, await store.segments.rules(entity._id));
  return { ...made, ...(await surveyAccounts(store, entity, rules, moment)) };
}

/** Which version of the rules it is, and whose; 0 where there are none. */
async function madeBy(
  { store }: EngineDependencies,
  stored: SegmentRulesRecord | undefined,
): Promise<Pick<SegmentSurvey, 'version' | 'changedAt' | 'changedBy'>> {
  if (stored === undefined) return { version: 0 };
  const { version, changedAt, changedBy } = stored;
  return { version, changedAt, changedBy: (await whoIs(store, changedBy)).name };
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

/** Stores the rules over the version they were made from; the same rules again are as they were. Throws RLC_CHANGED_MEANWHILE. */
async function keepRules(
  { store }: EngineDependencies,
  { entityId, userId }: Caller,
  rules: readonly SegmentRule[],
  { stored, nowMs }: { stored: SegmentRulesRecord | undefined; nowMs: number },
): Promise<SegmentRulesRecord> {
  const rulesJson = canonicalJson(rules);
  if (rulesJson === stored?.rulesJson) return stored;
  const kept = await store.segments.replaceRules(entityId, stored?.version ?? 0, { rulesJson, changedAt: nowMs, changedBy: userId });
  if (kept === undefined) throw await changedMeanwhile(store, (await store.segments.rules(entityId)) ?? { version: 0 });
  const details = { version: kept.version, rules: rules.length };
  await store.auditLog.append({ entityId, at: nowMs, userId, action: 'segments.rulesChanged', subjectId: entityId, details });
  return kept;
}

/** Replaces the rules by compare-and-set and evaluates them; the same rules again change nothing. Throws RLC_CHANGED_MEANWHILE. */
async function replaceRules(dependencies: EngineDependencies, caller: Caller, { version, rules, dryRun }: Asked): Promise<SegmentSurvey> {
  const { store } = dependencies;
  const entity = await entityOf(dependencies, caller.entityId);
  const wanted = readRules(rules);
  const stored = await store.segments.rules(entity._id);
  if ((stored?.version ?? 0) !== version) throw await changedMeanwhile(store, stored ?? { version: 0 });
  const foretold = await survey(dependencies, entity, wanted);
  if (dryRun) return foretold;
  const { nowMs, today } = businessMoment(dependencies, entity);
  const kept = await keepRules(dependencies, caller, wanted, { stored, nowMs });
  await evaluateSegments(dependencies, entity, { nowMs, today });
  return { ...foretold, ...(await madeBy(dependencies, kept)) };
}

/** The rules that put accounts into segments, and what they changed (law 27). */
export function segmentRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.getSegments,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      return survey(dependencies, entity, storedRules(await store.segments.rules(entity._id)));
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
