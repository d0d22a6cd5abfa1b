/** Runs both sides of a comparison `pairs` times, the order turned round at every pair, so that a machine growing slower favours neither. */
export async function alternate<T>(pairs: number, ours: () => Promise<T>, theirs: () => Promise<T>): Promise<{ ours: T; theirs: T }[]> {
  const measured: { ours: T; theirs: T }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    if (pair % 2 === 0) {
      const first = await ours();
      measured.push({ ours: first, theirs: await theirs() });
    } else {
      const first = await theirs();
      measured.push({ theirs: first, ours: await ours() });
    }
  }
  return measured;
}
