import type { Channel } from '@relance/channels';
import type { WorkerDependencies } from '../dependencies.js';

/** Where a worker process may die; `after…` = what it did is stored, but nothing after it happened. */
export const crashPoints = [
  'afterIntent',
  'afterClaims',
  'afterBytesKept',
  'afterHandingOver',
  'afterSend',
  'afterSettled',
  'beforeAttempt',
  'beforeJournal',
  'afterJournal',
] as const;

/** One of {@link crashPoints}. */
export type CrashPoint = (typeof crashPoints)[number];

/** How a process dies unless told otherwise: nothing after this line happens in this attempt. */
function throws(point: CrashPoint): void {
  throw new Error(`the process died ${point}`);
}

/** The channels of a worker, each changed in the same way. */
function eachChannel(channels: WorkerDependencies['channels'], change: (channel: Channel) => Channel): WorkerDependencies['channels'] {
  return Object.fromEntries(Object.entries(channels).map(([name, channel]) => [name, change(channel)])) as WorkerDependencies['channels'];
}

/** The same dependencies, but the process dies once, the nth time it comes to a point; what runs afterwards is the next attempt. */
export function crashAt(
  dependencies: WorkerDependencies,
  point: CrashPoint,
  nth = 1,
  end: (point: CrashPoint) => void = throws,
): WorkerDependencies {
  let passes = 0;
  const die = (here: CrashPoint): void => {
    if (here !== point) return;
    passes += 1;
    if (passes !== nth) return;
    end(here);
  };
  const { store, files, channels } = dependencies;
  const { dispatches, stepClaims, attempts, journal } = store;
  async function dieAfter<Result>(here: CrashPoint, work: Promise<Result>): Promise<Result> {
    const result = await work;
    die(here);
    return result;
  }
  return {
    ...dependencies,
    files: { ...files, keep: (bytes) => dieAfter('afterBytesKept', files.keep(bytes)) },
    channels: eachChannel(channels, (channel) => ({ ...channel, send: (message) => dieAfter('afterSend', channel.send(message)) })),
    store: {
      ...store,
      dispatches: {
        ...dispatches,
        insertIntent: (dispatch) => dieAfter('afterIntent', dispatches.insertIntent(dispatch)),
        async move(entityId, dispatchId, from, to, patch) {
          const moved = await dispatches.move(entityId, dispatchId, from, to, patch);
          if (to === 'handingOver') die('afterHandingOver');
          if (from === 'handingOver') die('afterSettled');
          return moved;
        },
      },
      stepClaims: { ...stepClaims, claimSteps: (...claim) => dieAfter('afterClaims', stepClaims.claimSteps(...claim)) },
      attempts: {
        ...attempts,
        append(attempt) {
          die('beforeAttempt');
          return attempts.append(attempt);
        },
      },
      journal: {
        ...journal,
        append(...entries) {
          die('beforeJournal');
          return dieAfter('afterJournal', journal.append(...entries));
        },
      },
    },
  };
}
