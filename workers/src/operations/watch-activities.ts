import type { Metrics } from '@relance/operations';
import type { ContactRequest, EffectResult } from '../activity-contract.js';
import type { WorkLog } from './work-log.js';

/** Where the work of a process is told. */
export interface Watch {
  metrics: Metrics;
  log: WorkLog;
}

type Activity<Request, Result> = (request: Request) => Promise<Result>;

/** An activity whose duration and end are counted under its name. */
export function watched<Request, Result>(watch: Watch, activity: string, work: Activity<Request, Result>): Activity<Request, Result> {
  return async (request) => {
    const begun = performance.now();
    let ended = 'failed';
    try {
      const result = await work(request);
      ended = 'done';
      return result;
    } finally {
      watch.metrics.count('relance_activities_total', { activity, ended });
      watch.metrics.observe('relance_activity_seconds', { activity }, (performance.now() - begun) / 1000);
    }
  };
}

/** The same for contacts: what became of each is counted and logged with case and dispatch, a refusal with its reason (law 25). */
export function watchedContacts(watch: Watch, work: Activity<ContactRequest, EffectResult>): Activity<ContactRequest, EffectResult> {
  return watched(watch, 'dispatchContact', async (request) => {
    const result = await work(request);
    tellContact(watch, request, result);
    return result;
  });
}

function tellContact({ metrics, log }: Watch, { caseId, entityId, effect }: ContactRequest, { receipt }: EffectResult): void {
  const { channel } = effect;
  const { outcome, dispatchId, reason } = receipt;
  metrics.count('relance_contact_outcomes_total', { channel, outcome });
  const said = { entityId, caseId, dispatchId, channel, outcome };
  if (outcome === 'refused' || outcome === 'void') {
    const code = reason?.code ?? 'factsChanged';
    metrics.count('relance_guard_refusals_total', { channel, reason: code });
    log('info', 'contact did not leave', { ...said, reason: code });
  } else {
    log(outcome === 'sent' || outcome === 'handedOver' ? 'info' : 'warn', 'contact settled', said);
  }
}
