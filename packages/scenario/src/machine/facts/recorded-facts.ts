import type { MessageChannel } from '@relance/schemas';

/**
 * A dated suspension (law 8): promise, dispute, hold… of an item or, without `itemId`, of the whole case; open-ended while `untilDay` is absent.
 * Days are civil day numbers in the entity's zone.
 */
export interface SuspensionFacts {
  id: string;
  kind:
    | 'promise'
    | 'dispute'
    | 'hold'
    | 'paymentAnnounced'
    | 'collection'
    | 'reply'
    /** Under an open task about a reply, a part payment or an address. */
    | 'checking'
    /** Refused or suspended on the buyer's platform, until corrected. */
    | 'platform'
    /** Payment ordered by a public body. */
    | 'paymentOrdered'
    /** A residue that looks like tax, retention or discount, until a person has said what it is (law 5). */
    | 'underpayment';
  itemId?: string;
  fromDay: number;
  untilDay?: number;
  liftedDay?: number;
  /** When the lift was recorded; absent: it was known with the fact itself (law 3). */
  liftedAt?: number;
  recordedAt: number;
  owner?: string;
  /** What an open task checks: each suspends an item once (law 8). */
  about?: 'reply' | 'partPayment' | 'address';
  /** A promise: what was promised, and on which items (oldest first). A part dispute: what is disputed; the rest goes on walking. */
  cents?: number;
  currency?: string;
  itemIds?: string[];
  /** A promise the credit manager agreed to, by name, from this instant on: it holds to its own date however far (law 8). */
  granted?: { by: string; at: number };
  /** Withdrawn as recorded in error: it has no effect at all. */
  inError?: boolean;
}

/** A contact somebody made outside Relance and logged: counts for gap and cap (law 14). */
export interface OutsideContactFacts {
  id: string;
  day: number;
  recordedAt: number;
  /** Absent: about the whole case. */
  itemIds?: string[];
  isCall?: boolean;
  level?: number;
}

/** What became of a letter (law 22): the day it was posted, or taken out before that; then for a registered one its outcome with date and proof. */
export interface LetterFacts {
  dispatchId: string;
  postedDay?: number;
  /** Taken out of its batch unposted: it advances nothing (law 12), and what is still owed is decided anew (law 25). */
  takenOutDay?: number;
  /** A person withheld it: its items are parked until somebody decides (law 12). */
  withheld?: boolean;
  outcome?: 'received' | 'refused' | 'unclaimed' | 'unknownAddress';
  outcomeDay?: number;
  /** First presentation, from which its deadline runs (law 10). */
  presentedDay?: number;
  recordedAt: number;
}

/** An accepted message came back (law 20): it no longer counts for laws 7, 14, 19 and moves no token back. */
export interface BounceFacts {
  dispatchId: string;
  day: number;
  recordedAt: number;
  /** The items it was about, suspended while somebody checks the address (law 8); absent: none is. */
  itemIds?: string[];
  /** Day on which the address was put right, and when that was recorded. */
  checkedDay?: number;
  checkedAt?: number;
}

/** A trial is over (its messages went to the house, not to the payer): none of them counts, and the items it moved go back. */
export interface TrialEndFacts {
  id: string;
  /** Absent: every item of the case. */
  itemIds?: string[];
  recordedAt: number;
}

/** The payer refused a channel (law 8): never a letter or a notice. */
export interface OppositionFacts {
  id: string;
  channel: MessageChannel | 'call';
  fromDay: number;
  liftedDay?: number;
  /** When the lift was recorded; absent: it was known with the fact itself (law 3). */
  liftedAt?: number;
  recordedAt: number;
}

/** A judgment that opens insolvency, a fact of the legal person (law 8): items delivered before it stop, later ones ask a human. */
export interface InsolvencyFacts {
  id: string;
  day: number;
  recordedAt: number;
}

/** Originals leave net and lists while it runs; its instalments are items of their own with tokens (law 8). */
export interface InstalmentPlanFacts {
  id: string;
  itemIds: string[];
  fromDay: number;
  recordedAt: number;
  /** Broken from this day on: instalments stop, originals resume in place. */
  brokenDay?: number;
  /** When the breach was recorded; absent: it was known with the plan itself (law 3). */
  brokenAt?: number;
  /** Business days after which an instalment not paid in full breaks the plan by itself; absent: a person says so. */
  missedAfterBusinessDays?: number;
}

/** Accessories somebody gave up, by name and date (law 5). */
export interface WaiverFacts {
  itemId: string;
  day: number;
  recordedAt: number;
  /** Who gave them up. */
  author?: string;
}

/** A date from outside that nothing moves (law 28): insurer's declaration, end of cover, limitation, claim in insolvency, recovery of goods. */
export interface OutsideDeadlineFacts {
  id: string;
  itemId?: string;
  kind: 'insurerDeclaration' | 'endOfCover' | 'limitation' | 'insolvencyClaim' | 'recoveryOfGoods';
  day: number;
  owner: string;
  recordedAt: number;
}

/** Deliveries to the payer, asked to be blocked or blocked by a person's word (`active`); the release is a person's word as well. */
export interface DeliveryBlockFacts {
  id: string;
  state: 'requested' | 'active';
  recordedAt: number;
  owner: string;
  /** Absent: whatever of the case is overdue. */
  itemIds?: string[];
  /** When its end was recorded: withdrawn, or released. */
  liftedAt?: number;
}

/** What a person ordered about one item (law 27), with author and reason; it obeys laws 14, 17 and 25. */
export interface CommandFacts {
  id: string;
  itemId: string;
  command: 'skip' | 'stepBack' | 'reopen' | 'notBefore' | 'scenarioChange';
  /** The step it was given about: where the item stands elsewhere by then, nothing happens. */
  nodeId?: string;
  /** For `notBefore`: the day admission was put off to. */
  day?: number;
  at: number;
  author: string;
  reason: string;
}

/** A payment feed arrived: everything received up to that day is known (laws 8, 25). */
export interface FeedFacts {
  coversDay: number;
  recordedAt: number;
}
