import { metricCatalogue, Metrics, type MetricDefinition } from '@relance/operations';
import { describe, expect, it } from 'vitest';
import type { ContactRequest } from '../activity-contract.js';
import { serveOperations } from './operations-server.js';
import { watched, watchedContacts, type Watch } from './watch-activities.js';
import { jsonLogger, workLogOf } from './work-log.js';

function watch(): Watch & { lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const logger = jsonLogger('info', (line) => void lines.push(JSON.parse(line) as Record<string, unknown>));
  return { metrics: new Metrics(), log: workLogOf(logger), lines };
}

const request = { entityId: 'main', caseId: 'case-1', effect: { kind: 'contact', channel: 'email' } } as unknown as ContactRequest;
const receipt = { dispatchId: 'd-1', at: 0, members: [] };

describe('what a worker tells of its work', () => {
  it('counts a contact that did not leave by its reason, and logs case and dispatch', async () => {
    const told = watch();
    const refused = { ...receipt, outcome: 'refused' as const, reason: { code: 'feedStale', law: 25 } };
    await watchedContacts(told, () => Promise.resolve({ receipt: refused }))(request);
    await watchedContacts(told, () => Promise.resolve({ receipt: { ...receipt, outcome: 'sent' } }))(request);
    const text = await told.metrics.text();
    expect(text).toContain('relance_guard_refusals_total{channel="email",reason="feedStale"} 1');
    expect(text).toContain('relance_contact_outcomes_total{channel="email",outcome="sent"} 1');
    expect(text).toContain('relance_activities_total{activity="dispatchContact",ended="done"} 2');
    expect(told.lines).toMatchObject([
      { level: 'info', msg: 'contact did not leave', caseId: 'case-1', dispatchId: 'd-1', reason: 'feedStale' },
      { level: 'info', msg: 'contact settled', caseId: 'case-1', dispatchId: 'd-1', outcome: 'sent' },
    ]);
  });

  it('counts an activity that failed, and lets the failure pass', async () => {
    const told = watch();
    await expect(watched(told, 'restCase', () => Promise.reject(new Error('lost')))({})).rejects.toThrow('lost');
    expect(await told.metrics.text()).toContain('relance_activities_total{activity="restCase",ended="failed"} 1');
    expect(await told.metrics.text()).toContain('relance_activity_seconds_count{activity="restCase"} 1');
  });
});

describe('the server of a worker', () => {
  it('says that it lives, what it needs by name, and every metric of the catalogue it has told', async () => {
    const told = watch();
    const refused = { ...receipt, outcome: 'refused' as const };
    await watchedContacts(told, () => Promise.resolve({ receipt: refused }))(request);
    let isUp = true;
    const temporal = (): Promise<void> => (isUp ? Promise.resolve() : Promise.reject(new Error('no answer')));
    const server = await serveOperations({ host: '127.0.0.1', port: 0 }, told.metrics, { mongodb: () => Promise.resolve(), temporal });
    try {
      const get = (path: string): Promise<Response> => fetch(`${server.url}${path}`);
      expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
      expect((await get('/readyz')).status).toBe(200);
      isUp = false;
      const unready = await get('/readyz');
      expect(unready.status).toBe(503);
      expect(await unready.json()).toMatchObject({
        services: [
          { name: 'mongodb', ready: true },
          { name: 'temporal', ready: false },
        ],
      });
      const text = await (await get('/metrics')).text();
      expect(text).toContain('relance_dependency_up{dependency="temporal"} 0');
      for (const [name, definition] of Object.entries<MetricDefinition>(metricCatalogue))
        if (definition.of !== 'engine') expect(text, name).toMatch(new RegExp(`^${name}(?:_bucket)?[{ ]`, 'mu'));
      expect((await get('/')).status).toBe(404);
      expect((await fetch(`${server.url}/metrics`, { method: 'POST' })).status).toBe(404);
    } finally {
      await server.close();
    }
  });
});
