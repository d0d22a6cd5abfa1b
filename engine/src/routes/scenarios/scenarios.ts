import { canonicalJson } from '@relance/domain';
import {
  contracts,
  type Entity,
  type ScenarioBundle,
  type ScenarioVersion,
  type ScenarioVersionView,
  type SegmentAssignment,
} from '@relance/schemas';
import { whoIs } from '../../access/who.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { CaseOpening } from '../../temporal/case-opening.js';
import { entityOf } from '../people/entity.js';
import { compileFor, issueView } from './compile-for.js';
import { confirmedBundle } from './confirmed-bundle.js';

async function versionView(
  { store }: EngineDependencies,
  version: ScenarioVersion,
  assignments: readonly SegmentAssignment[],
): Promise<ScenarioVersionView> {
  const { scenarioId, version: number, hash, name, state, publishedAt } = version;
  const segments = assignments.filter((one) => one.scenarioId === scenarioId && one.version === number).map(({ segment }) => segment);
  const publishedBy = (await whoIs(store, version.publishedBy)).name;
  return { scenarioId, version: number, hash, state, publishedAt, publishedBy, segments, ...(name === undefined ? {} : { name }) };
}

function nameOf(bundle: unknown, entity: Entity): string | undefined {
  // compiled without error, so it is a bundle or a bare drawing
  const { graph = bundle } = bundle as { graph?: unknown };
  return (graph as { name?: { fr: string; en: string } }).name?.[entity.locale];
}

/** Ids of the templates whose text differs between two bundles of the same plan, which names them by id and version alone. */
function changedTemplates(published: unknown, given: unknown): string[] {
  const textsOf = (bundle: unknown) => {
    // both compiled without error: bundles with templates, or bare drawings without any
    const { templates = [] } = bundle as Partial<ScenarioBundle>;
    return new Map(templates.map((one) => [`${one.id}@${String(one.version)}/${one.locale}`, { id: one.id, text: canonicalJson(one) }]));
  };
  const before = textsOf(published);
  const changed = [...textsOf(given)].filter(([key, { text }]) => before.has(key) && before.get(key)?.text !== text);
  return [...new Set(changed.map(([, { id }]) => id))];
}

/** Throws RLC_TEMPLATE_CHANGED where a text is not what one of these versions says under the same version of its template. */
function refuseChangedTexts(versions: readonly ScenarioVersion[], bundle: unknown): void {
  const changed = new Set(versions.flatMap(({ bundleJson }) => changedTemplates(JSON.parse(bundleJson), bundle)));
  if (changed.size > 0) throw new ApiError('RLC_TEMPLATE_CHANGED', { params: { templates: [...changed].join(', ') } });
}

/**
 * Compiles and publishes; the compile here is the only gate. Throws RLC_SCENARIO_FAULTY with everything that is wrong, and
 * RLC_TEMPLATE_CHANGED for a text that changed under a version of its template published before, whatever else changes: a published text never does (DESIGN §4).
 */
async function publish(
  dependencies: EngineDependencies,
  entity: Entity,
  request: { bundle: unknown; note?: string | undefined; userId: string },
): Promise<ScenarioVersionView> {
  const { store } = dependencies;
  const compiled = await compileFor(dependencies, entity, request.bundle);
  const issues = compiled.issues.map(issueView);
  if (compiled.plan === undefined) {
    const count = compiled.issues.filter(({ severity }) => severity === 'error').length;
    throw new ApiError('RLC_SCENARIO_FAULTY', { params: { count }, issues });
  }
  refuseChangedTexts(await store.scenarios.list(entity._id, compiled.plan.scenarioId), request.bundle);
  const { nowMs } = businessMoment(dependencies, entity);
  const name = nameOf(request.bundle, entity);
  const { version, published } = await store.scenarios.publish(entity._id, {
    scenarioId: compiled.plan.scenarioId,
    hash: compiled.hash,
    bundleJson: canonicalJson(request.bundle),
    planJson: canonicalJson(compiled.plan),
    publishedAt: nowMs,
    publishedBy: request.userId,
    ...(name === undefined ? {} : { name }),
    ...(request.note === undefined ? {} : { note: request.note }),
  });
  // somebody published the same plan meanwhile: its texts hold
  if (!published) refuseChangedTexts([version], request.bundle);
  if (published) {
    const subjectId = `${version.scenarioId}@${String(version.version)}`;
    await store.auditLog.append({ entityId: entity._id, at: nowMs, userId: request.userId, action: 'scenario.published', subjectId });
  }
  return { ...(await versionView(dependencies, version, await store.scenarios.assignments(entity._id))), created: published, issues };
}

