import { metricCatalogue, type MetricDefinition, type MetricName } from './metric-catalogue.js';

/** The values of the labels of a metric, by label. */
export type LabelsOf<Name extends MetricName> = Readonly<Record<(typeof metricCatalogue)[Name]['labels'][number], string>>;

interface Series {
  labels: string;
  value: number;
}

interface Measured {
  labels: string;
  counts: number[];
  sum: number;
  count: number;
}

/** Most label sets of one metric: a set that grows beyond it holds something that is no bounded word, and the rest is told as one. */
const MOST_SERIES = 1000;
const OTHER = 'other';

/** The content type of {@link Metrics.text}. */
export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';

function escaped(text: string): string {
  return text.replace(/\\/gu, '\\\\').replace(/\n/gu, '\\n').replace(/"/gu, '\\"');
}

function joined(definition: MetricDefinition, labels: Readonly<Record<string, string>>): string {
  return definition.labels.map((label) => `${label}="${escaped(labels[label] ?? '')}"`).join(',');
}

function numbered(value: number): string {
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : Number.isNaN(value) ? 'NaN' : '-Inf';
}

function lineOf(name: string, labels: string, value: number): string {
  return `${name}${labels === '' ? '' : `{${labels}}`} ${numbered(value)}`;
}

/** What a process counts and measures, told in the text format of Prometheus 0.0.4. Only metrics of the catalogue can be told. */
export class Metrics {
  readonly #values = new Map<MetricName, Map<string, Series>>();
  readonly #measured = new Map<MetricName, Map<string, Measured>>();

  /** Counts up by a number, 1 when absent. */
  count<Name extends MetricName>(name: Name, labels: LabelsOf<Name>, by = 1): void {
    this.#series(name, labels).value += by;
  }

  /** Says what a gauge stands at, or what a counter that is kept elsewhere has come to. */
  set<Name extends MetricName>(name: Name, labels: LabelsOf<Name>, value: number): void {
    this.#series(name, labels).value = value;
  }

  /** Puts a measured value, in the unit the name says, into its bucket. */
  observe<Name extends MetricName>(name: Name, labels: LabelsOf<Name>, value: number): void {
    const definition: MetricDefinition = metricCatalogue[name];
    const buckets = definition.buckets ?? [];
    const all = this.#measured.get(name) ?? new Map<string, Measured>();
    this.#measured.set(name, all);
    const key = this.#keyOf(all, definition, labels);
    const measured = all.get(key) ?? { labels: key, counts: buckets.map(() => 0), sum: 0, count: 0 };
    all.set(key, measured);
    const place = buckets.findIndex((bound) => value <= bound);
    if (place >= 0) measured.counts[place] = (measured.counts[place] ?? 0) + 1;
    measured.sum += value;
    measured.count += 1;
  }

  /** Everything told so far; a metric nobody told has no line. */
  text(): string {
    const blocks = (Object.keys(metricCatalogue) as MetricName[]).flatMap((name) => {
      const lines = [...this.#valueLines(name), ...this.#measuredLines(name)];
      if (lines.length === 0) return [];
      const { help, kind } = metricCatalogue[name];
      return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines];
    });
    return `${blocks.join('\n')}\n`;
  }

  #series(name: MetricName, labels: Readonly<Record<string, string>>): Series {
    const all = this.#values.get(name) ?? new Map<string, Series>();
    this.#values.set(name, all);
    const key = this.#keyOf(all, metricCatalogue[name], labels);
    const series = all.get(key) ?? { labels: key, value: 0 };
    all.set(key, series);
    return series;
  }

  #keyOf(all: ReadonlyMap<string, unknown>, definition: MetricDefinition, labels: Readonly<Record<string, string>>): string {
    const key = joined(definition, labels);
    if (all.size < MOST_SERIES || all.has(key)) return key;
    return joined(definition, Object.fromEntries(definition.labels.map((label) => [label, OTHER])));
  }

  #valueLines(name: MetricName): string[] {
    return [...(this.#values.get(name)?.values() ?? [])].map(({ labels, value }) => lineOf(name, labels, value));
  }

  #measuredLines(name: MetricName): string[] {
    const { buckets = [] }: MetricDefinition = metricCatalogue[name];
    return [...(this.#measured.get(name)?.values() ?? [])].flatMap(({ labels, counts, sum, count }) => {
      const within = (bound: string): string => (labels === '' ? `le="${bound}"` : `${labels},le="${bound}"`);
      let upTo = 0;
      const lines = buckets.map((bound, index) => {
        upTo += counts[index] ?? 0;
        return lineOf(`${name}_bucket`, within(String(bound)), upTo);
      });
      return [
        ...lines,
        lineOf(`${name}_bucket`, within('+Inf'), count),
        lineOf(`${name}_sum`, labels, sum),
        lineOf(`${name}_count`, labels, count),
      ];
    });
  }
}

/** Tells what the process itself uses: start, processor time, memory. */
export function tellProcess(metrics: Metrics): void {
  const { user, system } = process.cpuUsage();
  metrics.set('process_start_time_seconds', {}, Math.round(Date.now() / 1000 - process.uptime()));
  metrics.set('process_cpu_seconds_total', {}, (user + system) / 1e6);
  metrics.set('process_resident_memory_bytes', {}, process.memoryUsage.rss());
}
