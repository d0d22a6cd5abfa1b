import { accountId, caseId } from '@relance/domain';
import type { TokenPosition } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../store.js';
import { openThrowAwayStore } from '../../throw-away-store.js';
import type { CaseProjection } from './cases.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
  await store.prepare();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

const position: TokenPosition = { itemId: 'i1', scenarioId: 's', planHash: 'h', nodeId: 'n1', level: 1, status: 'walking', nextAt: 500 };

function projection(name: string, more: Partial<CaseProjection> = {}): CaseProjection {
  return {
    positions: [position],
    accountName: name,
    accountCode: name.slice(0, 2),
    openItems: 1,
    openCents: 100,
    overdueCents: 0,
    ...more,
  };
}

describe('a case', () => {
  it('is one though twenty imports meet it first', async () => {
    const ensured = await Promise.all(Array.from({ length: 20 }, () => store.cases.ensure('e', 'once', 'payer')));
    expect(ensured.filter(Boolean)).toHaveLength(1);
    expect(await store.cases.get('e', 'once')).toMatchObject({ payerAccountId: 'payer', factsVersion: 0, running: false, itemIds: [] });
    expect(await store.cases.get('other', 'once')).toBeUndefined();
  });

  it('counts every record of facts, also when thirty come at once', async () => {
    await store.cases.ensure('e', 'facts', 'payer');
    const versions = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        store.cases.recordFacts('e', 'facts', { itemIds: ['i1', `i${index % 3}`], taskIds: ['t1'], at: 1_000 - index }),
      ),
    );
    expect(Math.max(...versions)).toBe(30);
    const found = await store.cases.get('e', 'facts');
    expect(found?.itemIds.toSorted()).toEqual(['i0', 'i1', 'i2']);
    expect(found).toMatchObject({ taskIds: ['t1'], paymentIds: [], factsChangedAt: 1_000, awake: true });
    expect(await store.cases.factsVersion('e', 'facts')).toBe(30);
    expect(await store.cases.recordFacts('e', 'facts', { at: 5 })).toBe(31);
    await expect(store.cases.recordFacts('e', 'nobody', { at: 1 })).rejects.toThrow(RangeError);
  });

  it('is made with its facts among many, once though ten imports meet it first, and loses none of them', async () => {
    const imports = Array.from({ length: 10 }, (_, number) =>
      Array.from({ length: 30 }, (_unused, index) => ({
        caseId: `many-${index}`,
        payerAccountId: 'payer',
        itemIds: [`i${number}`, 'shared'],
        paymentIds: [],
      })),
    );
    await Promise.all(imports.map((facts, number) => store.cases.recordFactsOfMany('e', facts, 100 + number)));
    for (const index of [0, 29]) {
      const found = await store.cases.get('e', `many-${index}`);
      expect(found).toMatchObject({ factsVersion: 10, factsChangedAt: 109, awake: true, payerAccountId: 'payer' });
      expect(found?.itemIds.toSorted()).toEqual([...Array.from({ length: 10 }, (_, number) => `i${number}`), 'shared']);
    }
    const unknown = { caseId: 'nobody', itemIds: ['i'], paymentIds: [] };
    await expect(store.cases.recordFactsOfMany('e', [unknown], 1)).rejects.toThrow(RangeError);
    await expect(store.cases.recordFactsOfMany('other', [{ ...unknown, caseId: 'many-0' }], 1)).rejects.toThrow(RangeError);
  });

  it('never shows an older projection over a newer one, in whatever order they arrive', async () => {
    await store.cases.ensure('e', 'order', 'payer');
    const sequences = [3, 1, 5, 2, 4, 5];
    const stored = await Promise.all(
      sequences.map((sequence) => store.cases.project('e', 'order', projection(`name ${sequence}`, { openCents: sequence }), sequence)),
    );
    expect(stored.filter(Boolean).length).toBeLessThanOrEqual(5);
    expect(await store.cases.get('e', 'order')).toMatchObject({
      projectionSequence: 5,
      accountName: 'name 5',
      openCents: 5,
      running: true,
    });
    expect(await store.cases.project('e', 'order', projection('late'), 5)).toBe(false);
  });

  it('no longer shows what a newer projection leaves out', async () => {
    await store.cases.ensure('e', 'cleared', 'payer');
    await store.cases.project('e', 'cleared', projection('a', { nextAt: 5, incident: 'smtp', oldestDueDate: '2025-01-01', level: 2 }), 1);
    await store.cases.project('e', 'cleared', projection('a', { openItems: 0, openCents: 0, positions: [] }), 2);
    const found = await store.cases.get('e', 'cleared');
    expect(found).toMatchObject({ state: 'closed', positions: [] });
    for (const field of ['nextAt', 'incident', 'oldestDueDate', 'level', 'listing']) expect(found).not.toHaveProperty(field);
  });

  it('goes to sleep with its state, but not over facts it has not seen', async () => {
    await store.cases.ensure('e', 'rest', 'payer');
    await store.cases.recordFacts('e', 'rest', { itemIds: ['i'], at: 1 });
    await store.cases.recordFacts('e', 'rest', { itemIds: ['j'], at: 2 });
    expect(await store.cases.saveMachine('e', 'rest', { machineJson: '{"v":1}', sequence: 4, factsVersion: 1 })).toBe(false);
    expect(await store.cases.get('e', 'rest')).toMatchObject({ awake: true });
    expect(await store.cases.saveMachine('e', 'rest', { machineJson: '{"v":1}', sequence: 4, factsVersion: 2 })).toBe(true);
    expect(await store.cases.get('e', 'rest')).toMatchObject({ awake: false, running: false, machineJson: '{"v":1}' });
    expect(await store.cases.saveMachine('e', 'rest', { machineJson: '{"v":0}', sequence: 3 })).toBe(false);
  });
});

