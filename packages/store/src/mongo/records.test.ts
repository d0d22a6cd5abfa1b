import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openThrowAwayDatabase } from '../throw-away-store.js';
import type { Database } from './database.js';
import { mergeMany } from './merge-many.js';
import { pageOf } from './page.js';
import type { RecordDefinition } from './record-definition.js';
import { condition, type Records } from './records.js';

interface Counter {
  _id: string;
  group: string;
  value: number;
  marks?: string[];
}

const definition: RecordDefinition = {
  collection: 'counters',
  fields: { _id: 'string', group: 'string', value: 'number', marks: 'array' },
  indexes: [{ name: 'group_value', keys: { group: 1, value: 1, _id: 1 } }],
};

let database: Database;
let counters: Records<Counter>;
beforeAll(async () => {
  database = await openThrowAwayDatabase();
  counters = database.records<Counter>(definition);
});
afterAll(async () => {
  await database.drop();
  await database.close();
});

const together = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describe('what the store asks of a server', { timeout: 60_000 }, () => {
  it('of fifty inserts of one id exactly one inserts', async () => {
    const inserted = await together(50, (index) => counters.insertOnce({ _id: 'once', group: 'insert', value: index }));
    expect(inserted.filter(Boolean)).toHaveLength(1);
  });

  it('of forty compare-and-sets of one version exactly one wins, until all have won once', async () => {
    await counters.insertOnce({ _id: 'version', group: 'cas', value: 0 });
    const first = await together(40, () => counters.change({ _id: 'version', value: 0 }, { $inc: { value: 1 } }));
    expect(first.filter((winner) => winner !== undefined)).toHaveLength(1);
    await together(39, async () => {
      let won: Counter | undefined;
      while (won === undefined) {
        const seen = await counters.get('version');
        won = await counters.change({ _id: 'version', value: seen?.value }, { $inc: { value: 1 } });
      }
    });
    expect((await counters.get('version'))?.value).toBe(40);
  });

  it('counts two hundred increments at once as two hundred', async () => {
    await counters.insertOnce({ _id: 'sum', group: 'inc', value: 0 });
    await together(200, () => counters.change({ _id: 'sum' }, { $inc: { value: 1 } }));
    expect((await counters.get('sum'))?.value).toBe(200);
  });

  it('adds to a set what is not in it, and keeps the newest of a list', async () => {
    await counters.insertOnce({ _id: 'set', group: 'arrays', value: 0, marks: ['a'] });
    expect((await counters.change({ _id: 'set' }, { $addToSet: { marks: { $each: ['a', 'b'] } } }))?.marks).toEqual(['a', 'b']);
    const cut = await counters.change({ _id: 'set' }, { $push: { marks: { $each: ['c', 'd'], $slice: -3 } } });
    expect(cut?.marks).toEqual(['b', 'c', 'd']);
    expect((await counters.change({ _id: 'set' }, { $max: { value: 7 }, $unset: { marks: '' } }))?.marks).toBeUndefined();
    expect((await counters.change({ _id: 'set' }, { $max: { value: 3 } }))?.value).toBe(7);
  });

  it('takes an operator that comes in as data for a value, never for an order', async () => {
    await expect(counters.find({ group: { $ne: null } })).rejects.toThrow(/Cast to string failed/);
    await expect(counters.change({ _id: { $gt: '' } }, { $set: { value: -1 } })).rejects.toThrow(/Cast to string failed/);
    await expect(counters.remove({ $where: 'true' })).rejects.toThrow();
    expect(await counters.count({ value: -1 })).toBe(0);
  });

  it('refuses a field that no schema knows', async () => {
    await expect(counters.find({ colour: 'red' })).rejects.toThrow(/not in schema/);
    await expect(counters.change({ _id: 'sum' }, { $set: { colour: 'red' } })).rejects.toThrow(/not in schema/);
  });

  it('reports which of many inserts were there already', async () => {
    const many = Array.from({ length: 2500 }, (_, index) => ({ _id: `many-${index}`, group: 'many', value: index }));
    await counters.insertOnce({ _id: 'many-7', group: 'many', value: 7 });
    await counters.insertOnce({ _id: 'many-2400', group: 'many', value: 2400 });
    const inserted = await counters.insertMissing(many);
    expect(inserted.size).toBe(2498);
    expect(inserted.has('many-7') || inserted.has('many-2400')).toBe(false);
    expect(await counters.getMany(many.map(({ _id }) => _id))).toHaveLength(2500);
  });

  it('merges each input exactly once though ten merge at the same time', async () => {
    const inputs = new Map(Array.from({ length: 30 }, (_, index) => [`merge-${index}`, index]));
    await together(10, (worker) =>
      mergeMany(counters, inputs, (_id, _input, current) => {
        const mark = `worker-${worker}`;
        if (current === undefined) return { insert: { _id, group: 'merge', value: 1, marks: [mark] } };
        if (current.marks?.includes(mark) === true) return 'unchanged';
        const filter = { _id, value: current.value };
        return { change: { filter, update: { $inc: { value: 1 }, $push: { marks: mark } } } };
      }),
    );
    for (const merged of await counters.find({ group: 'merge' })) {
      expect(merged.value).toBe(10);
      expect(new Set(merged.marks).size).toBe(10);
    }
  });
});

describe('pages of a list', () => {
  it('show every row once, equal values told apart by id, in both directions, while rows come and go', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => ({
      _id: `page-${String(index).padStart(2, '0')}`,
      group: 'page',
      value: Math.floor(index / 10),
    }));
    await counters.insertMissing(rows);
    for (const direction of [1, -1] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await pageOf(
          counters,
          { group: 'page' },
          { field: 'value', direction },
          { limit: 7, ...(cursor === undefined ? {} : { cursor }) },
        );
        seen.push(...page.rows.map(({ _id }) => _id));
        cursor = page.nextCursor;
        await counters.insertOnce({ _id: `early-${direction}`, group: 'page', value: direction === 1 ? -1 : 99 });
      } while (cursor !== undefined);
      const ids = rows.map(({ _id }) => _id);
      expect(seen.filter((id) => id.startsWith('page-'))).toEqual(direction === 1 ? ids : ids.toReversed());
      await counters.remove({ _id: condition({ $in: ['early-1', 'early--1'] }) });
    }
  });

  it('start from the beginning when a cursor cannot be read', async () => {
    for (const cursor of [
      '',
      'garbage',
      Buffer.from('{"$gt":""}').toString('base64url'),
      Buffer.from('[{"$gt":1},"x"]').toString('base64url'),
    ]) {
      const page = await pageOf(counters, { group: 'page' }, { field: 'value', direction: 1 }, { cursor, limit: 1 });
      expect(page.rows[0]?._id).toBe('page-00');
    }
  });
});
