import { messageChannels, type MessageChannel, type ScenarioBundle } from '@relance/schemas';
import type { IssueCollector } from '../issue.js';
import type { KnownNode } from './read-graph.js';
import { channelWords } from '../../texts/channel-words.js';
import { channelsOf } from '../proofs/meaning.js';

/** What the cards may assume of the house. */
interface House {
  locales: readonly string[];
  channels?: readonly MessageChannel[];
}

/** What each card says wrong of itself, whatever surrounds it: its kind's own faults, P118 (channels) and P119 (names of its ways out). */
export function checkCards(bundle: ScenarioBundle, known: ReadonlyMap<string, KnownNode>, house: House, found: IssueCollector): void {
  const context = { templates: bundle.templates, locales: house.locales };
  const offered = new Set<string>(house.channels ?? messageChannels);
  for (const [nodeId, card] of known) {
    const faults = card.kind.check?.(card.node.data, context) ?? [];
    for (const { code, severity, params } of faults) found.add(code, { nodeId, severity, params: params ?? {} });
    for (const channel of new Set(channelsOf(card.kind.timing(card.node.data)))) {
      if (offered.has(channel)) continue;
      const { fr, en } = channelWords[channel];
      found.add('P118', { nodeId, params: { channel, channelFr: fr, channelEn: en } });
    }
    for (const port of repeatedPorts(card)) found.add('P119', { nodeId, port, params: { port } });
  }
}

function repeatedPorts({ node, kind }: KnownNode): string[] {
  const ports = kind.ports(node.data).map(({ id }) => id);
  return [...new Set(ports.filter((id, index) => ports.indexOf(id) !== index))];
}
