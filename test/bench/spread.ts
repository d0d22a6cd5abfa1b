/** Middle and ends of a handful of measurements. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** The spread of at least one measurement; the median of an even count is the mean of the middle two. Throws RangeError when there is none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (min === undefined || max === undefined || low === undefined || high === undefined) throw new RangeError('nothing was measured');
  return { median: (low + high) / 2, min, max };
}

/** `median (min–max)` with a fixed number of decimals. */
export function spreadText({ median, min, max }: Spread, decimals: number): string {
  const text = (value: number): string => value.toFixed(decimals);
  return `${text(median)} (${text(min)}–${text(max)})`;
}
