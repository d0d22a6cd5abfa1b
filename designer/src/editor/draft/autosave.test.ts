import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type SaveState } from './autosave.js';

class Conflict extends Error {}

let sent: { document: string; revision: number; answer: (revision: number) => void; refuse: (error: Error) => void }[];
let states: SaveState['kind'][];
let autosave: Autosave<string>;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  states = [];
  autosave = new Autosave<string>({
    revision: 4,
    save: (document, revision) =>
      new Promise((answer, refuse) => {
        sent.push({ document, revision, answer, refuse });
      }),
    isConflict: (error) => error instanceof Conflict,
    onState: ({ kind }) => states.push(kind),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const documents = () => sent.map(({ document, revision }) => [document, revision]);

describe('autosave', () => {
  it('sends the newest state a second after the last change, and says so once it has arrived', async () => {
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(900);
    autosave.change('ab');
    await vi.advanceTimersByTimeAsync(900);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(documents()).toEqual([['ab', 4]]);
    expect(states).toEqual(['pending', 'pending']);
    sent[0]?.answer(5);
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)).toBe('saved');
  });

  it('sends one at a time, what was changed meanwhile after it, over the new revision', async () => {
    autosave.change('a');
    autosave.flush();
    autosave.change('b');
    await vi.advanceTimersByTimeAsync(5000);
    expect(documents()).toEqual([['a', 4]]);
    sent[0]?.answer(5);
    await vi.advanceTimersByTimeAsync(0);
    expect(documents()).toEqual([
      ['a', 4],
      ['b', 5],
    ]);
    expect(states).not.toContain('saved');
  });

  it('sends nothing after a conflict until the user has seen the other revision, and then what he had last', async () => {
    autosave.change('mine');
    autosave.flush();
    sent[0]?.refuse(new Conflict('somebody was faster'));
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)).toBe('conflict');
    autosave.change('mine, longer');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    autosave.resumeFrom(7);
    expect(documents().at(-1)).toEqual(['mine, longer', 7]);
  });

  it('tries again by itself when it could not arrive, and loses nothing', async () => {
    autosave.change('a');
    autosave.flush();
    sent[0]?.refuse(new Error('offline'));
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)).toBe('failed');
    await vi.advanceTimersByTimeAsync(5000);
    expect(documents()).toEqual([
      ['a', 4],
      ['a', 4],
    ]);
  });
});
