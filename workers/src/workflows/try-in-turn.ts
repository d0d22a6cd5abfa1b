import { isCancellation } from '@temporalio/workflow';

/** Takes the first of several ways that works, in their order; false when none does. A cancellation is no failure of a way and is thrown. */
export async function tryInTurn(ways: readonly (() => Promise<void>)[]): Promise<boolean> {
  for (const way of ways) {
    try {
      await way();
      return true;
    } catch (failure) {
      if (isCancellation(failure)) throw failure;
    }
  }
  return false;
}
