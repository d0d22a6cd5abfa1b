import type { Locale } from '@relance/domain';
import { kindNamed } from '@relance/scenario';
import type { GraphNode } from '@relance/schemas';
import type { IconName } from '../ui/icon-paths.js';

/** Drawing of the icons the kinds name, and the channel colour of those that reach the debtor. */
const looks: Readonly<Record<string, { icon: IconName; channel: string }>> = {
  mail: { icon: 'mail', channel: 'ch-email' },
  message: { icon: 'sms', channel: 'ch-sms' },
  letter: { icon: 'letter', channel: 'ch-letter' },
  stamp: { icon: 'notice', channel: 'ch-notice' },
  phone: { icon: 'call', channel: 'ch-call' },
  check: { icon: 'task', channel: 'ch-none' },
  approval: { icon: 'shield', channel: 'ch-none' },
  event: { icon: 'event', channel: 'ch-none' },
  split: { icon: 'split', channel: 'ch-none' },
  repeat: { icon: 'repeat', channel: 'ch-none' },
  scenario: { icon: 'scenario', channel: 'ch-none' },
  group: { icon: 'group', channel: 'ch-none' },
  note: { icon: 'note', channel: 'ch-none' },
  play: { icon: 'start', channel: 'ch-none' },
  clock: { icon: 'wait', channel: 'ch-none' },
  fork: { icon: 'decision', channel: 'ch-none' },
  scale: { icon: 'handover', channel: 'ch-none' },
  flag: { icon: 'end', channel: 'ch-none' },
};
const unknownLook: { icon: IconName; channel: string } = { icon: 'task', channel: 'ch-none' };

/** Icon and channel colour of a kind, by the icon it names. */
export function lookOfKind(icon: string): { icon: IconName; channel: string } {
  return looks[icon] ?? unknownLook;
}

/** A way out of a card, in one language. */
export interface PortLook {
  id: string;
  label: string;
  nominal: boolean;
}

/** What a card needs to be drawn; a kind this version does not know is drawn plainly, without ports of its own. */
export interface KindLook {
  title: string;
  icon: IconName;
  channel: string;
  /** Drawn as a pill: entries, forks and ends. */
  pill: boolean;
  inert: boolean;
  step: boolean;
  entry: boolean;
  /** Contacts and human work are shown as done only when they were; the rest when the token is past them. */
  leavesTrace: boolean;
  offsetDays: number | undefined;
  ports: PortLook[];
}

/** Asks the registry of kinds how a node looks; nothing here names a kind. */
export function lookOf(node: GraphNode, locale: Locale): KindLook {
  const kind = kindNamed(node.kind);
  if (kind === undefined) {
    return {
      title: node.kind,
      ...unknownLook,
      pill: false,
      inert: false,
      step: true,
      entry: false,
      leavesTrace: false,
      offsetDays: undefined,
      ports: [],
    };
  }
  const look = lookOfKind(kind.icon);
  return {
    title: kind.title[locale],
    ...look,
    pill: kind.group !== 'contact' && kind.group !== 'human',
    inert: kind.role === 'inert',
    step: kind.role === 'step',
    entry: kind.role === 'entry',
    leavesTrace: kind.group === 'contact' || kind.group === 'human',
    offsetDays: kind.timing(node.data).offsetDays,
    ports: kind.ports(node.data).map(({ id, label, nominal }) => ({ id, label: label[locale], nominal: nominal === true })),
  };
}
