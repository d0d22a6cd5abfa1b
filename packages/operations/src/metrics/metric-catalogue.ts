/** Bounds of the buckets of a duration, in seconds. */
const secondBuckets = [0.005, 0.02, 0.1, 0.5, 2, 10, 60] as const;

/** A metric: what it counts or measures, and by which labels. */
export interface MetricDefinition {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** Bounded sets of words: entities, channels, states, codes; never an id, a name or an address. */
  readonly labels: readonly string[];
  /** Which program tells it. */
  readonly of: 'engine' | 'workers' | 'both';
  /** Upper bounds of a histogram, ascending. */
  readonly buckets?: readonly number[];
}

/**
 * Every metric of engine and workers by its name: the one list that both programs, the dashboard, the alert rules and the runbooks keep to
 * (docs/operations). Gauges of the engine are read from the database at the moment of asking, so that no process has to remember anything.
 */
export const metricCatalogue = {
  relance_dependency_up: { kind: 'gauge', help: 'Whether a dependency answers: 1 or 0', labels: ['dependency'], of: 'both' },
  relance_contacts: { kind: 'gauge', help: 'Contacts by where they stand', labels: ['entity', 'channel', 'state'], of: 'engine' },
  relance_incidents_open: { kind: 'gauge', help: 'Cases that something keeps from going on', labels: ['entity'], of: 'engine' },
  relance_coverage_items: {
    kind: 'gauge',
    help: 'Overdue items: overdue in all, withToken, excluded, uncovered (must be 0)',
    labels: ['entity', 'kind'],
    of: 'engine',
  },
  relance_uncovered_items: { kind: 'gauge', help: 'Overdue items nobody looks after, by why', labels: ['entity', 'reason'], of: 'engine' },
  relance_tasks_open: { kind: 'gauge', help: 'Tasks that wait for a person', labels: ['entity'], of: 'engine' },
  relance_feed_age_hours: {
    kind: 'gauge',
    help: 'Business hours since the last item list was imported (items) and since the end of the last day whose payments are known (payments)',
    labels: ['entity', 'feed'],
    of: 'engine',
  },
  relance_sending_stopped: { kind: 'gauge', help: 'Switches that hold messages back', labels: ['entity', 'scope'], of: 'engine' },
  relance_sending_trial: {
    kind: 'gauge',
    help: 'Trials that send messages to the house instead of the customers',
    labels: ['entity'],
    of: 'engine',
  },
  relance_steps_due: { kind: 'gauge', help: 'Cases whose next move is due and not made', labels: ['entity'], of: 'engine' },
  relance_oldest_due_step_seconds: {
    kind: 'gauge',
    help: 'Real seconds since the oldest due move should have been made; 0: none is due',
    labels: ['entity'],
    of: 'engine',
  },
  relance_queue_backlog: { kind: 'gauge', help: 'Work that waits for a worker, about', labels: ['queue', 'work'], of: 'engine' },
  relance_queue_lag_seconds: {
    kind: 'gauge',
    help: 'How long the oldest work of a queue has waited for a worker',
    labels: ['queue', 'work'],
    of: 'engine',
  },
  relance_queue_pollers: { kind: 'gauge', help: 'Workers that ask a queue for work', labels: ['queue', 'work'], of: 'engine' },
  relance_http_requests_total: { kind: 'counter', help: 'Answers given, by class of status', labels: ['method', 'status'], of: 'engine' },
  relance_http_request_seconds: {
    kind: 'histogram',
    help: 'How long answers took',
    labels: ['method'],
    of: 'engine',
    buckets: secondBuckets,
  },
  relance_contact_outcomes_total: {
    kind: 'counter',
    help: 'What became of contacts that were tried',
    labels: ['channel', 'outcome'],
    of: 'workers',
  },
  relance_guard_refusals_total: {
    kind: 'counter',
    help: 'Contacts that did not leave, by why (law 25)',
    labels: ['channel', 'reason'],
    of: 'workers',
  },
  relance_activities_total: {
    kind: 'counter',
    help: 'Activities carried out, by how they ended',
    labels: ['activity', 'ended'],
    of: 'workers',
  },
  relance_activity_seconds: {
    kind: 'histogram',
    help: 'How long activities took',
    labels: ['activity'],
    of: 'workers',
    buckets: secondBuckets,
  },
  // told by the library, beside others of its own
  process_start_time_seconds: { kind: 'gauge', help: 'When the process started, seconds since 1970', labels: [], of: 'both' },
  process_cpu_seconds_total: { kind: 'counter', help: 'Processor time the process used', labels: [], of: 'both' },
  process_resident_memory_bytes: { kind: 'gauge', help: 'Memory the process holds', labels: [], of: 'both' },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

/** The name of a metric. */
export type MetricName = keyof typeof metricCatalogue;
