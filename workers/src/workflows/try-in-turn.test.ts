import { CancelledFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { tryInTurn } from './try-in-turn.js';

const works = (told: string[], name: string) => (): Promise<void> => {
  told.push(name);
  return Promise.resolve();
};
const fails = (failure: Error) => (): Promise<void> => Promise.reject(failure);

describe('two ways of waking a case', () => {
  it('the second is taken only where the first failed', async () => {
    const told: string[] = [];
    expect(await tryInTurn([works(told, 'signal'), works(told, 'start')])).toBe(true);
    expect(await tryInTurn([fails(new Error('not found')), works(told, 'start')])).toBe(true);
    expect(told).toEqual(['signal', 'start']);
  });

  it('a case that neither wakes does not keep the sweep from the others', async () => {
    expect(await tryInTurn([fails(new Error('not found')), fails(new Error('already started'))])).toBe(false);
  });

  it('a sweep that was cancelled stops', async () => {
    const cancelled = new CancelledFailure('stopped');
    await expect(tryInTurn([fails(cancelled), works([], 'start')])).rejects.toBe(cancelled);
  });
});
