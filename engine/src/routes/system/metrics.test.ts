import { metricCatalogue, type MetricDefinition } from '@relance/operations';
import type { CaseRecord } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, startMs, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Garage Lenoir;F-1001;01/11/2025;30/11/2025;80,00;80,00;sme',
].join('\n');
const HOUR_MS = 3_600_000;

describe('GET /metrics', () => {
  let test: TestApp;
  let caseId = '';
  const lines: string[] = [];
  beforeAll(async () => {
    test = await openTestApp({ logTo: { write: (line) => void lines.push(line) } });
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    caseId = (await test.store.items.byNumbers('main', ['F-1001']))[0]?.caseId ?? '';
    const position: CaseRecord['positions'][number] = {
      itemId: 'i',
      scenarioId: 's',
      planHash: 'p',
      nodeId: 'n',
      level: 1,
      status: 'walking',
    };
    await test.store.cases.project('main', caseId, { positions: [position], nextAt: startMs - HOUR_MS, openItems: 1 }, 1);
    await test.store.cases.setIncident('main', caseId, 'relay');
    await test.call({ method: 'POST', url: '/api/v1/sending/payments-known', payload: { to: '2026-01-03' } });
    await test.call({ method: 'POST', url: '/api/v1/sending/stop', payload: { scope: 'channel', target: 'email', reason: 'essai' } });
    const dispatch = { _id: 'd-1', entityId: 'main', caseId, channel: 'email', state: 'intent', lines: [], intentAt: startMs, level: 1 };
    await test.store.dispatches.insertIntent({ ...dispatch, accountId: 'a', scenarioId: 's', nodeId: 'n', planHash: 'p' } as never);
    test.dependencies.queueStates = () => Promise.resolve([{ queue: 'case', work: 'workflows', backlog: 3, lagSeconds: 1.5, pollers: 2 }]);
  });
  afterAll(() => test.close());

  const scrape = async (headers: Record<string, string> = {}): Promise<string> =>
    (await test.call({ method: 'GET', url: '/metrics', headers })).body;

  it('tells how the entity stands', async () => {
    const told = (await scrape()).split('\n');
    for (const line of [
      'relance_contacts{entity="main",channel="email",state="intent"} 1',
      'relance_incidents_open{entity="main"} 1',
      'relance_coverage_items{entity="main",kind="overdue"} 1',
      'relance_coverage_items{entity="main",kind="uncovered"} 1',
      'relance_uncovered_items{entity="main",reason="noScenario"} 1',
      'relance_uncovered_items{entity="main",reason="stalled"} 0',
      'relance_tasks_open{entity="main"} 0',
      'relance_feed_age_hours{entity="main",feed="payments"} 33',
      'relance_feed_age_hours{entity="main",feed="items"} 0',
      'relance_sending_stopped{entity="main",scope="channel"} 1',
      'relance_sending_stopped{entity="main",scope="everything"} 0',
      'relance_steps_due{entity="main"} 1',
      'relance_oldest_due_step_seconds{entity="main"} 3600',
      'relance_queue_backlog{queue="case",work="workflows"} 3',
      'relance_queue_lag_seconds{queue="case",work="workflows"} 1.5',
      'relance_dependency_up{dependency="mongodb"} 1',
      'relance_dependency_up{dependency="temporal"} 1',
    ])
      expect(told).toContain(line);
  });

  it('has every metric of the engine that the catalogue names, with its labels and no others', async () => {
    const told = await scrape();
    for (const [name, definition] of Object.entries<MetricDefinition>(metricCatalogue)) {
      if (definition.of === 'workers') continue;
      const line = new RegExp(`^${name}${definition.kind === 'histogram' ? '_bucket' : ''}(?:\\{([^}]*)\\})? `, 'mu').exec(told);
      const labels = [...(line?.[1] ?? '').matchAll(/([a-z]+)="/gu)].map(([, label]) => label).filter((label) => label !== 'le');
      expect(labels, name).toEqual(definition.labels);
      expect(line, name).not.toBeNull();
    }
  });

  it('says nothing of persons and no id but those of entities', async () => {
    const told = await scrape();
    for (const word of [caseId, 'Lenoir', 'C001', 'F-1001', 'Morel', 'essai', 'd-1']) expect(told).not.toContain(word);
  });

  it('tells the dependency that is out, and the rest', async () => {
    const { temporalReady } = test.dependencies;
    test.dependencies.temporalReady = () => Promise.reject(new Error('no answer'));
    const told = await scrape();
    test.dependencies.temporalReady = temporalReady;
    expect(told).toContain('relance_dependency_up{dependency="temporal"} 0');
    expect(told).toContain('relance_tasks_open{entity="main"} 0');
    expect(told).not.toContain('relance_queue_backlog');
  });

  it('shows a key its own entity alone, and an unknown caller nothing', async () => {
    const created = await test.call({ method: 'POST', url: '/api/v1/entities', payload: { id: 'nord', name: 'Nord SARL' } });
    expect(created.statusCode).toBe(200);
    const headers = await test.keyFor('auditor', true);
    const told = (await test.app.inject({ method: 'GET', url: '/metrics', headers })).body;
    expect(told).toContain('entity="main"');
    expect(told).not.toContain('entity="nord"');
    expect(await scrape()).toContain('entity="nord"');
    expect((await test.app.inject({ method: 'GET', url: '/metrics' })).statusCode).toBe(401);
  });

  it('puts the case into the lines logged about a request', async () => {
    lines.length = 0;
    await test.call({ method: 'GET', url: `/api/v1/cases/${caseId}/facts` });
    await test.call({ method: 'GET', url: '/api/v1/cases/no%20id%20at%20all' });
    const told = lines.map((line) => JSON.parse(line) as { caseId?: string; msg?: string });
    expect(told.filter((line) => line.caseId === caseId).map(({ msg }) => msg)).toEqual(['request completed']);
    expect(told.some((line) => line.caseId !== undefined && line.caseId !== caseId)).toBe(false);
  });

  it('is ready when each dependency answers, and names the one that does not', async () => {
    const ready = await test.app.inject({ method: 'GET', url: '/readyz' });
    expect(ready.json()).toMatchObject({ services: [{ name: 'mongodb' }, { name: 'temporal' }, { name: 'files', ready: true }] });
  });
});
