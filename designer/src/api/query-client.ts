import { ApiProblem, type SessionView } from '@relance/schemas';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut } from './client.js';

/** Key under which the session is kept. */
export const sessionKey = ['session'] as const;

/** A session that ended by itself: the gate shows sign-in in place, so that the address, and thus the way back, is kept. */
export type KeptSession = SessionView & { expired?: boolean };

const RETRIES = 2;

/** The cache of all answers. A refusal is final and not retried; a 401 anywhere ends the session; a lost network is tried again. */
export function createQueryClient(): QueryClient {
  const endSession = (error: Error): void => {
    if (!isSignedOut(error)) return;
    const session = queryClient.getQueryData<KeptSession>(sessionKey);
    if (session?.user === undefined) return;
    queryClient.setQueryData<KeptSession>(sessionKey, { setupNeeded: false, expired: true });
  };
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError: endSession }),
    mutationCache: new MutationCache({ onError: endSession }),
    defaultOptions: {
      queries: { staleTime: 1000, retry: (count, error) => !(error instanceof ApiProblem) && count < RETRIES },
    },
  });
  return queryClient;
}
