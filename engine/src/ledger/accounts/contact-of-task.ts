import type { Account, IssueView, Task } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError, issueWithin } from '../../errors.js';
import { accountNamed } from './account-lookup.js';
import { changeAccount } from './change-account.js';
import { withContact, type AddedContact } from './contact-input.js';

const MOST_TRIES = 5;

/** What is wrong with a contact named on a call about an account, where the answer of the task says it. */
export function contactOfTaskFaults(account: Account, task: Task, contact: AddedContact): IssueView[] {
  const { issues } = withContact(account, contact, task._id);
  return issues.map((issue) => issueWithin('contact', issue));
}

/**
 * Adds the contact named on a call to the account, once however often the answer comes: its id is made of the task. Whoever changes the account at
 * the same moment loses nothing: it is read again. Throws RLC_CHANGED_MEANWHILE when others are faster five times.
 */
export async function keepContactOfTask(
  dependencies: EngineDependencies,
  caller: Caller,
  task: Task,
  contact: AddedContact,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { version } = await accountNamed(dependencies.store, task.entityId, task.accountId);
    const wanted = (account: Account) => withContact(account, contact, task._id);
    try {
      await changeAccount(dependencies, caller, { code: task.accountId, version, action: 'contactAdded', wanted });
      return;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'RLC_CHANGED_MEANWHILE' || tries >= MOST_TRIES) throw error;
    }
  }
}
