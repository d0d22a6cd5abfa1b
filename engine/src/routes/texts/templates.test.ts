import type { OutputOf, ScenarioBundle, TemplateRow, contracts } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';
import { sampleScenario } from '../../testing/sample-scenario.js';

/** The sample with a text of that version, sent five days late or more. */
function bundle(version: number, body: string, offset = 5): ScenarioBundle {
  const graph = structuredClone(sampleScenario.graph);
  for (const node of graph.nodes.filter(({ id }) => id === 'r1')) node.data['when'] = { anchor: 'dueDate', offset, unit: 'days' };
  return { ...sampleScenario, graph, templates: sampleScenario.templates.map((text) => ({ ...text, version, body })) };
}

describe('the published texts', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    for (const one of [bundle(1, 'b'), bundle(2, 'À régler, {{reference}} !'), bundle(2, 'À régler, {{reference}} !', 6)]) {
      const published = await test.call({ method: 'POST', url: '/api/v1/scenarios/publish', payload: { bundle: one } });
      expect(published.statusCode, published.body).toBe(200);
    }
    const assignment = { segment: 'sme', scenarioId: 'essai', version: 3 };
    await test.call({ method: 'POST', url: '/api/v1/scenarios/assign', payload: assignment });
  });
  afterAll(() => test.close());

  const list = async (query = '') => (await test.call({ url: `/api/v1/templates${query}` })).json<{ templates: TemplateRow[] }>().templates;

  it('are listed by version and language, each with every scenario version and step that says it', async () => {
    const steps = [{ nodeId: 'r1', name: 'Relance 1', channel: 'email', level: 1 }];
    const rows = await list();
    expect(rows.map(({ id, version, locale }) => `${id}@${String(version)} ${locale}`)).toEqual([
      'relance@2 fr',
      'relance@2 en',
      'relance@1 fr',
      'relance@1 en',
    ]);
    expect(rows[0]?.usedIn).toEqual([
      { scenarioId: 'essai', version: 3, segments: ['sme'], steps },
      { scenarioId: 'essai', version: 2, segments: [], steps },
    ]);
    expect(rows[2]).toMatchObject({ channel: 'email', subject: 's', usedIn: [{ version: 1, steps }] });
  });

  it('are narrowed to a channel and a language', async () => {
    expect((await list('?locale=en')).map(({ version, locale }) => [version, locale])).toEqual([
      [2, 'en'],
      [1, 'en'],
    ]);
    expect(await list('?channel=sms')).toEqual([]);
    expect((await test.call({ url: '/api/v1/templates?locale=de' })).statusCode).toBe(400);
  });

  it('are shown in full, with the facts they print and what the check says of them in both languages', async () => {
    const { texts } = (await test.call({ url: '/api/v1/templates/relance' })).json<OutputOf<typeof contracts.getTemplate>>();
    expect(texts.map(({ body }) => body)).toEqual(['À régler, {{reference}} !', 'À régler, {{reference}} !', 'b', 'b']);
    expect(texts[0]?.facts).toEqual(['reference']);
    expect(texts[0]?.findings).toMatchObject([{ code: 'W704', severity: 'warning' }]);
    expect(texts[0]?.findings[0]?.fr).toContain('point d’exclamation');
    expect(texts[0]?.findings[0]?.en).toContain('exclamation mark');
    expect(texts[2]?.findings).toEqual([]);
  });

  it('are not there under a name nobody gave', async () => {
    const answer = await test.call({ url: '/api/v1/templates/none' });
    expect(answer.json()).toMatchObject({ code: 'RLC_NOT_FOUND', fr: 'Introuvable : none.', en: 'Not found: none.' });
  });
});
