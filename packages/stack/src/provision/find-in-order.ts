import type { Progress } from './progress.js';

/** What one look-up came to. `refused` ends the search: the user named this very place, so no other may silently stand in for it. */
export type Finding<T> = { outcome: 'found'; value: T; detail: string } | { outcome: 'absent' | 'failed' | 'refused'; detail: string };

/** One place where a service may be found. */
export interface Finder<T> {
  /** The place in words, e.g. `temporal on PATH`. */
  place: string;
  find(update: (detail: string) => void): Promise<Finding<T>>;
}

/** One look-up that was made, for the report. */
export interface Attempt {
  place: string;
  outcome: Finding<unknown>['outcome'];
  detail: string;
  durationMs: number;
}

/** What was found and all that was tried before. */
export interface Found<T> {
  value: T;
  attempts: Attempt[];
}

/** No place had the service: the message lists what was tried and what the user can do. */
export class ServiceMissingError extends Error {
  override name = 'ServiceMissingError';
  readonly service: string;
  readonly attempts: readonly Attempt[];
  readonly remedies: readonly string[];

  constructor(service: string, attempts: readonly Attempt[], remedies: readonly string[]) {
    const tried = attempts.map((attempt) => `  - ${attempt.place}: ${attempt.detail}`);
    const todo = remedies.map((remedy) => `  * ${remedy}`);
    super([`${service} could not be found or made.`, 'Tried:', ...tried, 'What you can do (any one of these):', ...todo].join('\n'));
    this.service = service;
    this.attempts = attempts;
    this.remedies = remedies;
  }
}

/**
 * Looks for a service place by place and takes the first that has it; every look-up is one line of progress. Throws ServiceMissingError when
 * none has it, or as soon as one is refused. An exception of a finder counts as `failed`.
 */
export async function findInOrder<T>(
  service: string,
  finders: readonly Finder<T>[],
  remedies: readonly string[],
  progress: Progress,
): Promise<Found<T>> {
  const attempts: Attempt[] = [];
  for (const finder of finders) {
    const finding = await attempt(service, finder, progress, attempts);
    if (finding.outcome === 'found') return { value: finding.value, attempts };
    if (finding.outcome === 'refused') break;
  }
  throw new ServiceMissingError(service, attempts, remedies);
}

async function attempt<T>(service: string, finder: Finder<T>, progress: Progress, attempts: Attempt[]): Promise<Finding<T>> {
  const begun = performance.now();
  const step = progress.step(`${service}: ${finder.place}`);
  const finding = await finder
    .find((detail) => {
      step.update(detail);
    })
    .catch((error: unknown): Finding<T> => ({ outcome: 'failed', detail: error instanceof Error ? error.message : String(error) }));
  attempts.push({ place: finder.place, outcome: finding.outcome, detail: finding.detail, durationMs: performance.now() - begun });
  if (finding.outcome === 'found') step.done(finding.detail);
  else if (finding.outcome === 'absent') step.passed(finding.detail);
  else step.failed(finding.detail);
  return finding;
}
