import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in a second. */
const scale = 86_400;

let house: LiveHouse;
let api: LiveApi;
let caseOf: string;

const sent = async () =>
  (await house.store.dispatches.byCase(house.entityId, caseOf)).map(({ scenarioId, nodeId, level, state }) => [
    scenarioId,
    nodeId,
    level,
    state,
  ]);
const position = async () => (await house.store.cases.get(house.entityId, caseOf))?.positions[0];
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 90_000, interval: 100 });

/** The ladder under another name. */
function named(scenarioId: string, days: readonly number[]) {
  const bundle = emailLadder(days);
  return { ...bundle, graph: { ...bundle.graph, scenarioId } };
}

beforeAll(async () => {
  house = await openHouse(scale);
  api = await openApi(house);
  await house.publish(named('lente', [1, 200]), 'pme');
  const dueDate = await house.dayIn(0);
  const item = { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: dueDate, dueDate, outstandingCents: 120_000 } as const;
  caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'c-1@client.example' }, [item]);
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
});

it('an item reminded once keeps its scenario until a person moves it; then it goes on behind its level, and is said nothing twice (laws 7, 27)', async () => {
  await house.start(caseOf);
  await soon(async () => {
    expect(await sent()).toEqual([['lente', 'r1', 1, 'accepted']]);
    expect(await position()).toMatchObject({ scenarioId: 'lente', nodeId: 'r2' });
  });
  await house.publish(named('rapide', [1, 9]), 'pme');
  const asked = { kind: 'scenarioChange', items: ['F-1'], reason: 'Nouveau segment' };
  const foretold = await api.post(`/cases/${caseOf}/facts?dryRun=true`, asked);
  expect(foretold).toMatchObject({ recorded: false, effect: [{ number: 'F-1', change: 'changes' }] });
  expect(foretold.effect[0]?.fr).toMatch(/^F-1 passerait à « Relance 2 » du scénario rapide/u);
  expect(await position()).toMatchObject({ scenarioId: 'lente', nodeId: 'r2' });

  expect(await api.post(`/cases/${caseOf}/facts`, asked)).toMatchObject({ recorded: true });
  await soon(async () => {
    expect(await sent()).toEqual([
      ['lente', 'r1', 1, 'accepted'],
      ['rapide', 'r2', 2, 'accepted'],
    ]);
  });
  await soon(async () => {
    expect(await position()).toMatchObject({ scenarioId: 'rapide', nodeId: 'fin', level: 2 });
  });
  expect(await api.get(`/cases/${caseOf}/story?locale=fr`)).toContain('Nouveau segment');
  const { rows } = await house.store.auditLog.list(house.entityId, { action: 'fact.recorded' });
  expect(rows).toMatchObject([{ details: { kind: 'scenarioChange' } }]);
}, 240_000);
