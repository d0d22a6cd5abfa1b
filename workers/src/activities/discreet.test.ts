import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { discreet } from './discreet.js';

const failureOf = async (failure: unknown): Promise<unknown> => {
  try {
    return await discreet(() => Promise.reject(failure as Error));
  } catch (thrown) {
    return thrown;
  }
};

describe('a failure that leaves this process for histories and logs', () => {
  it('tells what kind it is and where, never what was quoted in it', async () => {
    const quoting = Object.assign(new TypeError('cannot read "Denis Aubry" <compta@client.example>', { cause: new Error('Denis Aubry') }), {
      code: 'E_QUOTES',
    });
    const told = await failureOf(quoting);
    expect(told).toBeInstanceOf(ApplicationFailure);
    expect(told).toMatchObject({ message: 'TypeError E_QUOTES', type: 'TypeError', nonRetryable: false, cause: undefined });
    expect((told as Error).stack).toContain('discreet.test.ts');
    expect((told as Error).stack).not.toMatch(/Aubry|client\.example/);
  });

  it('of our own making passes as it is', async () => {
    const own = ApplicationFailure.retryable('not taken: smtp451', 'NotTaken');
    expect(await failureOf(own)).toBe(own);
  });

  it('that is no error at all is a failure too', async () => {
    expect(await failureOf('Denis Aubry')).toMatchObject({ message: 'Error', nonRetryable: false });
  });
});
