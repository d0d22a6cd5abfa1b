export { payloadCodec } from './codec/payload-codec.js';
export { payloadKeys, type PayloadKeys } from './codec/payload-keys.js';
export { metricCatalogue, type MetricDefinition, type MetricName } from './metrics/metric-catalogue.js';
export { Metrics, metricsContentType } from './metrics/metrics.js';
