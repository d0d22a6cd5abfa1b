import type { BusinessClock } from '@relance/domain';
import type { Channel } from '@relance/channels';
import type { ChannelName } from '@relance/schemas';
import type { ContentFiles, HandOverLog, Store } from '@relance/store';
import type { KnowledgeCache } from './facts/knowledge-cache.js';

/** What the activities of a worker process share. */
export interface WorkerDependencies {
  store: Store;
  channels: Readonly<Record<ChannelName, Channel>>;
  files: ContentFiles;
  /** What is about to be handed over is noted here first. */
  handOvers: Pick<HandOverLog, 'note'>;
  knowledge: KnowledgeCache;
  /** The one business clock; rejects, to be tried again, until the engine has set it. */
  clock(): Promise<BusinessClock>;
  /** Business instant, epoch milliseconds. */
  now(): Promise<number>;
}
