import { toDayNumber } from '@relance/domain';
import type { FactKind, RecordedFact } from '@relance/schemas';
import type { CaseFacts, ItemFacts } from '../machine/facts/environment.js';
import type { CommandFacts, DeliveryBlockFacts, LetterFacts, OppositionFacts, SuspensionFacts } from '../machine/facts/recorded-facts.js';

type Lists = Omit<CaseFacts, 'version' | 'caseId' | 'entityId' | 'payer' | 'items' | 'receipts' | 'tasks' | 'feeds'>;

/** What the machine is told of one recorded fact: entries of its lists, and what is so about single items. */
export interface Told {
  lists?: Partial<Lists>;
  items?: Readonly<Record<string, Partial<ItemFacts>>>;
}

const nothing: Told = {};

function liftOf({ lift }: RecordedFact): Pick<SuspensionFacts, 'liftedDay' | 'liftedAt' | 'inError'> {
  if (lift === undefined) return {};
  return { liftedDay: toDayNumber(lift.on), liftedAt: lift.at, ...(lift.inError === true ? { inError: true } : {}) };
}

/** A fact that keeps items in their place (law 8); its texts stay behind. */
function suspension(kind: SuspensionFacts['kind']): (fact: RecordedFact) => Told {
  return (fact) => {
    const { _id, fromOn, untilOn, cents, currency, itemIds, owner, recordedAt } = fact;
    const told: SuspensionFacts = { id: _id, kind, fromDay: toDayNumber(fromOn), recordedAt, owner, ...liftOf(fact) };
    if (untilOn !== undefined) told.untilDay = toDayNumber(untilOn);
    if (cents !== undefined) told.cents = cents;
    if (currency !== undefined) told.currency = currency;
    // a part dispute is about one item, named alone
    if (itemIds?.length === 1 && itemIds[0] !== undefined) told.itemId = itemIds[0];
    else if (itemIds !== undefined) told.itemIds = itemIds;
    return { lists: { suspensions: [told] } };
  };
}

/** A channel the payer refused, or one that is on hold until a day (law 8). */
function opposition(fact: RecordedFact): Told {
  const { _id: id, channel, fromOn, untilOn, recordedAt, lift } = fact;
  if (channel === undefined || lift?.inError === true) return nothing;
  const told: OppositionFacts = { id, channel, fromDay: toDayNumber(fromOn), recordedAt };
  if (untilOn !== undefined) told.liftedDay = toDayNumber(untilOn) + 1;
  if (lift === undefined) return { lists: { oppositions: [told] } };
  return { lists: { oppositions: [{ ...told, liftedDay: toDayNumber(lift.on), liftedAt: lift.at }] } };
}

/** A message that came back: its items wait until the address is checked, which its lift says (law 8); an error had no effect. */
function bounce({ dispatchId, fromOn, itemIds, recordedAt, lift }: RecordedFact): Told {
  if (dispatchId === undefined || lift?.inError === true) return nothing;
  const about = itemIds === undefined ? {} : { itemIds };
  const checked = lift === undefined ? {} : { checkedDay: toDayNumber(lift.on), checkedAt: lift.at };
  return { lists: { bounces: [{ dispatchId, day: toDayNumber(fromOn), recordedAt, ...about, ...checked }] } };
}

/** What the post made of a letter (law 22), by the id of its dispatch. */
function ofLetter(tell: (fact: RecordedFact, day: number) => Partial<LetterFacts>): (fact: RecordedFact) => Told {
  return unlessWithdrawn((fact, day) => {
    const { dispatchId, recordedAt } = fact;
    return dispatchId === undefined ? nothing : { lists: { letters: [{ dispatchId, recordedAt, ...tell(fact, day) }] } };
  });
}

const letterOutcomes = ['received', 'refused', 'unclaimed', 'unknownAddress'] as const;

/** Business days an instalment may be late before it breaks its plan, where the plan does not say. */
const USUAL_GRACE_DAYS = 5;

