import { ApiProblem, contractPath, contracts, readProblem, type ItemDocument } from '@relance/schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, csrfHeader } from './client.js';
import { usePollMs } from './status.js';

/** What people recorded about a case, newest first. */
export function useFacts(caseId: string) {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['case', caseId, 'facts'],
    queryFn: () => api.call(contracts.listFacts, { params: { id: caseId } }),
    refetchInterval,
  });
}

const MOST_PAYMENTS = 100;

/** Payments and reversals of a case, with the items that have their money. */
export function usePayments(caseId: string) {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['case', caseId, 'payments'],
    queryFn: () => api.call(contracts.listPayments, { querystring: { case: caseId, unallocated: false, limit: MOST_PAYMENTS } }),
    refetchInterval,
  });
}

/** Documents of an item, oldest first. */
export function useDocuments(itemId: string | undefined) {
  return useQuery({
    queryKey: ['documents', itemId],
    queryFn: () => api.call(contracts.listDocuments, { params: { id: itemId ?? '' } }),
    enabled: itemId !== undefined,
  });
}

/** Where the bytes of a document are read. */
export function documentPath({ itemId, contentHash }: ItemDocument): string {
  return contractPath(contracts.getDocument, { params: { id: itemId, hash: contentHash } });
}

/** Adds a file to an item as it is; rejects with an ApiProblem when it is of no known kind or too large. */
export function useAddDocument() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ itemId, kind, file }: { itemId: string; kind: ItemDocument['kind']; file: File }) => {
      const path = contractPath(contracts.addDocument, { params: { id: itemId }, querystring: { kind } });
      const headers = { ...csrfHeader(), 'content-type': 'application/octet-stream' };
      const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers, body: file });
      if (!response.ok) throw new ApiProblem(readProblem(response.status, await response.text()));
    },
    onSettled: (_, __, { itemId }) => queryClient.invalidateQueries({ queryKey: ['documents', itemId] }),
  });
}

/** Reads again everything a command may have changed. */
export function useReadAgain(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(['case', 'cases', 'why', 'status', 'tasks'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  };
}
