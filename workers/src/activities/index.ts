import { heartbeat } from '@temporalio/activity';
import type { CaseActivities, ChannelActivities } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';
import { casesToWake } from './cases-to-wake.js';
import { discreet } from './discreet.js';
import { makeContact } from './make-contact.js';
import { refreshCase } from './refresh-case.js';
import { restCase } from './rest-case.js';
import { openTask, withdrawTask } from './settle-tasks.js';

/** The short activities on the queue of the cases. */
export function caseActivities(dependencies: WorkerDependencies): CaseActivities {
  return {
    refreshCase: (request) => discreet(() => refreshCase(dependencies, request)),
    restCase: (request) => discreet(() => restCase(dependencies, request)),
    openTask: (request) => discreet(() => openTask(dependencies, request)),
    withdrawTask: (request) => discreet(() => withdrawTask(dependencies, request)),
    casesToWake: (request) => discreet(() => casesToWake(dependencies, request)),
  };
}

/** The one activity on the queue of a channel. */
export function channelActivities(dependencies: WorkerDependencies): ChannelActivities {
  return { dispatchContact: (request) => beating(() => discreet(() => makeContact(dependencies, request))) };
}

/** Real milliseconds between signs of life; the workflow takes an activity for dead after three of them. */
const beatEveryMs = 3000;

/** Shows signs of life while something is under way, so that a killed worker is noticed in seconds, not when the time limit ends. */
async function beating<Result>(work: () => Promise<Result>): Promise<Result> {
  const beat = setInterval(heartbeat, beatEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
