import { ApiProblem, contracts, type DraftView, type ScenarioBundle } from '@relance/schemas';
import { useQuery } from '@tanstack/react-query';
import { api } from './client.js';

/** A scenario being edited: its drawing and texts, the revision it was read at (0: never saved), and the version it was begun from. */
export interface EditedScenario {
  bundle: ScenarioBundle;
  revision: number;
  basedOn: number | undefined;
}

/** Drawings being edited. */
export function useDrafts() {
  return useQuery({ queryKey: ['drafts'], queryFn: () => api.call(contracts.listDrafts, {}), staleTime: 10_000 });
}

/** A bundle as the server stored it: it kept only what passed its schema, or a bare drawing without texts. */
function asBundle(stored: Record<string, unknown>): ScenarioBundle {
  return ('graph' in stored ? stored : { graph: stored, templates: [], catalogueVersion: 1 }) as unknown as ScenarioBundle;
}

async function fetchDraft(id: string): Promise<EditedScenario | undefined> {
  try {
    const { draft, bundle } = await api.call(contracts.getDraft, { params: { id } });
    return { bundle: asBundle(bundle), revision: draft.revision, basedOn: draft.basedOn };
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return undefined;
    throw error;
  }
}

/** Reads the published version a draft is begun from: the one asked for, else the newest. */
export async function fetchPublished(scenarioId: string, version?: number): Promise<EditedScenario> {
  const { scenarios } = await api.call(contracts.listScenarios, {});
  const newest = Math.max(0, ...scenarios.filter((one) => one.scenarioId === scenarioId).map((one) => one.version));
  const from = version ?? newest;
  const { bundle } = await api.call(contracts.getScenario, { params: { reference: `${scenarioId}@${String(from)}` } });
  return { bundle: asBundle(bundle), revision: 0, basedOn: from };
}

/** The draft of a scenario where there is one, else the published version it will be begun from; read once for each visit, never behind the user's back. */
export function useEditedScenario(scenarioId: string) {
  return useQuery({
    queryKey: ['draft', scenarioId],
    queryFn: async () => (await fetchDraft(scenarioId)) ?? (await fetchPublished(scenarioId)),
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Saves a draft over the revision it was made from; rejects with RLC_CHANGED_MEANWHILE when somebody was faster. */
export function saveDraft({ bundle, revision, basedOn }: EditedScenario): Promise<DraftView> {
  const body = { revision, bundle, ...(basedOn === undefined ? {} : { basedOn }) };
  return api.call(contracts.saveDraft, { params: { id: bundle.graph.scenarioId }, body });
}

/** Whether somebody saved the draft meanwhile. */
export function isConflict(error: Error): boolean {
  return error instanceof ApiProblem && error.problem.code === 'RLC_CHANGED_MEANWHILE';
}

/** The revision a draft has now. */
export async function newestRevision(scenarioId: string): Promise<number> {
  return (await fetchDraft(scenarioId))?.revision ?? 0;
}
