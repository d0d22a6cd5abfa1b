import { contracts, type Entity, type InputOf } from '@relance/schemas';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './client.js';

/** What a page of the audit log is asked by. */
export type AuditAsked = NonNullable<InputOf<typeof contracts.listAudit>['querystring']>;
/** A change of a user's seat, by what is done. */
export type UserCommand = 'lock' | 'unlock' | 'remove' | 'reset';

const commands = {
  lock: contracts.lockUser,
  unlock: contracts.unlockUser,
  remove: contracts.removeUser,
  reset: contracts.resetUserPassword,
} as const;

/** Replaces the creditor entity; every screen reads it anew. */
export function usePutEntity() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Entity) => api.call(contracts.putEntity, { body }),
    onSuccess: (entity) => {
      queryClient.setQueryData(['entity'], entity);
      return queryClient.invalidateQueries();
    },
  });
}

/** The entities one may work in. */
export function useEntities() {
  return useQuery({ queryKey: ['entities'], queryFn: () => api.call(contracts.listEntities, {}) });
}

/** Creates one more creditor entity. */
export function useCreateEntity() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { id: string; name: string }) => api.call(contracts.createEntity, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['entities'] }),
  });
}

/** Goes on in another entity; nothing of the former one stays on the page. */
export function useOtherEntity() {
  return useMutation({
    mutationFn: (entity: string) => api.call(contracts.useEntity, { body: { entity } }),
    onSuccess: () => {
      window.location.assign('/');
    },
  });
}

/** Who may act in the entity. */
export function useUsers() {
  return useQuery({ queryKey: ['users'], queryFn: () => api.call(contracts.listUsers, {}) });
}

/** Lets a person in. */
export function useAddUser() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: InputOf<typeof contracts.addUser>['body']) => api.call(contracts.addUser, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['users'] }),
  });
}

/** Changes the role of a user. */
export function useChangeRole() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ user, ...body }: { user: string } & InputOf<typeof contracts.changeUserRole>['body']) =>
      api.call(contracts.changeUserRole, { params: { user }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['users'] }),
  });
}

/** Locks, lets in again, takes out, or renews the password of a user. */
export function useUserCommand() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ user, command }: { user: string; command: UserCommand }) => api.call(commands[command], { params: { user } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['users'] }),
  });
}

/** Which machines may act in the entity. */
export function useKeys() {
  return useQuery({ queryKey: ['keys'], queryFn: () => api.call(contracts.listKeys, {}) });
}

/** Makes a key; its secret is in the answer and nowhere else. */
export function useCreateKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: InputOf<typeof contracts.createKey>['body']) => api.call(contracts.createKey, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['keys'] }),
  });
}

/** Ends a key at once. */
export function useRevokeKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(contracts.revokeKey, { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['keys'] }),
  });
}

/** A page of what people did, newest first. */
export function useAudit(querystring: AuditAsked) {
  return useQuery({
    queryKey: ['audit', querystring],
    queryFn: () => api.call(contracts.listAudit, { querystring }),
    placeholderData: keepPreviousData,
  });
}
