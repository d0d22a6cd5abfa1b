import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress, Story, Task, Why } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, startMs, type TestApp } from '../../testing/open-test-app.js';
import { sampleScenario } from '../../testing/sample-scenario.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Dupré SAS;F-1001;01/12/2025;31/12/2025;1 200,00;1 200,00;sme',
  'C002;Garage Lenoir;F-1002;01/12/2025;31/12/2025;80,00;80,00;sme',
].join('\n');

describe('from a scenario to the story of a case', () => {
  let test: TestApp;
  let caseId = '';
  let itemId = '';
  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    const [item] = await test.store.items.byNumbers('main', ['F-1001']);
    caseId = item?.caseId ?? '';
    itemId = item?._id ?? '';
  });
  afterAll(() => test.close());

  const post = (path: string, payload: object) => test.call({ method: 'POST', url: `/api/v1${path}`, payload });

  it('refuses to publish a faulty drawing, with every error in both languages', async () => {
    const { graph } = sampleScenario;
    const faulty = { ...sampleScenario, graph: { ...graph, edges: graph.edges.slice(0, 2) } };
    const response = await post('/scenarios/publish', { bundle: faulty });
    expect(response.statusCode).toBe(422);
    const problem = response.json<{ code: string; issues: { fr: string; en: string; nodeId?: string }[] }>();
    expect(problem.code).toBe('RLC_SCENARIO_FAULTY');
    expect(problem.issues[0]).toMatchObject({ nodeId: 'r1', severity: 'error' });
    expect(await test.store.scenarios.list('main')).toEqual([]);
  });

  it('refuses a template that does not read or accuses, where it is and how to mend it; a warning is told and refuses nothing', async () => {
    const withBody = (locale: 'fr' | 'en', more: string): object => {
      const templates = sampleScenario.templates.map((one) => (one.locale === locale ? { ...one, body: one.body + more } : one));
      return { ...sampleScenario, templates };
    };
    const accusing = await post('/scenarios/publish', { bundle: withBody('en', '<p>You are a bad payer.</p>') });
    expect(accusing.statusCode).toBe(422);
    expect(accusing.json<{ issues: unknown[] }>().issues).toMatchObject([
      { code: 'W702', severity: 'error', nodeId: 'r1', params: { template: 'relance', locale: 'en', part: 'body', word: 'bad payer' } },
    ]);
    const check = (bundle: object) => post('/scenarios/check', { bundle });
    const unread = (await check(withBody('fr', '{{#if legal}}'))).json<{
      hash?: string;
      issues: { code: string; fr: string; en: string }[];
    }>();
    expect(unread.hash).toBeUndefined();
    expect(unread.issues).toMatchObject([{ code: 'M601', fr: expect.stringContaining('sont refermés.') as string }]);
    expect(unread.issues[0]?.en).toContain('Template “relance” (fr, text): a tag cannot be read');
    const loud = (await check(withBody('fr', '<p>Merci !</p>'))).json<{ hash?: string; issues: object[] }>();
    expect(loud).toMatchObject({ hash: expect.any(String) as string, issues: [{ code: 'W704', severity: 'warning' }] });
    expect(await test.store.scenarios.list('main')).toEqual([]);
  });

  it('publishes once, however often it is asked', async () => {
    const first = await post('/scenarios/publish', { bundle: sampleScenario });
    expect(first.json()).toMatchObject({ scenarioId: 'essai', version: 1, created: true, name: 'Essai', segments: [] });
    expect((await post('/scenarios/publish', { bundle: sampleScenario })).json()).toMatchObject({ version: 1, created: false });
    const stored = await test.call({ url: '/api/v1/scenarios/essai@1' });
    expect(stored.json()).toMatchObject({ bundle: sampleScenario, plan: { scenarioId: 'essai' } });
    expect((await test.call({ url: '/api/v1/scenarios/essai@2' })).statusCode).toBe(404);
  });

  it('draws a published scenario in the place of a card, and names one that is not published', async () => {
    const { graph } = sampleScenario;
    const [entry] = graph.nodes.filter(({ kind }) => kind === 'start');
    const outer = (scenario: string): object => ({
      ...sampleScenario,
      graph: {
        ...graph,
        scenarioId: 'englobant',
        nodes: [
          entry,
          {
            id: 'dedans',
            kind: 'subScenario',
            name: 'Essai',
            data: { scenario, outcomes: [{ id: 'next', label: { fr: 'suite', en: 'next' } }] },
          },
          { id: 'apres', kind: 'end', name: 'Fin', data: { owner: 'creditManager', reviewBusinessDays: 5 } },
        ],
        edges: [
          { id: 'a', from: { node: entry?.id, port: 'next' }, to: 'dedans' },
          { id: 'b', from: { node: 'dedans', port: 'next' }, to: 'apres' },
        ],
      },
    });
    const known = (await post('/scenarios/check', { bundle: outer('essai@1') })).json<{ issues: { code: string }[] }>();
    expect(known.issues.map(({ code }) => code)).not.toContain('P120');
    const unknown = (await post('/scenarios/check', { bundle: outer('essai@9') })).json<{ issues: { code: string }[] }>();
    expect(unknown.issues.map(({ code }) => code)).toContain('P120');
  });

  it('refuses another text under the version of a published template, instead of dropping it in silence', async () => {
    const templates = sampleScenario.templates.map((template) => ({ ...template, body: `${template.body}<p>Merci.</p>` }));
    const response = await post('/scenarios/publish', { bundle: { ...sampleScenario, templates } });
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({ code: 'RLC_TEMPLATE_CHANGED', fr: expect.stringContaining(templates[0]?.id ?? '?') as string });
  });

  it('refuses it in another drawing too: a published text never changes under its version', async () => {
    const templates = sampleScenario.templates.map((template) => ({ ...template, body: `${template.body}<p>Merci.</p>` }));
    const { graph } = sampleScenario;
    const nodes = graph.nodes.map((node) =>
      node.id === 'r1' ? { ...node, data: { ...node.data, when: { anchor: 'dueDate', offset: 9, unit: 'days' } } } : node,
    );
    const changed = { ...sampleScenario, templates, graph: { ...graph, nodes } };
    expect((await post('/scenarios/publish', { bundle: changed })).json()).toMatchObject({ code: 'RLC_TEMPLATE_CHANGED' });
  });

  it('opens the cases of a segment when a scenario is assigned to it', async () => {
    expect((await post('/scenarios/assign', { segment: 'sme', scenarioId: 'essai', version: 1 })).json()).toMatchObject({ casesToOpen: 2 });
    await expect
      .poll(async () => (await test.call({ url: '/api/v1/assignments' })).json<unknown>())
      .toMatchObject({
        assignments: [{ segment: 'sme', scenarioId: 'essai', opening: { done: 2, total: 2 } }],
      });
    expect(new Set(test.woken.map((woken) => woken.caseId)).size).toBe(2);
    expect((await post('/scenarios/assign', { segment: 'sme', scenarioId: 'nobody', version: 1 })).statusCode).toBe(404);
  });

  it('lists the cases by page, searches them, and totals the whole selection', async () => {
    const planHash = (await test.store.scenarios.list('main'))[0]?.hash ?? '';
    for (const [id, code, name, cents] of [
      [caseId, 'C001', 'Dupré SAS', 120_000],
      [(await test.store.items.byNumbers('main', ['F-1002']))[0]?.caseId ?? '', 'C002', 'Garage Lenoir', 8000],
    ] as const) {
      const position = { itemId, scenarioId: 'essai', planHash, nodeId: 'r1', level: 0, status: 'walking', nextAt: startMs } as const;
      await test.store.cases.project(
        'main',
        id,
        {
          positions: id === caseId ? [position] : [],
          accountCode: code,
          accountName: name,
          segment: 'sme',
          openItems: 1,
          openCents: cents,
          overdueCents: cents,
          currency: 'EUR',
        },
        1,
      );
    }
    const first = (await test.call({ url: '/api/v1/cases?limit=1' })).json<{ nextCursor: string }>();
    expect(first).toMatchObject({
      cases: [{ accountCode: 'C001' }],
      total: 2,
      totals: { openCents: 128_000, currency: 'EUR' },
      segments: ['sme'],
    });
    const second = await test.call({ url: `/api/v1/cases?limit=1&cursor=${first.nextCursor}` });
    expect(second.json()).toMatchObject({ cases: [{ accountCode: 'C002' }] });
    expect((await test.call({ url: '/api/v1/cases?search=dupre' })).json()).toMatchObject({ total: 1 });
    expect((await test.call({ url: '/api/v1/cases/C001' })).json()).toMatchObject({ case: { id: caseId }, items: [{ number: 'F-1001' }] });
  });

  it('takes the first answer to a task, and tells the second who was first', async () => {
    const task: Task = {
      _id: 'task-1',
      entityId: 'main',
      caseId,
      accountId: 'a',
      kind: 'call',
      state: 'open',
      openedAt: startMs,
      itemIds: [itemId],
      outcomes: [{ id: 'promised', fr: 'a promis', en: 'promised', reached: true }],
    };
    await test.store.tasks.openOnce(task);
    expect((await test.call({ url: '/api/v1/tasks' })).json()).toMatchObject({ total: 1, tasks: [{ items: [{ number: 'F-1001' }] }] });
    expect((await post('/tasks/task-1/outcome', { outcome: 'shouted' })).json()).toMatchObject({ code: 'RLC_OUTCOME_UNKNOWN' });
    const before = (await test.store.cases.get('main', caseId))?.factsVersion ?? 0;
    expect((await post('/tasks/task-1/outcome', { outcome: 'promised' })).json()).toMatchObject({
      recorded: true,
      task: { state: 'done', outcomeBy: 'cli' },
    });
    expect((await test.store.cases.get('main', caseId))?.factsVersion).toBe(before + 1);
    expect(test.woken.at(-1)).toMatchObject({ caseId });
    expect((await post('/tasks/task-1/outcome', { outcome: 'promised' })).json()).toMatchObject({
      recorded: false,
      task: { outcomeBy: 'cli' },
    });
  });

  it('serves the exact message an approval is asked for, so that a browser runs nothing of it (law 24)', async () => {
    const bytes = Buffer.from('Subject: Relance\r\n\r\nBonjour');
    const contentHash = createHash('sha256').update(bytes).digest('hex');
    const folder = join(test.dataFolder, 'files', contentHash.slice(0, 2));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, contentHash), bytes);
    const outcomes = [{ id: 'approved', fr: 'Valider', en: 'Approve', reached: false }];
    const about: Omit<Task, '_id'> = {
      entityId: 'main',
      caseId,
      accountId: 'a',
      kind: 'approval',
      state: 'open',
      openedAt: startMs,
      itemIds: [itemId],
      outcomes,
    };
    await test.store.tasks.openOnce({ ...about, _id: 'draft-1', draft: { channel: 'email', level: 1, contentHash } });
    await test.store.tasks.openOnce({ ...about, _id: 'draft-2', draft: { channel: 'email', level: 1, problem: 'noAddress' } });
    const answer = await test.call({ url: '/api/v1/tasks/draft-1/content' });
    expect(answer.body).toBe(bytes.toString());
    expect(answer.headers['content-security-policy']).toContain("sandbox; default-src 'none'");
    expect((await test.call({ url: '/api/v1/tasks/draft-1/content?as=source' })).headers['content-type']).toBe('message/rfc822');
    for (const id of ['draft-2', 'task-1']) expect((await test.call({ url: `/api/v1/tasks/${id}/content` })).statusCode).toBe(404);
  });

  it('tells the story of the case and why its item waits', async () => {
    await test.store.journal.append('main', caseId, [
      {
        kind: 'waits',
        at: startMs,
        on: '2026-01-05',
        itemIds: [itemId],
        nodeId: 'r1',
        reasons: [{ code: 'waitsForWindow', law: 14, nodeId: 'r1' }],
      },
    ]);
    const story = (await test.call({ url: '/api/v1/cases/C001/story?locale=en' })).json<Story>();
    expect(story).toMatchObject({
      account: { code: 'C001', name: 'Dupré SAS' },
      days: [{ on: '2026-01-05' }],
      next: [{ items: ['F-1001'] }],
    });
    const why = (await test.call({ url: '/api/v1/items/F-1001/why' })).json<Why>();
    expect(why).toMatchObject({ state: 'open', outstandingCents: 120_000, reasons: [{ code: 'waitsForWindow', law: 14 }] });
    expect(why.reasons[0]?.fr).toMatch(/^« .+ » part/);
    expect(why.reasons[0]?.en).toMatch(/^“.+” leaves/);
    expect((await test.call({ url: '/api/v1/items/F-1001/why?on=2026-01-02' })).json()).toMatchObject({ state: 'unknownYet', reasons: [] });
    expect((await test.call({ url: '/api/v1/items/F-1001/why?on=2026-02-31' })).statusCode).toBe(400);
  });

  it('counts what happens, and says what it cannot explain', async () => {
    const progress = (await test.call({ url: '/api/v1/progress' })).json<Progress>();
    expect(progress.items).toEqual({ total: 2, open: 2, paid: 0, absent: 0, handedOver: 0, waiting: 1, unexplained: 1 });
    expect(progress).toMatchObject({ settled: false, tasksDone: 1, clock: { today: '2026-01-05' } });
    expect((await test.call({ url: '/api/v1/status' })).json()).toMatchObject({
      mode: 'smtp',
      accounts: 2,
      cases: { total: 2 },
      items: { total: 2 },
    });
  });

  it('says of an item whose segment has no scenario that it has none, and whose it is', async () => {
    const payload = 'Code client;N° facture;Date échéance;Solde;Segment\nC009;F-9009;2025-12-01;10,00;none\n';
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload });
    const why = (await test.call({ url: '/api/v1/items/F-9009/why' })).json<Why>();
    expect(why).toMatchObject({ state: 'open', reasons: [{ code: 'noScenario' }] });
    const story = (await test.call({ url: '/api/v1/cases/C009/story' })).json<Story>();
    expect(story.next).toMatchObject([{ items: ['F-9009'], why: [expect.stringContaining('n’a pas de scénario')] }]);
  });

  it('says in both languages why a task exists that no step asked for', async () => {
    const alert: Task = {
      _id: 'alert-1',
      entityId: 'main',
      caseId,
      accountId: 'a',
      kind: 'check',
      state: 'open',
      openedAt: startMs,
      itemIds: [itemId],
      reason: 'bounced',
      values: { level: 1 },
      outcomes: [{ id: 'done', fr: 'Traité', en: 'Dealt with', reached: false }],
    };
    await test.store.tasks.openOnce(alert);
    const { why } = (await test.call({ url: '/api/v1/tasks/alert-1' })).json<{ why: { fr: string; en: string } }>();
    for (const text of [why.fr, why.en]) expect(text).toContain('F-1001');
    expect(why.fr).not.toBe(why.en);
    await post('/tasks/alert-1/outcome', { outcome: 'done' });
  });
});
