import { messageChannels } from '@relance/schemas';
import type { SimulationEvent, SimulationEventType } from '../simulation.js';

/** What an event of each type may carry beside `date` and `type`. */
export type EventMember = Exclude<keyof SimulationEvent, 'date' | 'type'>;

/** The members of one type of event: those it cannot do without, at least one of a few, and those it may have. */
export interface EventForm {
  needs: readonly EventMember[];
  oneOf?: readonly EventMember[];
  may: readonly EventMember[];
  /** What a word must be, where only some are known to this type. */
  words?: Readonly<Partial<Record<EventMember, readonly string[]>>>;
}

const itemOrItems = ['item', 'items'] as const;
const anybody = ['account', 'item', 'items'] as const;
const sum = ['cents', 'currency'] as const;
const channelWords = [...messageChannels, 'call'] as const;

/** Names one item or several, and nothing else it cannot do without. */
function aboutItems(...may: EventMember[]): EventForm {
  return { needs: [], oneOf: itemOrItems, may: ['account', ...may] };
}

/** Names items, an account, or nobody: then it concerns every account. */
function aboutAnybody(...may: EventMember[]): EventForm {
  return { needs: [], may: [...anybody, ...may] };
}

/** What each type of event reads; one literal table, which border checks and documentation follow. */
export const eventForms: Readonly<Record<SimulationEventType, EventForm>> = {
  payment: aboutAnybody(...sum),
  receipt: { needs: ['cents'], may: [...anybody, 'currency'] },
  paymentReversed: aboutItems(...sum),
  debitRejected: aboutItems(...sum, 'reason'),
  paymentAnnounced: aboutAnybody('until', 'reason', ...sum),
  collection: aboutItems('until'),
  creditNote: { needs: ['item', 'cents'], may: ['account', 'currency', 'names', 'blocked'] },
  newItem: { needs: ['item', 'cents'], may: ['account', 'currency', 'until', 'lastLevel'] },
  dueDateMoved: { ...aboutItems(), needs: ['until'] },
  promise: { ...aboutAnybody(...sum, 'owner'), needs: ['until'] },
  promiseGranted: aboutAnybody('owner'),
  promiseRefused: aboutAnybody('owner'),
  dispute: aboutAnybody(...sum, 'until', 'owner'),
  disputeLifted: aboutAnybody('inError'),
  hold: aboutAnybody('until', 'owner'),
  holdLifted: aboutAnybody('inError'),
  plan: { needs: ['instalments'], oneOf: itemOrItems, may: ['account', 'owner'] },
  planBroken: aboutAnybody(),
  insolvent: { needs: [], may: ['account'] },
  opposed: { needs: ['channel'], may: ['account'], words: { channel: channelWords } },
  opposedLifted: { needs: ['channel'], may: ['account'], words: { channel: channelWords } },
  outcome: { ...aboutAnybody('nodeId'), needs: ['outcome'] },
  reply: aboutAnybody('until'),
  platform: aboutItems('until', 'reason'),
  platformLifted: aboutItems('inError'),
  paymentOrdered: aboutItems('until'),
  posted: { needs: [], may: ['account'] },
  letterOutcome: {
    needs: ['outcome'],
    oneOf: itemOrItems,
    may: ['account', 'presented'],
    words: { outcome: ['received', 'refused', 'unclaimed', 'unknownAddress'] },
  },
  bounced: aboutItems(),
  addressChecked: aboutItems(),
  sendFailed: { needs: [], may: ['account', 'channel', 'outcome'], words: { channel: messageChannels } },
  contactOutside: { ...aboutAnybody('channel', 'level'), words: { channel: channelWords } },
  handedOver: aboutItems(),
  writtenOff: aboutItems(),
  recalled: aboutItems(),
  waived: aboutItems('owner', 'reason'),
  underpaymentChecked: aboutItems('owner', 'reason'),
  outsideDeadline: {
    needs: ['kind', 'until'],
    may: ['account', 'item', 'owner'],
    words: { kind: ['insurerDeclaration', 'endOfCover', 'limitation', 'insolvencyClaim', 'recoveryOfGoods'] },
  },
  command: {
    needs: ['command'],
    oneOf: itemOrItems,
    may: ['account', 'until', 'owner', 'reason'],
    words: { command: ['skip', 'stepBack', 'reopen', 'notBefore'] },
  },
};
