import { contracts, type IncidentsDecided } from '@relance/schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './client.js';
import { usePollMs } from './status.js';

const SERIES_DAYS = 60;

/** How many overdue items somebody looks after, now and day by day. */
export function useCoverage() {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['coverage'],
    queryFn: () => api.call(contracts.getCoverage, { querystring: { days: SERIES_DAYS } }),
    refetchInterval,
  });
}

/** Whether messages leave, what holds them, and up to which day payments are known. */
export function useSending() {
  const refetchInterval = usePollMs();
  return useQuery({ queryKey: ['sending'], queryFn: () => api.call(contracts.getSending, {}), refetchInterval });
}

/** A person's word that all payments up to a civil day are recorded (law 25). */
export function useVouch() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (to: string) => api.call(contracts.vouchForPayments, { querystring: { dryRun: false }, body: { to } }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

/** What a person decides about messages that did not leave. */
export type IncidentAct = 'retry' | 'skip' | 'assign';

/** A decision about some incidents: why, or of whom it is asked. */
export interface IncidentDecision {
  act: IncidentAct;
  ids: readonly string[];
  /** The reason; of `assign` the e-mail address. */
  said: string;
  dryRun: boolean;
}

/** Messages that failed or may not have left, over all cases, oldest first. */
export function useIncidents() {
  const refetchInterval = usePollMs();
  return useQuery({
    queryKey: ['incidents'],
    queryFn: () => api.call(contracts.listIncidents, { querystring: { limit: 100 } }),
    refetchInterval,
  });
}

/** Decides about incidents, or only asks what would follow; each is decided on its own. */
export function decideIncidents({ act, ids, said, dryRun }: IncidentDecision): Promise<IncidentsDecided> {
  const querystring = { dryRun };
  if (act === 'assign') return api.call(contracts.assignIncidents, { querystring, body: { ids: [...ids], to: said } });
  const contract = act === 'retry' ? contracts.retryIncidents : contracts.skipIncidents;
  return api.call(contract, { querystring, body: { ids: [...ids], reason: said } });
}
