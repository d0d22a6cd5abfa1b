import { toDayNumber } from '@relance/domain';
import { simulate, type CaseFacts, type SimulationInput } from '@relance/scenario';
import type { SimulationGround } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';
import { sampleScenario } from '../../testing/sample-scenario.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  const rows = [
    'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû',
    'C-1;Talberg;F-1;01/12/2025;31/12/2025;1200,00;1200,00',
  ];
  const imported = await test.call({
    method: 'POST',
    url: '/api/v1/imports/items',
    headers: { 'content-type': 'text/csv' },
    payload: rows.join('\n'),
  });
  expect(imported.statusCode, imported.body).toBe(200);
}, 60_000);
afterAll(() => test.close());

const prepare = (payload: object) => test.call({ method: 'POST', url: '/api/v1/scenarios/simulation', payload });

describe('what a simulation starts from', () => {
  it('is the plan of the drawing as it stands, the calendar and the policy of the entity', async () => {
    const ground = (await prepare({ bundle: sampleScenario })).json<SimulationGround>();
    expect(ground).toMatchObject({ today: '2026-01-05', territory: 'FR', plan: { scenarioId: 'essai' }, policy: { territory: 'FR' } });
    expect(Object.keys(ground.calendars)).toEqual(['FR']);
    expect(ground.account).toBeUndefined();
  });

  it('with an account is what is recorded of it, entering the drawing: simulated, its reminder leaves five days after the due date', async () => {
    const {
      plan,
      hash = '',
      policy,
      calendars,
      account,
    } = (await prepare({ bundle: sampleScenario, account: 'C-1' })).json<SimulationGround>();
    expect(account).toMatchObject({
      name: 'Talberg',
      facts: { items: [{ number: 'F-1', dueDay: toDayNumber('2025-12-31'), planHash: hash }] },
    });
    const facts = { ...(account?.facts as unknown as CaseFacts) };
    facts.payer = { ...facts.payer, hasEmail: true };
    const house = { plans: { [hash]: plan }, calendars, policy } as unknown as Pick<SimulationInput, 'plans' | 'calendars' | 'policy'>;
    const recorded = facts.items.map((item) => ({ ...item, facts: item.facts.map((fact) => ({ ...fact, recordedAt: 0 })) }));
    const { contacts } = simulate({ ...house, cases: [{ ...facts, items: recorded }], from: '2025-12-20', to: '2026-02-01' });
    expect(contacts.map(({ date, nodeId }) => `${date} ${nodeId}`)).toEqual(['2026-01-05 r1']);
  });

  it('of a faulty drawing is everything that is wrong with it, and no plan', async () => {
    const { edges } = sampleScenario.graph;
    const faulty = { ...sampleScenario, graph: { ...sampleScenario.graph, edges: edges.slice(1) } };
    const ground = (await prepare({ bundle: faulty })).json<SimulationGround>();
    expect([ground.plan, ground.hash]).toEqual([undefined, undefined]);
    expect(ground.issues.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('of an account nobody knows says so', async () => {
    const unknown = await prepare({ bundle: sampleScenario, account: 'C-9' });
    expect(unknown.statusCode).toBe(404);
    expect(unknown.body).toContain('C-9');
  });
});
