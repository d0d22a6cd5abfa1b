import { contracts } from '@relance/schemas';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { businessNow } from '@relance/domain';
import type { Entity, Status } from '@relance/schemas';
import { api } from './client.js';

const FAST_MS = 2000;
const CALM_MS = 15_000;

/** How often lists are read again: a scaled clock moves a day in seconds, a real one does not. */
function pollMs(status: Status | undefined): number {
  return status !== undefined && status.clock.scale > 1 ? FAST_MS : CALM_MS;
}

/** State of the whole, for the banner, the clock and the counts beside the menu. */
export function useStatus(): UseQueryResult<Status> {
  return useQuery({
    queryKey: ['status'],
    queryFn: () => api.call(contracts.getStatus, {}),
    refetchInterval: (query) => pollMs(query.state.data),
  });
}

/** The interval at which the open screen reads its data again, in ms. */
export function usePollMs(): number {
  return pollMs(useStatus().data);
}

/** The creditor entity of the session. */
export function useEntity(): UseQueryResult<Entity> {
  return useQuery({ queryKey: ['entity'], queryFn: () => api.call(contracts.getEntity, {}), staleTime: 60_000 });
}

/** The business instant now in epoch ms, moved on every second from the last status; undefined before the first answer. */
export function useBusinessNow(): number | undefined {
  const { data, dataUpdatedAt } = useStatus();
  const [realNow, setRealNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setRealNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  if (data === undefined) return undefined;
  // from the instant of the answer, so that a wrong clock of this machine does no harm
  const { nowMs, originMs, scale } = data.clock;
  const fromMs = Math.max(dataUpdatedAt, originMs); // a demo's clock may still stand
  return businessNow({ epochMs: nowMs, originMs: fromMs, scale }, realNow);
}