/** A plan of instalments, which are items of their own; lifted it is broken, from its first day on where it was an error (law 8). */
function instalmentPlan({ _id: id, fromOn, itemIds = [], recordedAt, graceDays = USUAL_GRACE_DAYS, lift }: RecordedFact): Told {
  const fromDay = toDayNumber(fromOn);
  const told = { id, itemIds, fromDay, recordedAt, missedAfterBusinessDays: graceDays };
  if (lift === undefined) return { lists: { instalmentPlans: [told] } };
  const brokenDay = lift.inError === true ? fromDay : toDayNumber(lift.on);
  return { lists: { instalmentPlans: [{ ...told, brokenDay, brokenAt: lift.at }] } };
}

/** Of a fact that happened: withdrawn, it is as if it had never been recorded. */
function unlessWithdrawn(tell: (fact: RecordedFact, day: number) => Told): (fact: RecordedFact) => Told {
  return (fact) => (fact.lift === undefined ? tell(fact, toDayNumber(fact.fromOn)) : nothing);
}

/** The same about every item it names. */
function onItems({ itemIds = [] }: RecordedFact, facts: Partial<ItemFacts>): Told {
  return { items: Object.fromEntries(itemIds.map((itemId) => [itemId, facts])) };
}

/** An order about each of its items (law 27); who gave it and why are told by the fact itself, for no text leaves for the machine. */
function command(name: CommandFacts['command']): (fact: RecordedFact) => Told {
  return unlessWithdrawn(({ _id, itemIds = [], nodeIds = {}, untilOn, recordedAt: at, recordedBy: author }) => ({
    lists: {
      commands: itemIds.map((itemId) => ({
        id: `${_id}/${itemId}`,
        itemId,
        command: name,
        at,
        author,
        reason: _id,
        ...(nodeIds[itemId] === undefined ? {} : { nodeId: nodeIds[itemId] }),
        ...(untilOn === undefined ? {} : { day: toDayNumber(untilOn) }),
      })),
    },
  }));
}

/** A block of deliveries, asked for or active, until its lift says it is over. */
function deliveryBlock(state: DeliveryBlockFacts['state']): (fact: RecordedFact) => Told {
  return ({ _id: id, itemIds, owner, recordedAt, lift }) => {
    const told: DeliveryBlockFacts = { id, state, recordedAt, owner };
    if (itemIds !== undefined) told.itemIds = itemIds;
    if (lift !== undefined) told.liftedAt = lift.at;
    return { lists: { deliveryBlocks: [told] } };
  };
}

const toldByItems = (): Told => nothing;

/** A hold keeps items in their place, or a channel shut; one on a contact only chooses who is written to ({@link withoutHeldContacts}). */
function hold(fact: RecordedFact): Told {
  if (fact.contact !== undefined) return nothing;
  return fact.channel === undefined ? suspension('hold')(fact) : opposition(fact);
}