describe('the sweep', () => {
  it('finds the cases that must have a workflow, slice by slice', async () => {
    for (let index = 0; index < 7; index += 1) {
      await store.cases.ensure('sweep', `sweep-${index}`, 'payer');
      if (index !== 3) await store.cases.recordFacts('sweep', `sweep-${index}`, { at: 10_000 + index });
    }
    const open: string[] = [];
    let after: string | undefined;
    do {
      const slice = await store.cases.listOpenIds({ limit: 3, ...(after === undefined ? {} : { after }) });
      open.push(...slice.cases.filter(({ entityId }) => entityId === 'sweep').map(({ caseId: id }) => id));
      after = slice.next;
    } while (after !== undefined);
    expect(open).toEqual(['sweep-0', 'sweep-1', 'sweep-2', 'sweep-4', 'sweep-5', 'sweep-6']);
  });

  it('finds the cases whose facts changed since, oldest change first', async () => {
    const first = await store.cases.casesChangedSince(10_002, { limit: 2 });
    expect(first.cases.map(({ caseId: id }) => id)).toEqual(['sweep-2', 'sweep-4']);
    const second = await store.cases.casesChangedSince(10_002, { limit: 2, after: first.next ?? '' });
    expect(second).toMatchObject({ cases: [{ caseId: 'sweep-5', factsVersion: 1 }, { caseId: 'sweep-6' }] });
    expect(second.next).toBeUndefined();
  });
});

