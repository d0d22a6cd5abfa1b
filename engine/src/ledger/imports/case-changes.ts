import type { CaseFacts } from '@relance/store';
import { casesToWake } from './cases-to-wake.js';
import type { ImportSession } from './import-session.js';

/** What changed about a case. */
export interface CaseChange {
  caseId: string;
  /** Whose it is; given, the case is made when it is not there. */
  payerAccountId?: string;
  itemIds: readonly string[];
  paymentIds?: readonly string[];
  /** The case an item left because its payer changed. */
  previousCaseId?: string;
}

interface Gathered {
  payerAccountId?: string;
  itemIds: Set<string>;
  paymentIds: Set<string>;
}

/** The cases an import changes: told of their new facts as it goes, woken once at its end. */
export class CaseChanges {
  readonly #session: ImportSession;
  readonly #changed = new Set<string>();

  constructor(session: ImportSession) {
    this.#session = session;
  }

  /** Records the facts of a chunk with their cases: in bulk, after the facts themselves were written. */
  async record(changes: readonly CaseChange[]): Promise<void> {
    const gathered = new Map<string, Gathered>();
    const entryOf = (caseId: string): Gathered => {
      const entry = gathered.get(caseId) ?? { itemIds: new Set<string>(), paymentIds: new Set<string>() };
      gathered.set(caseId, entry);
      return entry;
    };
    for (const { caseId, payerAccountId, itemIds, paymentIds = [], previousCaseId } of changes) {
      const entry = entryOf(caseId);
      if (payerAccountId !== undefined) entry.payerAccountId = payerAccountId;
      for (const id of itemIds) entry.itemIds.add(id);
      for (const id of paymentIds) entry.paymentIds.add(id);
      if (previousCaseId !== undefined) entryOf(previousCaseId);
    }
    const { dependencies, entity, recordedAt } = this.#session;
    const facts = [...gathered].map(([caseId, { payerAccountId, itemIds, paymentIds }]): CaseFacts => {
      const maker = payerAccountId === undefined || this.#changed.has(caseId) ? {} : { payerAccountId };
      return { caseId, itemIds: [...itemIds], paymentIds: [...paymentIds], ...maker };
    });
    await dependencies.store.cases.recordFactsOfMany(entity._id, facts, recordedAt);
    for (const caseId of gathered.keys()) this.#changed.add(caseId);
  }

  /** Opens or wakes the changed cases that a scenario concerns; how many. */
  async wake(): Promise<number> {
    const { dependencies, entity, importId, recordedAt, report } = this.#session;
    const targets = await casesToWake(dependencies.store, entity._id, [...this.#changed]);
    await dependencies.starter.wake(targets, { eventId: importId, recordedAt }, (done, total) => {
      report({ phase: 'waking', done, total });
    });
    return targets.length;
  }
}
