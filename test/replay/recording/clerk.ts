import { setTimeout as pause } from 'node:timers/promises';
import { businessNow, type BusinessClock } from '@relance/domain';
import type { LiveApi } from '../../live/open-api.js';
import type { LiveHouse } from '../../live/live-house.js';

/** Somebody who answers tasks and posts letters as long as the recording lasts. */
export interface Clerk {
  stop(): Promise<void>;
}

/** Answers the tasks of the named cases by their first outcome, prints every batch of letters and posts it the same day. */
export function startClerk(house: LiveHouse, api: LiveApi, clock: BusinessClock, answers: ReadonlySet<string>): Clerk {
  const stopping = new AbortController();
  const { store, entityId } = house;
  const post = async (path: string, payload: object): Promise<void> => {
    // a task may have expired, a batch be printed already: the next round sees what is left
    await api.post(path, payload).catch(() => undefined);
  };
  const round = async (): Promise<void> => {
    const { rows } = await store.tasks.list(entityId, { state: 'open' });
    for (const { _id, caseId, outcomes } of rows) {
      const [first] = outcomes;
      if (answers.has(caseId) && first !== undefined) await post(`/tasks/${_id}/outcome`, { outcome: first.id });
    }
    const { batches } = JSON.parse(await api.get('/letter-batches')) as { batches: { name: string; state: string }[] };
    const on = new Date(businessNow(clock, Date.now())).toISOString().slice(0, 10);
    for (const { name, state } of batches) {
      const batch = `/letter-batches/${name}`;
      if (state === 'open') await post(`${batch}/print`, {});
      if (state !== 'posted') await post(`${batch}/posted`, { on });
    }
  };
  const work = (async () => {
    while (!stopping.signal.aborted) {
      await round();
      await pause(300);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await work;
    },
  };
}
