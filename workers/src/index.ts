export type { CaseActivities, ChannelActivities } from './activity-contract.js';
export { runWorkers, type RunningWorkers } from './run-workers.js';
export type { WorkLog } from './operations/work-log.js';
export type { WorkerConfig } from './worker-config.js';
export { bundleWorkflows } from './bundle-workflows.js';
