import { contracts, type InputOf, type OutputOf } from '@relance/schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './client.js';
import { fetchDraftSource } from './message-source.js';
import { usePollMs } from './status.js';

/** An outcome as sent. */
export type OutcomeBody = InputOf<typeof contracts.answerTask>['body'];
/** What the server recorded. */
export type OutcomeAnswer = OutputOf<typeof contracts.answerTask>;

/** Open tasks, oldest first. */
export function useTasks() {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['tasks'],
    queryFn: () => api.call(contracts.listTasks, { querystring: { state: 'open', limit: 100 } }),
    refetchInterval,
  });
}

/** The exact message a task asks approval for (law 24); it never changes. Undefined asks for none. */
export function useDraftContent(taskId: string | undefined) {
  return useQuery({
    queryKey: ['task', taskId, 'content'],
    queryFn: () => fetchDraftSource(taskId ?? ''),
    enabled: taskId !== undefined,
    staleTime: Infinity,
  });
}

/** Records an outcome; the task leaves the list only once the server has said so. */
export function useAnswerTask() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: OutcomeBody }) => api.call(contracts.answerTask, { params: { id }, body }),
    onSettled: async () => {
      await Promise.all(['tasks', 'status', 'cases', 'case'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
  });
}
