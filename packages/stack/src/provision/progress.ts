export { createProgress, duration } from '../../bootstrap/shared/progress.mjs';
export type { Progress, ProgressStep, ProgressStream } from '../../bootstrap/shared/progress.mjs';
