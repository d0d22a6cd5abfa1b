export { createProgress, duration } from '../../bootstrap/shared/progress.mjs';
export type { Progress, ProgressStep } from '../../bootstrap/shared/progress.mjs';