function parseReference(reference: string): { scenarioId: string; version: number } {
  const [scenarioId = '', version = ''] = reference.split('@');
  return { scenarioId, version: Number(version) };
}

async function versionOf({ store }: EngineDependencies, entityId: string, scenarioId: string, version: number): Promise<ScenarioVersion> {
  const found = await store.scenarios.get(entityId, scenarioId, version);
  if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: `${scenarioId}@${String(version)}` } });
  return found;
}

function readingRoutes(app: ApiServer, dependencies: EngineDependencies, opening: CaseOpening): void {
  const { store } = dependencies;

  app.route({
    ...contracts.listScenarios,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const [versions, assignments] = await Promise.all([store.scenarios.list(entityId), store.scenarios.assignments(entityId)]);
      return { scenarios: await Promise.all(versions.map((version) => versionView(dependencies, version, assignments))) };
    },
  });

  app.route({
    ...contracts.getScenario,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const { scenarioId, version } = parseReference(request.params.reference);
      const found = await versionOf(dependencies, entityId, scenarioId, version);
      return {
        scenario: await versionView(dependencies, found, await store.scenarios.assignments(entityId)),
        // written by us as canonical JSON of objects
        bundle: JSON.parse(found.bundleJson) as Record<string, unknown>,
        plan: JSON.parse(found.planJson) as Record<string, unknown>,
      };
    },
  });

  app.route({
    ...contracts.listAssignments,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const assignments = await store.scenarios.assignments(entityId);
      return {
        assignments: assignments.map(({ segment, scenarioId, version, hash, assignedAt, assignedBy }) => {
          const progress = opening.progressOf(entityId, segment);
          const shown = { segment, scenarioId, version, hash, assignedAt, assignedBy };
          return progress === undefined ? shown : { ...shown, opening: progress };
        }),
      };
    },
  });
}

/** Checking, publishing, listing and assigning scenarios. */
export function scenarioRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;
  const opening = new CaseOpening(dependencies);
  app.addHook('onClose', () => opening.finished());
  readingRoutes(app, dependencies, opening);

  app.route({
    ...contracts.checkScenario,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      const { hash, bytes, bounds, issues } = await compileFor(dependencies, entity, request.body.bundle);
      const told = issues.map(issueView);
      return hash === undefined ? { issues: told } : { hash, bytes, bounds: { ...bounds }, issues: told };
    },
  });

  app.route({
    ...contracts.publishScenario,
    handler: async (request) => {
      const { entityId, userId } = callerIn(request);
      const { confirmEachSend = false, note } = request.body;
      const bundle = confirmEachSend ? confirmedBundle(request.body.bundle) : request.body.bundle;
      return publish(dependencies, await entityOf(dependencies, entityId), { bundle, note, userId });
    },
  });

  app.route({
    ...contracts.assignScenario,
    handler: async (request) => {
      const { entityId, userId } = callerIn(request);
      const { segment, scenarioId, version } = request.body;
      const { hash } = await versionOf(dependencies, entityId, scenarioId, version);
      const { nowMs } = businessMoment(dependencies, await entityOf(dependencies, entityId));
      await store.scenarios.assign(entityId, { segment, scenarioId, version, hash, assignedAt: nowMs, assignedBy: userId });
      const details = { scenarioId, version };
      await store.auditLog.append({ entityId, at: nowMs, userId, action: 'scenario.assigned', subjectId: segment, details });
      return { segment, scenarioId, version, hash, casesToOpen: await opening.open(entityId, segment, nowMs) };
    },
  });
}
