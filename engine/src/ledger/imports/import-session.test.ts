import { describe, expect, it } from 'vitest';
import { inChunks, oneAhead } from './import-session.js';

async function* rowsTo(count: number, made: number[] = []): AsyncGenerator<number, void> {
  for (let row = 1; row <= count; row += 1) {
    made.push(row);
    yield await Promise.resolve(row);
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the rows of an import', () => {
  it('come in chunks, none lost', async () => {
    const lengths: number[] = [];
    for await (const chunk of inChunks(rowsTo(2500))) lengths.push(chunk.length);
    expect(lengths).toEqual([2000, 500]);
  });

  it('are read one ahead while one is worked on, and no further', async () => {
    const made: number[] = [];
    for await (const row of oneAhead(rowsTo(5, made))) {
      await settle();
      expect(made.length).toBe(Math.min(5, row + 1));
    }
    expect(made).toEqual([1, 2, 3, 4, 5]);
  });

  it('stop with the fault of the file when its turn comes, and not before', async () => {
    async function* broken(): AsyncGenerator<number, void> {
      yield await Promise.resolve(1);
      throw new Error('disk gone');
    }
    const seen: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const row of oneAhead(broken())) {
        await settle();
        seen.push(row);
      }
    };
    await expect(reading()).rejects.toThrow('disk gone');
    expect(seen).toEqual([1]);
  });

  it('are let go of when the work on them fails', async () => {
    let closed = false;
    async function* source(): AsyncGenerator<number, void> {
      try {
        for (;;) yield await Promise.resolve(1);
      } finally {
        closed = true;
      }
    }
    const working = async (): Promise<void> => {
      for await (const row of oneAhead(source())) throw new Error(`no room for ${row}`);
    };
    await expect(working()).rejects.toThrow('no room for 1');
    expect(closed).toBe(true);
  });
});
