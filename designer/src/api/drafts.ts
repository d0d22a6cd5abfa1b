import { ApiProblem, contracts, type DraftView, type ScenarioBundle, type ScenarioVersionView } from '@relance/schemas';
import { useQuery } from '@tanstack/react-query';
import { api } from './client.js';

/** A scenario being edited: its drawing and texts, and the revision it was read at (0: never saved). */
export interface EditedScenario {
  bundle: ScenarioBundle;
  revision: number;
}

/** Drawings being edited. */
export function useDrafts() {
  return useQuery({ queryKey: ['drafts'], queryFn: () => api.call(contracts.listDrafts, {}), staleTime: 10_000 });
}

/** A bundle as the server stored it: it kept only what passed its schema, or a bare drawing without texts. */
export function asBundle(stored: Record<string, unknown>): ScenarioBundle {
  return ('graph' in stored ? stored : { graph: stored, templates: [], catalogueVersion: 1 }) as unknown as ScenarioBundle;
}

async function fetchDraft(id: string): Promise<EditedScenario | undefined> {
  try {
    const { draft, bundle } = await api.call(contracts.getDraft, { params: { id } });
    return { bundle: asBundle(bundle), revision: draft.revision };
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return undefined;
    throw error;
  }
}

/** Reads a published version of a scenario, to be edited. */
export async function fetchPublished(scenarioId: string, version: number): Promise<EditedScenario> {
  const { bundle } = await api.call(contracts.getScenario, { params: { reference: `${scenarioId}@${String(version)}` } });
  return { bundle: asBundle(bundle), revision: 0 };
}

/** The newest published version of a scenario; 0: there is none. */
export function newestVersion(versions: readonly ScenarioVersionView[], scenarioId: string): number {
  return Math.max(0, ...versions.filter((one) => one.scenarioId === scenarioId).map(({ version }) => version));
}

async function fetchNewest(scenarioId: string): Promise<EditedScenario> {
  const { scenarios } = await api.call(contracts.listScenarios, {});
  return fetchPublished(scenarioId, newestVersion(scenarios, scenarioId));
}

/** The draft of a scenario where there is one, else the published version it will be begun from; read once for each visit, never behind the user's back. */
export function useEditedScenario(scenarioId: string) {
  return useQuery({
    queryKey: ['draft', scenarioId],
    queryFn: async () => (await fetchDraft(scenarioId)) ?? (await fetchNewest(scenarioId)),
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Saves a draft over the revision it was made from; rejects with RLC_CHANGED_MEANWHILE when somebody was faster. */
export function saveDraft({ bundle, revision }: EditedScenario): Promise<DraftView> {
  return api.call(contracts.saveDraft, { params: { id: bundle.graph.scenarioId }, body: { revision, bundle } });
}

/** Whether somebody saved the draft meanwhile. */
export function isConflict(error: Error): boolean {
  return error instanceof ApiProblem && error.problem.code === 'RLC_CHANGED_MEANWHILE';
}

/** The revision a draft has now. */
export async function newestRevision(scenarioId: string): Promise<number> {
  return (await fetchDraft(scenarioId))?.revision ?? 0;
}
