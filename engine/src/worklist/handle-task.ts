import { addDays, fromDayNumber, isCivilDate, type CivilDate } from '@relance/domain';
import type { contracts, InputOf, IssueView, OutputOf, Task } from '@relance/schemas';
import { userId as idOfAddress, type TaskSettlement } from '@relance/store';
import { roleAllows, type Caller } from '../access/caller.js';
import { whoIs } from '../access/who.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { shownDay } from '../facts/check/fact-context.js';
import { taskOf } from '../routes/cases/answer-task.js';
import { entityOf } from '../routes/people/entity.js';
import { answererOf, taskViews } from './task-views.js';

/** A task stays in hand so long, in real milliseconds, unless its page says again that it is open. */
const IN_HAND_MS = 3 * 60_000;
/** A task may be put off so many days. */
const MOST_DAYS_OFF = 30;

type Snooze = InputOf<typeof contracts.snoozeTask>['body'];
type Assignment = InputOf<typeof contracts.assignTask>['body'];
type Settled = OutputOf<typeof contracts.snoozeTask>;

function fault(code: string, field: string, fr: string, en: string): IssueView {
  return { code: `task.${code}`, path: `body/${field}`, fr, en };
}

function refuse(issues: readonly (IssueView | undefined)[]): void {
  const found = issues.filter((issue) => issue !== undefined);
  if (found.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues: found });
}

async function settledOf(dependencies: EngineDependencies, id: string, settled: TaskSettlement | undefined): Promise<Settled> {
  if (settled === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
  return { ...settled, ...(await answererOf(dependencies, settled.task)) };
}

/** Takes a task in hand for a few minutes; `claimed` is false while somebody else has it, and the view says who. Throws RLC_NOT_FOUND. */
export async function claimTask(
  dependencies: EngineDependencies,
  caller: Caller,
  id: string,
): Promise<OutputOf<typeof contracts.claimTask>> {
  const { store, realNow } = dependencies;
  const { entityId, userId } = caller;
  const { nowMs } = businessMoment(dependencies, await entityOf(dependencies, entityId));
  const { claim } = await taskOf(store, entityId, id);
  const now = realNow();
  // whoever opens it again keeps the instant at which he first had it: that is what others are told
  const at = claim?.by === userId && claim.until >= now ? claim.at : nowMs;
  const { task, recorded } = await settledOf(
    dependencies,
    id,
    await store.tasks.claim(entityId, id, { by: userId, at, until: now + IN_HAND_MS }, now),
  );
  const [view] = await taskViews(dependencies, caller, [task]);
  if (view === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
  return { view, claimed: recorded };
}

/** Lets go of a task; one that somebody else has stays his. Throws RLC_NOT_FOUND. */
export async function releaseTask(dependencies: EngineDependencies, { entityId, userId }: Caller, id: string): Promise<Settled> {
  return settledOf(dependencies, id, await dependencies.store.tasks.release(entityId, id, userId));
}

const isDay = (text: string): boolean => isCivilDate(text);

function dayFault(until: string, today: CivilDate, lastOn: CivilDate | undefined): IssueView | undefined {
  if (!isDay(until)) return fault('noDay', 'until', `${until} n’est pas un jour du calendrier.`, `${until} is no day of the calendar.`);
  if (until <= today) return fault('dayPassed', 'until', 'Choisissez un jour à venir.', 'Choose a day to come.');
  if (until > addDays(today, MOST_DAYS_OFF)) {
    const most = String(MOST_DAYS_OFF);
    return fault('tooFar', 'until', `Au plus ${most} jours.`, `${most} days at most.`);
  }
  if (lastOn === undefined || until <= lastOn) return undefined;
  const last = shownDay(lastOn);
  const fr = `La tâche se termine d’elle-même le ${last.fr} : reportez-la à ce jour au plus.`;
  return fault('endsBefore', 'until', fr, `The task ends by itself on ${last.en}: put it off to that day at most.`);
}

function lastDayOf({ expiresAt }: Task, calendar: ReturnType<typeof businessMoment>['calendar']): CivilDate | undefined {
  return expiresAt === undefined ? undefined : fromDayNumber(calendar.toCivil(expiresAt).day);
}

/**
 * Puts a task off until a day not beyond the one on which it ends by itself, with the reason, or without a day takes it back. It stays open. Throws
 * RLC_NOT_FOUND and RLC_INVALID_INPUT.
 */
export async function snoozeTask(
  dependencies: EngineDependencies,
  caller: Caller,
  id: string,
  { until, reason }: Snooze,
): Promise<Settled> {
  const { store } = dependencies;
  const { entityId, userId } = caller;
  const { nowMs: at, today, calendar } = businessMoment(dependencies, await entityOf(dependencies, entityId));
  const task = await taskOf(store, entityId, id);
  if (until !== undefined) {
    const missing = fault('reasonMissing', 'reason', 'Dites pourquoi vous reportez la tâche.', 'Say why you put the task off.');
    refuse([dayFault(until, today, lastDayOf(task, calendar)), reason === undefined ? missing : undefined]);
  }
  const snooze = until === undefined || reason === undefined ? undefined : { untilOn: until, reason, by: userId, at };
  const settled = await settledOf(dependencies, id, await store.tasks.snooze(entityId, id, snooze));
  if (settled.recorded) {
    const details = until === undefined ? {} : { until };
    await store.auditLog.append({ entityId, at, userId, action: 'task.snoozed', subjectId: id, details });
    await store.tasks.release(entityId, id, userId);
  }
  return settled;
}

/** The people of the entity who may answer tasks, by name. */
export async function colleaguesOf(
  { store }: EngineDependencies,
  { entityId, userId }: Caller,
): Promise<{ name: string; email: string; isMe: boolean }[]> {
  const seats = await store.seats.ofEntity(entityId);
  const able = seats.filter(({ role, locked }) => locked !== true && roleAllows(role, 'collector')).map((seat) => seat.userId);
  const users = await store.users.getMany(able);
  return users
    .map(({ _id, name, email }) => ({ name, email, isMe: _id === userId }))
    .sort((left, right) => left.name.localeCompare(right.name, 'fr'));
}

/** Gives a task to a colleague, or back to whoever it was for. Throws RLC_NOT_FOUND, and RLC_INVALID_INPUT for somebody who may not answer it. */
export async function assignTask(
  dependencies: EngineDependencies,
  caller: Caller,
  id: string,
  { to, reason }: Assignment,
): Promise<Settled> {
  const { store } = dependencies;
  const { entityId, userId } = caller;
  const { nowMs: at } = businessMoment(dependencies, await entityOf(dependencies, entityId));
  await taskOf(store, entityId, id);
  const colleague =
    to === undefined ? undefined : (await colleaguesOf(dependencies, caller)).find(({ email }) => email.toLowerCase() === to.toLowerCase());
  if (to !== undefined && colleague === undefined) {
    const fr = `${to} ne peut pas répondre aux tâches de cette entité.`;
    refuse([fault('nobody', 'to', fr, `${to} may not answer tasks of this entity.`)]);
  }
  const said = reason === undefined ? {} : { reason };
  const assigned = colleague === undefined ? undefined : { to: idOfAddress(colleague.email), by: userId, at, ...said };
  const settled = await settledOf(dependencies, id, await store.tasks.assign(entityId, id, assigned));
  if (settled.recorded) {
    const details = colleague === undefined ? {} : { to: (await whoIs(store, idOfAddress(colleague.email))).name };
    await store.auditLog.append({ entityId, at, userId, action: 'task.assigned', subjectId: id, details });
    await store.tasks.release(entityId, id, userId);
  }
  return settled;
}
