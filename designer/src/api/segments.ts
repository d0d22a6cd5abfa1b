import type { Condition } from '@relance/scenario';
import { contracts } from '@relance/schemas';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './client.js';

/** A rule as it is sent: whoever satisfies the condition, and none of the rules before, is of the segment. */
export interface StatedRule {
  segment: string;
  condition: Condition;
}

/** The rules with what they make of the accounts today. */
export function useSegments() {
  return useQuery({ queryKey: ['segments'], queryFn: () => api.call(contracts.getSegments, {}), staleTime: 10_000 });
}

const bodyOf = (version: number, rules: readonly StatedRule[]) => ({
  version,
  rules: rules.map(({ segment, condition }) => ({ segment, condition: { ...condition } })),
});

/** What other rules would make of the accounts, before anything is changed. Undefined asks for nothing. */
export function useSurvey(version: number, rules: readonly StatedRule[] | undefined) {
  return useQuery({
    queryKey: ['survey', version, rules],
    queryFn: () => api.call(contracts.putSegments, { querystring: { dryRun: true }, body: bodyOf(version, rules ?? []) }),
    enabled: rules !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** Replaces the rules over the version they were made from, and evaluates them; rejects with RLC_CHANGED_MEANWHILE when somebody was faster. */
export function usePutSegments() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, rules }: { version: number; rules: readonly StatedRule[] }) =>
      api.call(contracts.putSegments, { querystring: { dryRun: false }, body: bodyOf(version, rules) }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

/** Accounts that changed segment with items on their way, nobody having looked at it yet. */
export function useSegmentChanges() {
  return useQuery({
    queryKey: ['segmentChanges'],
    queryFn: () => api.call(contracts.listSegmentChanges, { querystring: { limit: 50 } }),
  });
}

/** Says that a person has looked at a change of segment. */
export function useMarkSeen() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call(contracts.markSegmentChangeSeen, { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['segmentChanges'] }),
  });
}
