import type { Plan } from '@relance/scenario';
import { contracts, type Graph } from '@relance/schemas';
import { useQuery } from '@tanstack/react-query';
import { api } from './client.js';
import { asBundle } from './drafts.js';

/** All published versions, newest first within a scenario. */
export function useScenarios() {
  return useQuery({ queryKey: ['scenarios'], queryFn: () => api.call(contracts.listScenarios, {}), staleTime: 10_000 });
}

/** Which segment has which version, and how far the opening of its cases is. */
export function useAssignments() {
  return useQuery({ queryKey: ['assignments'], queryFn: () => api.call(contracts.listAssignments, {}), staleTime: 5000 });
}

/** The drawing of one version, `id@version`; it never changes once published. */
export function useDrawing(reference: string | undefined) {
  return useQuery({
    queryKey: ['drawing', reference],
    queryFn: async () => {
      const answer = await api.call(contracts.getScenario, { params: { reference: reference ?? '' } });
      // the server stores only what passed its schema: a bundle, or a bare drawing
      return { scenario: answer.scenario, graph: (answer.bundle['graph'] ?? answer.bundle) as Graph };
    },
    enabled: reference !== undefined,
    staleTime: Infinity,
  });
}

/** A published version whole: drawing, texts and plan; it never changes. */
export function useVersion(reference: string | undefined) {
  return useQuery({
    queryKey: ['version', reference],
    queryFn: async () => {
      const { bundle, plan } = await api.call(contracts.getScenario, { params: { reference: reference ?? '' } });
      return { bundle: asBundle(bundle), plan: plan as unknown as Plan };
    },
    enabled: reference !== undefined,
    staleTime: Infinity,
  });
}
