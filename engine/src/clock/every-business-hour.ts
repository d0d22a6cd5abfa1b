import { realDelay, type BusinessClock } from '@relance/domain';

const HOUR_MS = 3_600_000;
const LEAST_INTERVAL_MS = 1_000;

/** Does something at once and then every business hour, one after the other, at most once a real second; `failed` is told what went wrong, and the next hour tries again. Returns what stops it. */
export function everyBusinessHour(clock: BusinessClock, work: () => Promise<void>, failed: (error: unknown) => void): () => Promise<void> {
  let running = Promise.resolve();
  const look = (): void => {
    running = running.then(work).catch(failed);
  };
  look();
  const timer = setInterval(look, Math.max(LEAST_INTERVAL_MS, realDelay(clock, HOUR_MS)));
  return async () => {
    clearInterval(timer);
    await running;
  };
}
