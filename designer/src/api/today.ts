import { contracts, type InputOf, type OutputOf, type TaskView } from '@relance/schemas';
import { keepPreviousData, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from './client.js';
import { fetchDraftSource } from './message-source.js';
import { usePollMs } from './status.js';

/** The work of the day as the server ranks it. */
export type Today = OutputOf<typeof contracts.getToday>;
/** What of it is asked for. */
export type TodayQuery = InputOf<typeof contracts.getToday>['querystring'];
/** An outcome as sent. */
export type OutcomeBody = InputOf<typeof contracts.answerTask>['body'];
/** What the server recorded. */
export type OutcomeAnswer = OutputOf<typeof contracts.answerTask>;

/** So often a page says that its task is still open, well within the minutes for which the server believes it. */
const STILL_OPEN_MS = 60_000;
/** Who only passes by a task takes nothing in hand. */
const PASSING_BY_MS = 250;

/** The work of the day, ranked by the server; what was shown stays until the next has come. */
export function useToday(querystring: TodayQuery) {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['today', querystring],
    queryFn: () => api.call(contracts.getToday, { querystring }),
    placeholderData: keepPreviousData,
    refetchInterval,
  });
}

/** One task with what the person needs to do it. */
export function useTask(id: string | undefined) {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['task', id],
    queryFn: () => api.call(contracts.getTask, { params: { id: id ?? '' } }),
    enabled: id !== undefined,
    refetchInterval,
  });
}

function keepView(queryClient: QueryClient, view: TaskView): void {
  queryClient.setQueryData<TaskView>(['task', view.task._id], view);
}

/**
 * Keeps a task in hand while its sheet is open, so that nobody else makes the same call; lets it go when it is left. What the server says of who has it
 * stands in the view of {@link useTask}. A page that is cut off lets go by itself after some minutes.
 */
export function useInHand(id: string | undefined): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (id === undefined) return undefined;
    let isTaken = false;
    const take = (): void => {
      isTaken = true;
      // without an answer the sheet stays as it is: the server decides at the outcome, and the next turn asks again
      api.call(contracts.claimTask, { params: { id } }).then(
        ({ view }) => {
          keepView(queryClient, view);
        },
        () => undefined,
      );
    };
    const first = setTimeout(take, PASSING_BY_MS);
    const again = setInterval(take, STILL_OPEN_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      // one that is not let go is free again after some minutes
      if (isTaken) api.call(contracts.releaseTask, { params: { id } }).catch(() => undefined);
    };
  }, [id, queryClient]);
}

/** The exact message a task asks approval for, or the words of the mail it is about (laws 8, 24); it never changes. Undefined asks for none. */
export function useTaskContent(taskId: string | undefined) {
  return useQuery({
    queryKey: ['task', taskId, 'content'],
    queryFn: () => fetchDraftSource(taskId ?? ''),
    enabled: taskId !== undefined,
    staleTime: Infinity,
  });
}

/** What would happen if the task were answered so; nothing is recorded. */
export function useForetelling(taskId: string, body: OutcomeBody | undefined) {
  return useQuery({
    queryKey: ['foretelling', taskId, body],
    queryFn: () => api.call(contracts.foretellAnswer, { params: { id: taskId }, body: body ?? { outcome: '' } }),
    enabled: body !== undefined,
    placeholderData: (before) => (body === undefined ? undefined : before),
    staleTime: 30_000,
    retry: false,
  });
}

/** The people a task can be given to. */
export function useColleagues(enabled: boolean) {
  return useQuery({ queryKey: ['colleagues'], queryFn: () => api.call(contracts.listColleagues, {}), enabled, staleTime: 60_000 });
}

function withoutRow(today: Today | undefined, id: string): Today | undefined {
  return today === undefined ? undefined : { ...today, rows: today.rows.filter((row) => row.id !== id) };
}

async function refresh(queryClient: QueryClient): Promise<void> {
  await Promise.all(['today', 'task', 'status', 'cases', 'case'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}

/** Records an outcome; the task leaves the queue only once the server has said so. `onRecorded` hears of it first, also where the sheet is gone by then. */
export function useAnswerTask(onRecorded: (answer: OutcomeAnswer) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: OutcomeBody }) => api.call(contracts.answerTask, { params: { id }, body }),
    onSuccess: (answer) => {
      onRecorded(answer);
      queryClient.setQueriesData<Today>({ queryKey: ['today'] }, (today) => withoutRow(today, answer.task._id));
    },
    onSettled: () => {
      void refresh(queryClient);
    },
  });
}

/** One change of how a task is dealt with: an attempt, putting it off, giving it to somebody. */
export type Handling =
  | { way: 'attempt'; body: InputOf<typeof contracts.recordAttempt>['body'] }
  | { way: 'snooze'; body: InputOf<typeof contracts.snoozeTask>['body'] }
  | { way: 'assign'; body: InputOf<typeof contracts.assignTask>['body'] };

function handle(id: string, handling: Handling): Promise<OutcomeAnswer> {
  const params = { id };
  switch (handling.way) {
    case 'attempt':
      return api.call(contracts.recordAttempt, { params, body: handling.body });
    case 'snooze':
      return api.call(contracts.snoozeTask, { params, body: handling.body });
    case 'assign':
      return api.call(contracts.assignTask, { params, body: handling.body });
  }
}

/** Deals with a task otherwise than by answering it; `onHandled` is told the words said with it. */
export function useHandleTask(onHandled: (said: string) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, handling }: { id: string; handling: Handling; said: string }) => handle(id, handling),
    onSuccess: (_, { said }) => {
      onHandled(said);
    },
    onSettled: () => {
      void refresh(queryClient);
    },
  });
}
