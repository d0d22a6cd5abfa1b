import type { ScenarioBundle, Task } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in two seconds: a call stays open for nearly half a minute, long enough to be answered by a busy machine. */
const scale = 86_400_000 / 2000;
const waiting = { timeout: 90_000, interval: 100 };
const brief = { fr: 'Demander la date du virement.', en: 'Ask for the date of the transfer.' };

/** One call two days after the due date, open for ten business days. */
const oneCall: ScenarioBundle = {
  catalogueVersion: 1,
  templates: [],
  graph: {
    schema: 1,
    scenarioId: 'appel',
    nodes: [
      { id: 'depart', kind: 'start', name: 'Départ', data: { enterDaysBefore: 5 } },
      {
        id: 'appel',
        kind: 'callTask',
        name: 'Appel',
        data: {
          when: { anchor: 'dueDate', offset: 2, unit: 'days' },
          level: 1,
          brief,
          openBusinessDays: 10,
          outcomes: [{ id: 'reached', label: { fr: 'joint', en: 'reached' }, reached: true }],
        },
      },
      { id: 'fin', kind: 'end', name: 'Fin', data: { owner: 'creditManager', reviewBusinessDays: 10 } },
    ],
    edges: [
      { id: 'depart-next', from: { node: 'depart', port: 'next' }, to: 'appel' },
      { id: 'appel-reached', from: { node: 'appel', port: 'reached' }, to: 'fin' },
      { id: 'appel-expired', from: { node: 'appel', port: 'expired' }, to: 'fin' },
    ],
    policies: { gapDays: 2, cap: { contacts: 30, days: 30 } },
  },
};

describe('a call answered by the API, on the real server', () => {
  let house: LiveHouse;
  let api: LiveApi;

  beforeAll(async () => {
    house = await openHouse(scale);
    api = await openApi(house);
    await house.publish(oneCall, 'pme');
  }, 60_000);

  afterAll(async () => {
    await api.close();
    await house.close();
  });

  async function openCalls(caseOf: string): Promise<Task[]> {
    const { rows } = await house.store.tasks.list(house.entityId, { caseId: caseOf, state: 'open' });
    return rows.filter(({ kind }) => kind === 'call');
  }

  it('moves the item ticked alone, disputes it, and the other is called about again; an attempt opens nothing (laws 8, 14, 21)', async () => {
    const dates = { type: 'invoice', currency: 'EUR', invoiceDate: await house.dayIn(0), dueDate: await house.dayIn(5) } as const;
    const caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'compta@c-1.example' }, [
      { ...dates, number: 'F-1', outstandingCents: 120_000 },
      { ...dates, number: 'F-2', outstandingCents: 80_000 },
    ]);
    const numbers = await house.store.items.byNumbers(house.entityId, ['F-1', 'F-2']);
    const idOf = (number: string) => numbers.find((item) => item.number === number)?._id ?? '';
    await house.start(caseOf);
    const call = await vi.waitFor(async () => {
      const [task] = await openCalls(caseOf);
      expect(task?.itemIds.toSorted()).toEqual([idOf('F-1'), idOf('F-2')].toSorted());
      return task;
    }, waiting);
    expect(call?.brief).toEqual(brief);
    const path = `/tasks/${call?._id ?? ''}`;
    expect(await api.post(`${path}/attempts`, { how: 'noAnswer' })).toMatchObject({ recorded: true });
    const answer = { outcome: 'reached', items: ['F-1'], dispute: { reason: 'quality' } };
    expect(await api.post(`${path}/outcome`, answer)).toMatchObject({ recorded: true, task: { state: 'done' } });
    await vi.waitFor(async () => {
      expect((await openCalls(caseOf)).map(({ itemIds }) => itemIds)).toEqual([[idOf('F-2')]]);
    }, waiting);
    const found = await house.store.cases.get(house.entityId, caseOf);
    expect(found?.positions.find(({ itemId }) => itemId === idOf('F-1'))).toMatchObject({ nodeId: 'fin', reason: { code: 'dispute' } });
    const story = await api.get(`/cases/${caseOf}/story?locale=fr`);
    expect(story).toContain('Appel sans réponse');
  }, 240_000);
});
