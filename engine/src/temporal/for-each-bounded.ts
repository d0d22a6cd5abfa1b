/** Runs `work` for every member, at most `limit` at once; stops at the first failure, which is thrown once those under way have ended. */
export async function forEachBounded<T>(members: readonly T[], limit: number, work: (member: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  async function lane(): Promise<void> {
    while (!failed && next < members.length) {
      const member = members[next] as T;
      next += 1;
      try {
        await work(member);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(limit, members.length) }, lane));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
