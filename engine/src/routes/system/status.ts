import { contracts, type Progress, type Status } from '@relance/schemas';
import { clockView } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { mailboxStates } from '../../messages/mail/polling/watched-mailbox.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { readProgress } from '../../story/read-progress.js';

/** Items up to which the embedded database stays quick. */
const COMFORTABLE_ITEMS = 20_000;

/** Progress is computed at most so often, in real milliseconds, however many pages watch it. */
const PROGRESS_AGE_MS = 1000;

async function readStatus(dependencies: EngineDependencies, entityId: string): Promise<Status> {
  const { store, config } = dependencies;
  const entity = await store.entities.get(entityId);
  const [stops, accounts, cases, items, dispatches, tasks, incidents] = await Promise.all([
    store.sendingStops.inForce(entityId),
    store.accounts.count(entityId),
    store.cases.counts(entityId),
    store.items.counts(entityId),
    store.dispatches.counts(entityId),
    store.tasks.counts(entityId),
    store.dispatches.incidents(entityId, { limit: 1 }),
  ]);
  const embedded = config.embeddedDatabase;
  const mailboxes = mailboxStates(dependencies.mailboxes ?? [], entityId);
  return {
    mode: config.mailboxUrl === undefined ? 'smtp' : 'mailbox',
    demo: config.demo,
    sendingPaused: entity?.sendingPaused === true || stops.some(({ target }) => target === ''),
    clock: clockView(dependencies, entity),
    accounts,
    cases: { total: cases.total, ...cases.byState },
    items: { ...items },
    dispatches: { ...dispatches },
    tasksOpen: tasks.open,
    incidentsOpen: incidents.total,
    storage: { embedded, items: items.total, comfortableItems: COMFORTABLE_ITEMS, beyond: embedded && items.total > COMFORTABLE_ITEMS },
    ...(config.temporalUrl === undefined ? {} : { temporalUrl: config.temporalUrl }),
    ...(mailboxes.length === 0 ? {} : { mailboxes }),
    ...(config.mailboxUrl === undefined ? {} : { mailboxUrl: config.mailboxUrl }),
  };
}

/** State of the whole, and how far the dunning has come. */
export function statusRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const latest = new Map<string, { at: number; progress: Promise<Progress> }>();

  app.route({ ...contracts.getStatus, handler: (request) => readStatus(dependencies, callerIn(request).entityId) });

  app.route({
    ...contracts.getProgress,
    handler: (request) => {
      const { entityId } = callerIn(request);
      const known = latest.get(entityId);
      const now = dependencies.realNow();
      if (known !== undefined && now - known.at < PROGRESS_AGE_MS) return known.progress;
      const progress = readProgress(dependencies, entityId);
      latest.set(entityId, { at: now, progress });
      return progress;
    },
  });
}
