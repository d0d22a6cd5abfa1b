import { canonicalJson } from '@relance/domain';
import { contracts, type DraftView, type ScenarioDraft } from '@relance/schemas';
import { whoIs } from '../../access/who.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { changedMeanwhile, refuseFaults } from '../../ledger/accounts/account-lookup.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { entityOf } from '../people/entity.js';

async function draftView({ store }: EngineDependencies, draft: Omit<ScenarioDraft, '_id' | 'entityId'>): Promise<DraftView> {
  const { scenarioId, revision, name, savedAt, savedBy } = draft;
  const { name: who } = await whoIs(store, savedBy);
  return {
    scenarioId,
    revision,
    savedAt,
    savedBy: who,
    ...(name === undefined ? {} : { name }),
  };
}

function refuseOtherScenario(scenarioId: string, drawn: string): void {
  if (drawn === scenarioId) return;
  refuseFaults([
    {
      code: 'draft.otherScenario',
      severity: 'error',
      path: 'body/bundle/graph/scenarioId',
      fr: `Ce dessin est celui de « ${drawn} », pas de « ${scenarioId} » : enregistrez-le sous son propre identifiant.`,
      en: `This drawing is of “${drawn}”, not of “${scenarioId}”: save it under its own identifier.`,
    },
  ]);
}

/** Drawings being edited: each save is one more revision, made from a known one, so that two people never overwrite each other. */
export function draftRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.listDrafts,
    handler: async (request) => {
      const drafts = await store.scenarioDrafts.list(callerIn(request).entityId);
      return { drafts: await Promise.all(drafts.map((draft) => draftView(dependencies, draft))) };
    },
  });

  app.route({
    ...contracts.getDraft,
    handler: async (request) => {
      const { id: scenarioId } = request.params;
      const found = await store.scenarioDrafts.newest(callerIn(request).entityId, scenarioId);
      if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: scenarioId } });
      // written by us as canonical JSON of a bundle
      return { draft: await draftView(dependencies, found), bundle: JSON.parse(found.bundleJson) as Record<string, unknown> };
    },
  });

  app.route({
    ...contracts.saveDraft,
    handler: async (request) => {
      const { entityId, userId } = callerIn(request);
      const { id: scenarioId } = request.params;
      const { revision, bundle } = request.body;
      refuseOtherScenario(scenarioId, bundle.graph.scenarioId);
      const entity = await entityOf(dependencies, entityId);
      const { nowMs } = businessMoment(dependencies, entity);
      const name = bundle.graph.name?.[entity.locale];
      const saved = await store.scenarioDrafts.save(entityId, revision, {
        scenarioId,
        bundleJson: canonicalJson(bundle),
        savedAt: nowMs,
        savedBy: userId,
        ...(name === undefined ? {} : { name }),
      });
      if (saved !== undefined) return draftView(dependencies, saved);
      const newest = await store.scenarioDrafts.newest(entityId, scenarioId);
      throw await changedMeanwhile(
        store,
        newest === undefined ? { version: 0 } : { version: newest.revision, changedAt: newest.savedAt, changedBy: newest.savedBy },
      );
    },
  });
}
