import { toDayNumber } from '@relance/domain';
import type { Metrics } from '@relance/operations';
import { uncoveredReasons, type Entity } from '@relance/schemas';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import type { LatestCoverage } from '../routes/system/latest-coverage.js';

const HOUR_MS = 3_600_000;
/** The coverage reads the whole book: for those who watch it is counted at most so often, in real milliseconds. */
const COVERAGE_AGE_MS = 60_000;
const scopes = ['everything', 'entity', 'scenario', 'channel', 'segment'] as const;

/** Tells how an entity stands: contacts, incidents, tasks, coverage, feeds, switches, what is due. Every figure is read anew. */
export async function tellEntity(
  dependencies: EngineDependencies,
  metrics: Metrics,
  entity: Entity,
  coverageOf: LatestCoverage,
): Promise<void> {
  await Promise.all([
    tellWork(dependencies, metrics, entity),
    tellFeeds(dependencies, metrics, entity),
    tellSwitches(dependencies, metrics, entity),
    tellCoverage(metrics, entity._id, coverageOf),
  ]);
}

async function tellWork(dependencies: EngineDependencies, metrics: Metrics, entity: Entity): Promise<void> {
  const { store, clock } = dependencies;
  const { _id: id } = entity;
  const { nowMs } = businessMoment(dependencies, entity);
  const [contacts, incidents, tasks, due] = await Promise.all([
    store.dispatches.countsByChannel(id),
    store.cases.list(id, { state: 'incident', limit: 1 }),
    store.tasks.counts(id),
    store.cases.due(id, nowMs),
  ]);
  for (const { channel, state, dispatches } of contacts) metrics.set('relance_contacts', { entity: id, channel, state }, dispatches);
  metrics.set('relance_incidents_open', { entity: id }, incidents.total);
  metrics.set('relance_tasks_open', { entity: id }, tasks.open);
  metrics.set('relance_steps_due', { entity: id }, due.cases);
  metrics.set('relance_oldest_due_step_seconds', { entity: id }, Math.round((nowMs - (due.oldestAt ?? nowMs)) / clock.scale / 1000));
}

async function tellFeeds(dependencies: EngineDependencies, metrics: Metrics, entity: Entity): Promise<void> {
  const { store } = dependencies;
  const { _id: id } = entity;
  const { nowMs, calendar } = businessMoment(dependencies, entity);
  const [items, knownTo] = await Promise.all([store.imports.latest(id, 'items'), store.imports.paymentsKnownTo(id)]);
  const hoursSince = (instantMs: number): number => Math.max(0, Math.round((nowMs - instantMs) / HOUR_MS));
  if (items !== undefined) metrics.set('relance_feed_age_hours', { entity: id, feed: 'items' }, hoursSince(items.at));
  const latest = knownTo.toSorted().at(-1);
  if (latest === undefined) return;
  metrics.set('relance_feed_age_hours', { entity: id, feed: 'payments' }, hoursSince(calendar.toInstant(toDayNumber(latest) + 1, 0)));
}

async function tellSwitches({ store }: EngineDependencies, metrics: Metrics, entity: Entity): Promise<void> {
  const { _id: id, sendingPaused } = entity;
  const [stops, trials] = await Promise.all([store.sendingStops.inForce(id), store.trials.inForce(id)]);
  for (const scope of scopes) {
    const paused = scope === 'entity' && sendingPaused === true ? 1 : 0;
    const stopped = stops.filter((stop) => stop.scope === scope).length;
    metrics.set('relance_sending_stopped', { entity: id, scope }, stopped + paused);
  }
  metrics.set('relance_sending_trial', { entity: id }, trials.length);
}

async function tellCoverage(metrics: Metrics, entity: string, coverageOf: LatestCoverage): Promise<void> {
  const { figure } = await coverageOf(entity, COVERAGE_AGE_MS);
  for (const kind of ['overdue', 'withToken', 'excluded', 'uncovered'] as const) {
    metrics.set('relance_coverage_items', { entity, kind }, figure[kind]);
  }
  for (const reason of uncoveredReasons) metrics.set('relance_uncovered_items', { entity, reason }, figure.reasons[reason] ?? 0);
}
