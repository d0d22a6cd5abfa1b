import { contracts, type InputOf, type OutputOf } from '@relance/schemas';
import type { Locale } from '@relance/domain';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { api } from './client.js';
import { fetchMessageSource } from './message-source.js';
import { usePollMs } from './status.js';

/** What a page of the list is asked by. */
export type CasesQuery = InputOf<typeof contracts.listCases>['querystring'];
/** A page of the list with the totals of the whole selection. */
export type CasesPage = OutputOf<typeof contracts.listCases>;

/** One page of cases, sorted and counted by the server; the former page stays until the next has come. */
export function useCases(querystring: CasesQuery) {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['cases', querystring],
    queryFn: async () => {
      const startedAt = performance.now();
      const page = await api.call(contracts.listCases, { querystring });
      return { page, tookMs: Math.round(performance.now() - startedAt) };
    },
    placeholderData: keepPreviousData,
    refetchInterval,
  });
}

/** One case with its accounts, items and token positions. */
export function useCase(id: string) {
  const refetchInterval = usePollMs();
  return useQuery({ queryKey: ['case', id], queryFn: () => api.call(contracts.getCase, { params: { id } }), refetchInterval });
}

/** The story of a case in one language. */
export function useStory(id: string, locale: Locale) {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['case', id, 'story', locale],
    queryFn: () => api.call(contracts.getStory, { params: { id }, querystring: { locale } }),
    refetchInterval,
  });
}

/** Why each of some items stands where it stands, as known on a civil date (law 3). */
export function useWhys(items: readonly string[], on: string | undefined) {
  return useQueries({
    queries: items.map((item) => ({
      queryKey: ['why', item, on],
      queryFn: () => api.call(contracts.getWhy, { params: { item }, querystring: on === undefined ? {} : { on } }),
      staleTime: 5000,
    })),
  });
}

/** The exact bytes of one message. */
export function useDispatchContent(id: string | undefined) {
  return useQuery({
    queryKey: ['dispatchContent', id],
    queryFn: () => fetchMessageSource(id ?? ''),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
}

/** Every message of a case, sent or not, newest first. */
export function useDispatches(caseId: string | undefined) {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['case', caseId, 'dispatches'],
    queryFn: () => api.call(contracts.listDispatches, { params: { id: caseId ?? '' } }),
    enabled: caseId !== undefined,
    refetchInterval,
  });
}
