import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { metricCatalogue, type MetricDefinition, type MetricName } from './metric-catalogue.js';

type Catalogue = typeof metricCatalogue;

/** The metrics of one kind. */
type NameOf<Kind extends MetricDefinition['kind']> = {
  [Name in MetricName]: Catalogue[Name]['kind'] extends Kind ? Name : never;
}[MetricName];

/** The values of the labels of a metric, by label. */
type LabelsOf<Name extends MetricName> = Readonly<Record<Catalogue[Name]['labels'][number], string>>;

/** The content type of {@link Metrics.text}. */
export const metricsContentType = Registry.PROMETHEUS_CONTENT_TYPE;

/** What a process counts and measures, told in the text format of Prometheus. Only metrics of the catalogue can be told; one that nobody told has no line. */
export class Metrics {
  readonly #registry = new Registry();

  /** Counts up by one. */
  count<Name extends NameOf<'counter'>>(name: Name, labels: LabelsOf<Name>): void {
    const known = this.#registry.getSingleMetric(name);
    const counter = known instanceof Counter ? known : new Counter(this.#definitionOf(name));
    counter.inc(labels);
  }

  /** Says what a gauge stands at. */
  set<Name extends NameOf<'gauge'>>(name: Name, labels: LabelsOf<Name>, value: number): void {
    const known = this.#registry.getSingleMetric(name);
    const gauge = known instanceof Gauge ? known : new Gauge(this.#definitionOf(name));
    gauge.set(labels, value);
  }

  /** Puts a measured value, in the unit the name says, into its bucket. */
  observe<Name extends NameOf<'histogram'>>(name: Name, labels: LabelsOf<Name>, value: number): void {
    const known = this.#registry.getSingleMetric(name);
    const histogram =
      known instanceof Histogram ? known : new Histogram({ ...this.#definitionOf(name), buckets: [...metricCatalogue[name].buckets] });
    histogram.observe(labels, value);
  }

  /** Tells from now on what the process itself uses: processor, memory, delays of its loop. To be asked once in a process. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Everything told so far. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #definitionOf(name: MetricName): { name: MetricName; help: string; labelNames: string[]; registers: [Registry] } {
    const { help, labels } = metricCatalogue[name];
    return { name, help, labelNames: [...labels], registers: [this.#registry] };
  }
}
