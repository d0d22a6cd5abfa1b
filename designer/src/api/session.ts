import { contracts, type InputOf } from '@relance/schemas';
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, keepCsrfToken } from './client.js';
import { sessionKey, type KeptSession } from './query-client.js';

/** Who is signed in. */
export function useSession() {
  return useQuery<KeptSession>({
    queryKey: sessionKey,
    queryFn: async () => keepCsrfToken(await api.call(contracts.getSession, {})),
    staleTime: Infinity,
  });
}

async function enter(queryClient: QueryClient, session: KeptSession): Promise<void> {
  // answers of a former session must not show under the new one
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
  queryClient.setQueryData<KeptSession>(sessionKey, session);
  await queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}

/** Signs in; on success the gate opens where the user was. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: InputOf<typeof contracts.signIn>['body']) => keepCsrfToken(await api.call(contracts.signIn, { body })),
    onSuccess: (session) => enter(queryClient, session),
  });
}

/** First run: creates the admin and the creditor entity, and signs in. */
export function useSetUp() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: InputOf<typeof contracts.setUp>['body']) => keepCsrfToken(await api.call(contracts.setUp, { body })),
    onSuccess: (session) => enter(queryClient, session),
  });
}

/** Replaces one's own password; every other session of the user ends. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: InputOf<typeof contracts.changePassword>['body']) =>
      keepCsrfToken(await api.call(contracts.changePassword, { body })),
    onSuccess: (session) => enter(queryClient, session),
  });
}

/** Ends the session and forgets every answer. */
export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => keepCsrfToken(await api.call(contracts.signOut, {})),
    onSuccess: (session) => {
      queryClient.clear();
      queryClient.setQueryData<KeptSession>(sessionKey, session);
    },
  });
}
