import type { Account, Task, TaskView } from '@relance/schemas';
import { userId, type Store } from '@relance/store';
import { standIn } from './stand-in.js';

/** The people around an account that a task may be for. */
const aroundAccount = ['collector', 'salesRep', 'owner'] as const satisfies readonly (keyof Account)[];

/** Whose task it is by name: whoever it was given to, the person around the account that its owner word names, or the user whose address it is. */
function personOf({ owner, assigned }: Task, account: Account | undefined): string | undefined {
  if (assigned !== undefined) return assigned.to;
  const field = aroundAccount.find((one) => one === owner);
  if (field !== undefined) return account?.[field];
  return owner?.includes('@') === true ? userId(owner) : undefined;
}

/**
 * Who does each task on a civil day of the entity: the person it is for, or while he is away his substitute; undefined where a role is asked
 * for and nobody by name. Nothing of it is stored: an absence that is over or cancelled changes nothing. All in three reads.
 */
export async function assigneesOf(
  store: Store,
  { entityId, on }: { entityId: string; on: string },
  tasks: readonly Task[],
  accounts: ReadonlyMap<string, Account>,
): Promise<Map<string, NonNullable<TaskView['assignee']>>> {
  const [absences, seats] = await Promise.all([store.absences.lastingUntil(entityId, on), store.seats.ofEntity(entityId)]);
  const acting = new Set(seats.filter(({ locked }) => locked !== true).map(({ userId: id }) => id));
  const found = tasks.flatMap((task) => {
    const person = personOf(task, accounts.get(task.accountId));
    return person === undefined ? [] : [{ task, person, by: standIn(person, on, absences, (id) => acting.has(id)) }];
  });
  const ids = [...new Set(found.flatMap(({ person, by }) => [person, by.userId]))];
  const users = new Map((await store.users.getMany(ids)).map((user) => [user._id, user]));
  const shown = (id: string): { name: string; email?: string } => {
    const user = users.get(id);
    return user === undefined ? { name: id } : { name: user.name, email: user.email };
  };
  return new Map(
    found.map(({ task, person, by }) => {
      const instead = by.untilOn === undefined ? {} : { insteadOf: shown(person).name, until: by.untilOn };
      return [task._id, { ...shown(by.userId), ...instead }];
    }),
  );
}