describe('the list of cases', () => {
  beforeAll(async () => {
    const names = ['Évrard Menuiserie', 'Zénith SA', 'Boulangerie du Port', 'Hôpital Saint-Jean', 'Mairie de Port-Louis'];
    for (const [index, name] of names.entries()) {
      await store.cases.ensure('list', `list-${index}`, 'payer');
      const more: Partial<CaseProjection> = {
        segment: index < 3 ? 'sme' : 'public',
        openCents: 1_000 * (index + 1),
        overdueCents: index === 0 ? 0 : 500 * ((index * 2) % 5),
        ...(index === 4 ? {} : { oldestDueDate: `2025-0${5 - index}-01`, nextAt: 100 - index }),
        ...(index === 2 ? { incident: 'smtp' } : {}),
      };
      await store.cases.project('list', `list-${index}`, projection(name, more), 1);
    }
    await store.cases.ensure('list', 'list-new', 'payer');
  });

  it.each([
    ['overdue', ['list-2', 'list-4', 'list-1', 'list-3', 'list-new', 'list-0']],
    ['open', ['list-4', 'list-3', 'list-2', 'list-1', 'list-0', 'list-new']],
    ['oldest', ['list-3', 'list-2', 'list-1', 'list-0', 'list-4', 'list-new']],
    ['name', ['list-new', 'list-2', 'list-0', 'list-3', 'list-4', 'list-1']],
    ['next', ['list-3', 'list-2', 'list-1', 'list-0', 'list-4', 'list-new']],
  ] as const)('runs by %s, page by page, and forgets nobody', async (sort, expected) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.cases.list('list', { sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      expect(page).toMatchObject({ total: 6, totals: { openCents: 15_000, overdueCents: 5_000 } });
      seen.push(...page.cases.map(({ _id }) => _id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(expected);
  });

  it.each([
    [{ search: 'port' }, ['list-2', 'list-4']],
    [{ search: 'EVRA men' }, ['list-0']],
    [{ search: 'saint-jean' }, ['list-3']],
    [{ search: 'nobody' }, []],
    [{ search: '.* $where' }, []],
    [{ segment: 'public' }, ['list-4', 'list-3']],
    [{ state: 'overdue', segment: 'sme' }, ['list-2', 'list-1']],
    [{ state: 'notDue' }, ['list-0']],
    [{ state: 'closed' }, ['list-new']],
    [{ state: 'incident' }, ['list-2']],
  ] as const)('is narrowed by %j', async (request, expected) => {
    const found = await store.cases.list('list', request);
    expect(found.cases.map(({ _id }) => _id)).toEqual(expected);
    expect(found.total).toBe(expected.length);
  });

  it('is counted by state and segment', async () => {
    expect(await store.cases.counts('list')).toEqual({
      total: 6,
      byState: { overdue: 4, notDue: 1, closed: 1 },
      bySegment: { sme: 3, public: 2, '': 1 },
      openBySegment: { sme: 3, public: 2, '': 0 },
    });
  });

  it('shows an incident named between two projections, and that it is over', async () => {
    await store.cases.setIncident('list', 'list-4', 'templateMissing');
    expect((await store.cases.list('list', { state: 'incident' })).total).toBe(2);
    await store.cases.setIncident('list', 'list-4', undefined);
    expect((await store.cases.list('list', { state: 'incident' })).total).toBe(1);
    expect(await store.cases.get('list', 'list-4')).not.toHaveProperty('incident');
  });
});

describe('everything recorded about a case', () => {
  it('is read by ids; an item that moved to another payer is not among it', async () => {
    const [payer, id] = [accountId('r', 'C1'), caseId('r', accountId('r', 'C1'))];
    const row = { accountCode: 'C1', type: 'invoice', currency: 'EUR', invoiceDate: '2025-02-01', dueDate: '2025-03-03' } as const;
    const rows = [
      { ...row, number: 'A', outstandingCents: 1 },
      { ...row, number: 'B', outstandingCents: 2, payerCode: 'C9' },
    ];
    await store.accounts.upsertMany('r', [{ code: 'C1' }], {
      debtorClass: 'business',
      country: 'FR',
      territory: 'FR',
      locale: 'fr',
      segment: 's',
    });
    const { touched } = await store.items.importRows('r', rows, { importId: 'i', recordedAt: 1, asOf: '2025-03-10' });
    await store.cases.ensure('r', id, payer);
    await store.cases.recordFacts('r', id, { itemIds: touched.map(({ itemId }) => itemId), at: 1 });
    const read = await store.readCaseRecords('r', id);
    expect(read?.case.factsVersion).toBe(1);
    expect(read?.items.map(({ number }) => number)).toEqual(['A']);
    expect(read?.accounts.map(({ code }) => code)).toEqual(['C1']);
    expect([read?.payments, read?.tasks]).toEqual([[], []]);
    expect(await store.readCaseRecords('r', 'nobody')).toBeUndefined();
  });
});
