import { fromDayNumber, type Calendar, type CivilDate } from '@relance/domain';
import type { CaseRecord, Item, Progress, Task } from '@relance/schemas';
import type { Store } from '@relance/store';
import { businessMoment, clockView } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { standingsOf, summarize } from './summarize.js';

const PAGE = 200;
const DAY_MS = 86_400_000;
/** Contacts are shown for this many business days back. */
const SHOWN_DAYS = 120;

/** All pages of a list, one after the other. */
async function* allPages<Row>(read: (cursor: string | undefined) => Promise<{ rows: Row[]; nextCursor?: string }>): AsyncGenerator<Row> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield* page.rows;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

function after(cursor: string | undefined): { limit: number; cursor?: string } {
  return { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
}

function openItems(store: Store, entityId: string): AsyncGenerator<Item> {
  return allPages((cursor) => store.items.list(entityId, { open: true, ...after(cursor) }));
}

function cases(store: Store, entityId: string): AsyncGenerator<CaseRecord> {
  return allPages(async (cursor) => {
    const { cases: rows, ...page } = await store.cases.list(entityId, { ...after(cursor), sort: 'name' });
    return { rows, ...page };
  });
}

function tasks(store: Store, entityId: string): AsyncGenerator<Task> {
  return allPages((cursor) => store.tasks.list(entityId, after(cursor)));
}

interface DayCounts {
  contacts: number;
  tasks: number;
}

class Days {
  readonly #days = new Map<CivilDate, DayCounts>();
  readonly #calendar: Calendar;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  at(instantMs: number): DayCounts {
    const on = fromDayNumber(this.#calendar.toCivil(instantMs).day);
    const counts = this.#days.get(on) ?? { contacts: 0, tasks: 0 };
    this.#days.set(on, counts);
    return counts;
  }

  list(): Progress['contactsByDay'] {
    return [...this.#days].sort(([left], [right]) => (left < right ? -1 : 1)).map(([on, counts]) => ({ on, ...counts }));
  }
}

/** Counts what has been done and where every open item stands, from the read model alone. */
export async function readProgress(dependencies: EngineDependencies, entityId: string): Promise<Progress> {
  const { store } = dependencies;
  const entity = await store.entities.get(entityId);
  const { nowMs, calendar } = businessMoment(dependencies, entity);
  const days = new Days(calendar);
  for (const { settledAt, companionOf, trial } of await store.dispatches.acceptedBetween(
    entityId,
    nowMs - SHOWN_DAYS * DAY_MS,
    nowMs + DAY_MS,
  )) {
    if (settledAt !== undefined && companionOf === undefined && trial === undefined) days.at(settledAt).contacts += 1;
  }
  for await (const { openedAt, kind } of tasks(store, entityId)) if (kind === 'call') days.at(openedAt).tasks += 1;

  const standings = await standingsOf(openItems(store, entityId), cases(store, entityId));
  const [counts, contacts, dispatches, taskCounts] = await Promise.all([
    store.items.counts(entityId),
    store.dispatches.contacts(entityId),
    store.dispatches.counts(entityId),
    store.tasks.counts(entityId),
  ]);
  const { handedOver, waiting, unexplained, moving } = summarize(standings);
  const waitingItems = Object.values(waiting).reduce((total, count) => total + count, 0);
  return {
    clock: clockView(dependencies, entity),
    items: {
      total: counts.total,
      open: standings.length - handedOver,
      paid: counts.settled,
      absent: counts.absent,
      handedOver,
      waiting: waitingItems,
      unexplained,
    },
    waiting,
    contacts,
    contactsByDay: days.list(),
    tasksOpen: taskCounts.open,
    tasksDone: taskCounts.done,
    dispatches: { ...dispatches },
    settled: counts.total > 0 && moving === 0 && unexplained === 0 && taskCounts.open === 0,
  };
}
