import type { Channel } from '@relance/channels';
import { channelNames } from '@relance/schemas';
import type { WorkerDependencies } from '../dependencies.js';

/** The channel of that name; throws for one that no list knows, which is a fault of ours. */
export function channelNamed({ channels }: WorkerDependencies, name: string): Channel {
  const known = channelNames.find((one) => one === name);
  if (known === undefined) throw new Error(`no channel is named ${name}`);
  return channels[known];
}
