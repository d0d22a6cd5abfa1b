/** What one message did to one item, so that a bounce can take it back (law 20). */
export interface LoggedStep {
  item: string;
  level: number;
  /** Level of the item before. */
  was: number;
  /** It counted as a written reminder (law 19). */
  reminds: boolean;
  /** It did, until its letter came back as unknown at the address (law 22). */
  unserved?: boolean;
  /** Of a message that may not have left: whether it counts as a written reminder once somebody says that it arrived. */
  mayRemind?: boolean;
  /** Of such a message: until when a deadline granted before bound the item, which is so again where it never arrived. */
  boundBefore?: number | undefined;
}

/** A contact that counts for gap and cap (law 14). */
export interface LoggedContact {
  unit: string;
  at: number;
  day: number;
  level: number;
  kind: 'message' | 'call';
  dispatchId: string;
  items: string[];
  channel?: string;
  /** Role it was addressed to, where each item is contacted on its own (law 13). */
  recipient?: string;
  steps?: LoggedStep[];
  /** Days granted from the first presentation of a registered letter (law 10). */
  grantedDays?: number;
  /** It came back, or was of a trial that is over: it counts for nothing any more (law 20). */
  bounced?: boolean;
  /** It went to an address of the house instead of the payer's. */
  trial?: boolean;
  /** Nobody can tell whether it left (law 20): a person is asked. */
  uncertain?: boolean;
  /** A person said that it never arrived; no address is to be checked. */
  lost?: boolean;
}
