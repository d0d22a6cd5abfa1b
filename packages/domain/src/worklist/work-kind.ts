import type { Task, WorkKind } from '@relance/schemas';

/** Kind of the work that an alert asks for, by the code of its reason; what is not here is something to check. */
const kindOfAlert: Readonly<Record<string, WorkKind>> = {
  receiptReachesClaim: 'matching',
  underpayment: 'matching',
  accessoriesLeft: 'matching',
  bounced: 'answer',
  answeredByMail: 'answer',
  noChannelLeft: 'answer',
  letterUnknownAddress: 'answer',
  promiseTooFar: 'dispute',
  promiseAfterBroken: 'dispute',
  promiseBeyondDeadline: 'dispute',
  planBeyondDeadline: 'dispute',
  partDisputeAfterNotice: 'dispute',
  resumeAfterNotice: 'dispute',
  noResumptionText: 'dispute',
  letterWaitsForPosting: 'post',
  letterNoLongerOwed: 'post',
  letterNotPresented: 'post',
  letterOutcomeMissing: 'post',
};

/** What kind of work a task is: a step of a scenario by its own kind, an alert by its reason (laws 5, 8, 20, 22). */
export function workKindOf({ kind, reason }: Pick<Task, 'kind' | 'reason'>): WorkKind {
  if (kind !== 'check') return kind;
  return reason === undefined ? 'check' : (kindOfAlert[reason] ?? 'check');
}