/** What the machine makes of each kind of fact: ids, dates and amounts, never a text (DESIGN §4). */
const tellers: Readonly<Record<FactKind, (fact: RecordedFact) => Told>> = {
  promise: suspension('promise'),
  dispute: suspension('dispute'),
  hold,
  objection: suspension('hold'),
  instalmentPlan,
  paymentAnnounced: suspension('paymentAnnounced'),
  collection: suspension('collection'),
  platform: suspension('platform'),
  paymentOrdered: suspension('paymentOrdered'),
  underpayment: suspension('underpayment'),
  reply: suspension('reply'),
  opposition,
  outsideContact: unlessWithdrawn(({ _id: id, itemIds, channel, level, recordedAt }, day) => {
    const about = { ...(itemIds === undefined ? {} : { itemIds }), ...(level === undefined ? {} : { level }) };
    return { lists: { contactsOutside: [{ id, day, recordedAt, isCall: channel === 'call', ...about }] } };
  }),
  bounce,
  insolvency: unlessWithdrawn(({ _id: id, recordedAt }, day) => ({ lists: { insolvencies: [{ id, day, recordedAt }] } })),
  delivered: unlessWithdrawn((fact, deliveryDay) => onItems(fact, { deliveryDay })),
  factoring: unlessWithdrawn((fact) => {
    const { holder: by, hasMandate: mandate = false } = fact;
    return by === undefined ? nothing : onItems(fact, { holder: { by, mandate } });
  }),
  creditNote: unlessWithdrawn((fact) => {
    const { namesItem: namesItemId, blocked } = fact;
    return onItems(fact, { ...(namesItemId === undefined ? {} : { namesItemId }), ...(blocked === undefined ? {} : { blocked }) });
  }),
  waiver: unlessWithdrawn(({ itemIds = [], recordedAt, recordedBy: author }, day) => ({
    lists: { waivers: itemIds.map((itemId) => ({ itemId, day, recordedAt, author })) },
  })),
  deliveryBlockRequest: deliveryBlock('requested'),
  deliveryBlock: deliveryBlock('active'),
  outsideDeadline: unlessWithdrawn(({ _id, itemIds, deadline: kind, untilOn, owner, recordedAt }) => {
    if (kind === undefined || untilOn === undefined) return nothing;
    const dated = { kind, day: toDayNumber(untilOn), owner, recordedAt };
    if (itemIds === undefined) return { lists: { outsideDeadlines: [{ id: _id, ...dated }] } };
    return { lists: { outsideDeadlines: itemIds.map((itemId) => ({ id: `${_id}/${itemId}`, itemId, ...dated })) } };
  }),
  letterPosted: ofLetter((_fact, postedDay) => ({ postedDay })),
  letterTakenOut: ofLetter(({ reason }, takenOutDay) => ({ takenOutDay, ...(reason === 'withheld' ? { withheld: true } : {}) })),
  letterPresented: ofLetter((_fact, presentedDay) => ({ presentedDay })),
  letterOutcome: ofLetter(({ reason }, outcomeDay) => {
    const outcome = letterOutcomes.find((known) => known === reason);
    return outcome === undefined ? {} : { outcome, outcomeDay };
  }),
  history: unlessWithdrawn((fact, lastContactDay) =>
    onItems(fact, { lastContactDay, historyConfirmed: true, ...(fact.level === undefined ? {} : { lastLevel: fact.level }) }),
  ),
  trialOver: unlessWithdrawn(({ _id: id, itemIds, recordedAt }) => ({
    lists: { trialEnds: [{ id, recordedAt, ...(itemIds === undefined ? {} : { itemIds }) }] },
  })),
  skip: command('skip'),
  scenarioChange: command('scenarioChange'),
  stepBack: command('stepBack'),
  // still owed, so never without an owner and a day of review (law 12)
  closed: suspension('hold'),
  reopen: command('reopen'),
  notBefore: command('notBefore'),
  dueDate: toldByItems,
  handover: toldByItems,
  writeOff: toldByItems,
  answer: toldByItems,
  note: toldByItems,
};

/** What the machine is told of a recorded fact (law 3). */
export function tellMachine(fact: RecordedFact): Told {
  return tellers[fact.kind](fact);
}

/** The facts of a case with everything people recorded about it told on top, in the order given. Pure. */
export function withRecorded(facts: CaseFacts, recorded: readonly RecordedFact[]): CaseFacts {
  const told = recorded.map(tellMachine);
  const lists: Record<string, unknown[]> = {};
  const ofItems = new Map<string, Partial<ItemFacts>>();
  for (const { lists: entries = {}, items = {} } of told) {
    for (const [name, list] of Object.entries(entries)) lists[name] = [...(lists[name] ?? []), ...list];
    for (const [itemId, more] of Object.entries(items)) ofItems.set(itemId, { ...ofItems.get(itemId), ...more });
  }
  return { ...facts, ...lists, items: facts.items.map((item) => ({ ...item, ...ofItems.get(item.id) })) };
}
