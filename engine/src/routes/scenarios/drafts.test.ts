import type { DraftView, Problem, ScenarioBundle, ScenarioVersionView } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';
import { sampleScenario } from '../../testing/sample-scenario.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
}, 60_000);
afterAll(() => test.close());

const url = (scenarioId: string) => `/api/v1/scenarios/drafts/${scenarioId}`;
const bundle = (scenarioId: string, name: string): ScenarioBundle => ({
  graph: {
    schema: 1,
    scenarioId,
    name: { fr: name, en: name },
    nodes: [{ id: 'in', kind: 'start', name: 'Entrée', data: {} }],
    edges: [{ id: 'e', from: { node: 'in', port: 'next' }, to: 'nowhere' }],
  },
  templates: [],
  catalogueVersion: 1,
});
const save = (scenarioId: string, revision: number, name = 'PME') =>
  test.call({ method: 'PUT', url: url(scenarioId), payload: { revision, bundle: bundle(scenarioId, name) } });

describe('a draft', () => {
  it('is saved as it is drawn, faulty too, one revision after the other, and read back', async () => {
    expect((await test.call({ url: url('sme') })).statusCode).toBe(404);
    const first = await save('sme', 0);
    expect(first.statusCode, first.body).toBe(200);
    expect(first.json<DraftView>()).toMatchObject({ scenarioId: 'sme', revision: 1, name: 'PME' });
    expect((await save('sme', 1, 'PME françaises')).json<DraftView>()).toMatchObject({ revision: 2, name: 'PME françaises' });
    const read = await test.call({ url: url('sme') });
    expect(read.json()).toMatchObject({ draft: { revision: 2 }, bundle: bundle('sme', 'PME françaises') });
  });

  it('saved by two from the same revision is the first one’s; the second is told who was faster, and overwrites nothing', async () => {
    await save('two', 0);
    const both = await Promise.all([save('two', 1, 'la mienne'), save('two', 1, 'la sienne')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const won = both.find(({ statusCode }) => statusCode === 200)?.json<DraftView>().name;
    const lost = both.find(({ statusCode }) => statusCode === 409)?.json<Problem>();
    expect(lost).toMatchObject({ code: 'RLC_CHANGED_MEANWHILE' });
    expect(JSON.stringify(lost)).toContain('version 2');
    expect((await test.call({ url: url('two') })).json()).toMatchObject({ draft: { revision: 2, name: won } });
  });

  it('made from a revision that never was is refused, so that no number is left out', async () => {
    await save('gap', 0);
    expect((await save('gap', 7)).statusCode).toBe(409);
    expect((await save('gap', 1)).json<DraftView>().revision).toBe(2);
  });

  it('is listed once a scenario, without its drawing, in its own entity', async () => {
    await save('listed', 0);
    await save('listed', 1, 'Renommé');
    const listed = (await test.call({ url: '/api/v1/scenarios/drafts' })).json<{ drafts: DraftView[] }>().drafts;
    expect(listed.filter(({ scenarioId }) => scenarioId === 'listed')).toEqual([expect.objectContaining({ revision: 2, name: 'Renommé' })]);
    expect(await test.store.scenarioDrafts.list('other')).toEqual([]);
    expect(await test.store.scenarioDrafts.newest('other', 'listed')).toBeUndefined();
  });

  it('of another scenario, or without the shape of one, is refused and says where', async () => {
    const other = await test.call({ method: 'PUT', url: url('mine'), payload: { revision: 0, bundle: bundle('yours', 'x') } });
    expect(other.statusCode).toBe(400);
    expect(other.json<Problem>().issues[0]).toMatchObject({ code: 'draft.otherScenario', path: 'body/bundle/graph/scenarioId' });
    const shapeless = await test.call({ method: 'PUT', url: url('mine'), payload: { revision: 0, bundle: { graph: 5 } } });
    expect(shapeless.statusCode).toBe(400);
    expect((await test.call({ url: url('mine') })).statusCode).toBe(404);
  });

  it('is a credit manager’s to save, and a collector’s to read', async () => {
    const payload = { revision: 0, bundle: bundle('roles', 'x') };
    const headers = await test.signIn('collector');
    expect((await test.app.inject({ method: 'PUT', url: url('roles'), payload, headers })).statusCode).toBe(403);
    const manager = await test.signIn('creditManager');
    expect((await test.app.inject({ method: 'PUT', url: url('roles'), payload, headers: manager })).statusCode).toBe(200);
    expect((await test.app.inject({ url: url('roles'), headers })).statusCode).toBe(200);
  });
});

describe('a published version', () => {
  it('names who published it, and shows nobody’s id', async () => {
    const headers = await test.signIn('admin');
    const payload = { bundle: sampleScenario };
    const published = await test.app.inject({ method: 'POST', url: '/api/v1/scenarios/publish', headers, payload });
    expect(published.json<ScenarioVersionView>()).toMatchObject({ created: true, publishedBy: 'admin' });
    const listed = (await test.call({ url: '/api/v1/scenarios' })).json<{ scenarios: ScenarioVersionView[] }>().scenarios;
    expect(listed.map(({ publishedBy }) => publishedBy)).toEqual(['admin']);
  });
});
