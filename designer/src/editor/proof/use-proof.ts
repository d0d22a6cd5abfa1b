import type { Bounds, Issue } from '@relance/scenario';
import { contracts, type IssueView, type ScenarioBundle } from '@relance/schemas';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';

/** What the compiler says of the drawing; `isCurrent` is false while a newer one is being proved. */
export interface Proof {
  issues: readonly ToldIssue[];
  bounds: Bounds | undefined;
  isCurrent: boolean;
  error: Error | null;
}

/** An issue in both languages, with its fix where there is one. */
export type ToldIssue = Issue & Pick<IssueView, 'fr' | 'en'>;

const DELAY_MS = 400;

/** Proves the drawing by the server's own compiler, a moment after each change; the last answer stays until the next. */
export function useProof(bundle: ScenarioBundle): Proof {
  const [debounced] = useDebouncedValue(bundle, DELAY_MS);
  const { data, error, isFetching } = useQuery({
    queryKey: ['proof', debounced.graph.scenarioId, debounced],
    queryFn: () => api.call(contracts.checkScenario, { body: { bundle: { ...debounced } } }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
  return {
    // the compiler's own issues, in the words of both languages
    issues: (data?.issues ?? []) as unknown as ToldIssue[],
    bounds: data?.bounds as Bounds | undefined,
    isCurrent: debounced === bundle && !isFetching,
    error,
  };
}
