import type { Account } from './account.js';
import type { CaseRecord } from './case.js';
import type { Item } from './item.js';
import type { Payment } from './payment.js';
import type { RecordedFact } from './recorded-fact.js';
import type { Task } from './task.js';

/** Everything recorded about one case: what the store reads and the machine is told from. */
export interface CaseRecords {
  case: CaseRecord;
  /** Items of this case; one whose payer changed has moved to another case and is not among them. */
  items: Item[];
  /** The payer's account and those of the items. */
  accounts: Account[];
  /** Payments with an unallocated part. */
  payments: Payment[];
  tasks: Task[];
  facts: RecordedFact[];
}
