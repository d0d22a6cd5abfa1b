import type { Item } from '@relance/schemas';
import type { EngineDependencies } from '../dependencies.js';
import { forEachBounded } from './for-each-bounded.js';

/** Open items read at once. */
const PAGE = 200;
const CONCURRENT_WRITES = 8;

/** How far the opening of a segment's cases is; `failed` says why it stopped. */
export interface OpeningProgress {
  done: number;
  total: number;
  failed?: string;
}

/** Opens the cases of segments that get a scenario, in the background; what a crash interrupts, the daily sweep completes. */
export class CaseOpening {
  readonly #dependencies: EngineDependencies;
  readonly #progress = new Map<string, OpeningProgress>();
  readonly #running = new Set<Promise<void>>();

  constructor(dependencies: EngineDependencies) {
    this.#dependencies = dependencies;
  }

  /** How far the opening of a segment is, if this engine began one. */
  progressOf(entityId: string, segment: string): OpeningProgress | undefined {
    return this.#progress.get(`${entityId}/${segment}`);
  }

  /** Resolves when nothing is being opened any more. */
  async finished(): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Begins to open every case with an open item of the segment; how many there are. */
  async open(entityId: string, segment: string, nowMs: number): Promise<number> {
    const caseIds = await this.#casesOf(entityId, segment);
    const progress: OpeningProgress = { done: 0, total: caseIds.length };
    this.#progress.set(`${entityId}/${segment}`, progress);
    const work: Promise<void> = this.#openAll(entityId, caseIds, nowMs, progress)
      .catch((error: unknown) => {
        // told where the progress is shown; the sweep opens what is left
        progress.failed = error instanceof Error ? error.message : String(error);
      })
      .finally(() => {
        this.#running.delete(work);
      });
    this.#running.add(work);
    return caseIds.length;
  }

  async #openAll(entityId: string, caseIds: readonly string[], nowMs: number, progress: OpeningProgress): Promise<void> {
    const { store, starter } = this.#dependencies;
    // the plan new items enter is a fact of the case: its version must rise, or a running case would not read it again
    await forEachBounded(caseIds, CONCURRENT_WRITES, async (caseId) => {
      await store.cases.recordFacts(entityId, caseId, { at: nowMs });
    });
    const targets = caseIds.map((caseId) => ({ entityId, caseId }));
    await starter.wake(targets, { eventId: `assign-${String(nowMs)}`, recordedAt: nowMs }, (done) => {
      progress.done = done;
    });
  }

  async #casesOf(entityId: string, segment: string): Promise<string[]> {
    const { store } = this.#dependencies;
    const caseIds = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await store.items.list(entityId, { open: true, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
      for (const caseId of await this.#withSegment(entityId, page.rows, segment)) caseIds.add(caseId);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return [...caseIds];
  }

  async #withSegment(entityId: string, items: readonly Item[], segment: string): Promise<string[]> {
    const accounts = await this.#dependencies.store.accounts.getMany(entityId, [...new Set(items.map(({ accountId }) => accountId))]);
    const ids = new Set(accounts.filter((account) => account.segment === segment).map(({ _id }) => _id));
    return items.filter(({ accountId }) => ids.has(accountId)).map(({ caseId }) => caseId);
  }
}
