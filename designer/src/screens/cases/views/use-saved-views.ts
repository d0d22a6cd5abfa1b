import { contracts, type SavedView } from '@relance/schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.js';

const key = ['savedViews'] as const;

/** The views the user keeps in this entity. */
export function useSavedViews() {
  return useQuery({ queryKey: key, queryFn: () => api.call(contracts.listSavedViews, {}), staleTime: 60_000 });
}

/** Replaces them as a whole; when another window was faster the list is read again, so that the next try builds on it. */
export function useSaveViews() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { views: SavedView[]; version: number }) => api.call(contracts.saveViews, { body }),
    onSuccess: (kept) => {
      queryClient.setQueryData(key, kept);
    },
    onError: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
