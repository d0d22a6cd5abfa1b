import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { httpPost } from '@relance/channels';
import { openContentFiles } from '@relance/store';
import type { EngineDependencies } from '../../dependencies.js';
import { takeNews } from './take-news.js';

/** How far back news are asked for: a registered letter has its outcome by then, and told again nothing changes. */
const LOOK_BACK_MS = 60 * 86_400_000;

/** What the log is told: no person, no letter. */
export interface PostTrouble {
  problem: string;
}

/**
 * Asks the provider of post once for what became of letters in the last sixty days, and records it; nothing where none is set. Never rejects: what is not
 * recorded now is told again at the next look. Answers how much was not known before.
 */
export async function lookAtPost(dependencies: EngineDependencies, failed: (trouble: PostTrouble) => void): Promise<number> {
  const { config, realNow } = dependencies;
  if (config.post === undefined) return 0;
  const provider = httpPost(config.post);
  const files = openContentFiles(join(config.dataFolder, 'files'));
  let recorded = 0;
  try {
    const letters = await provider.changedSince(realNow() - LOOK_BACK_MS);
    if ('problem' in letters) failed(letters);
    else {
      for (const news of letters) {
        const taken = await takeNews(dependencies, files, provider, news);
        recorded += taken.recorded;
        for (const problem of taken.refused) failed({ problem });
      }
    }
  } catch (error) {
    // the store does not answer: the provider tells it again at the next look
    failed({ problem: error instanceof Error ? error.name : 'fault' });
  }
  return recorded;
}

async function keepLooking(dependencies: EngineDependencies, signal: AbortSignal, failed: (trouble: PostTrouble) => void): Promise<void> {
  const everyMs = dependencies.config.post?.everyMs;
  if (everyMs === undefined) return;
  while (!signal.aborted) {
    await lookAtPost(dependencies, failed);
    // ended early where the engine stops, which is no failure
    await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Looks again and again; returns what stops it, once the present look came to its end. */
export function watchPost(dependencies: EngineDependencies, failed: (trouble: PostTrouble) => void): () => Promise<void> {
  const stopping = new AbortController();
  const running = keepLooking(dependencies, stopping.signal, failed);
  return async () => {
    stopping.abort();
    await running;
  };
}
