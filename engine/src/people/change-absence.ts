import { isCivilDate } from '@relance/domain';
import type { Absence, AbsenceView, ChangedAbsence, InputOf, IssueView, contracts } from '@relance/schemas';
import { userId } from '@relance/store';
import type { Caller } from '../access/caller.js';
import { roleAllows } from '../access/caller.js';
import { whoIs } from '../access/who.js';
import { refuseFaults } from '../ledger/accounts/account-lookup.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';

type Said = InputOf<typeof contracts.recordAbsence>['body'];

const idOf = (named: string): string => (named.includes('@') ? userId(named) : named);

function stateOn({ fromOn, untilOn, cancelledAt }: Absence, today: string): AbsenceView['state'] {
  if (cancelledAt !== undefined) return 'cancelled';
  if (untilOn < today) return 'past';
  return fromOn <= today ? 'now' : 'coming';
}

/** An absence as shown on a civil day of the entity. */
export async function absenceView({ store }: EngineDependencies, absence: Absence, today: string): Promise<AbsenceView> {
  const { _id: id, fromOn, untilOn } = absence;
  const [user, substitute] = await Promise.all([whoIs(store, absence.userId), whoIs(store, absence.substituteId)]);
  return { id, user: { ...user }, substitute: { ...substitute }, fromOn, untilOn, state: stateOn(absence, today) };
}

/** The business day and instant of the caller's entity. */
export async function momentOf(dependencies: EngineDependencies, { entityId }: Caller): Promise<{ nowMs: number; today: string }> {
  return businessMoment(dependencies, await dependencies.store.entities.get(entityId));
}

/** One's own absence is one's own to tell; anybody's is the credit manager's. Throws RLC_ROLE_MISSING. */
function refuseStranger(caller: Caller, id: string): void {
  if (caller.userId !== id && !roleAllows(caller.role, 'creditManager')) throw new ApiError('RLC_ROLE_MISSING');
}

function fault(code: string, field: keyof Said, fr: string, en: string): IssueView {
  return { code: `absence.${code}`, severity: 'error', path: `body/${field}`, fr, en };
}

function dayFaults({ fromOn, untilOn }: Said, today: string): IssueView[] {
  const days = Object.entries({ fromOn, untilOn }) as ['fromOn' | 'untilOn', string][];
  const unknown = days
    .filter(([, day]) => !isCivilDate(day))
    .map(([field, day]) => fault('dayUnknown', field, `${day} n’est pas un jour du calendrier.`, `${day} is no day of the calendar.`));
  if (unknown.length > 0) return unknown;
  if (untilOn < fromOn)
    return [
      fault(
        'ends',
        'untilOn',
        `Le dernier jour ne précède pas le premier (${fromOn}).`,
        `The last day is not before the first (${fromOn}).`,
      ),
    ];
  return untilOn < today
    ? [fault('past', 'untilOn', `Cette absence est passée (nous sommes le ${today}).`, `This absence is over (it is ${today}).`)]
    : [];
}

async function peopleFaults({ store }: EngineDependencies, entityId: string, said: Said): Promise<IssueView[]> {
  const issues: IssueView[] = [];
  for (const field of ['user', 'substitute'] as const) {
    const seat = await store.seats.get(entityId, idOf(said[field]));
    if (seat !== undefined) continue;
    const fr = `${said[field]} n’est pas un utilisateur de cette entité.`;
    issues.push(fault('userUnknown', field, fr, `${said[field]} is no user of this entity.`));
  }
  if (idOf(said.user) !== idOf(said.substitute)) return issues;
  return [...issues, fault('self', 'substitute', 'Nommez quelqu’un d’autre.', 'Name somebody else.')];
}

async function note(
  { store }: EngineDependencies,
  { entityId, userId: by }: Caller,
  done: { action: 'recorded' | 'cancelled'; at: number; absence: Absence },
): Promise<void> {
  const { _id: id, userId: subjectId, fromOn, untilOn } = done.absence;
  const details = { absence: id, fromOn, untilOn };
  await store.auditLog.append({ entityId, at: done.at, userId: by, action: `absence.${done.action}`, subjectId, details });
}

/** Records an absence. Throws RLC_ROLE_MISSING for somebody else's, RLC_INVALID_INPUT with everything that is wrong. */
export async function recordAbsence(dependencies: EngineDependencies, caller: Caller, said: Said): Promise<ChangedAbsence> {
  const { entityId } = caller;
  const away = idOf(said.user);
  refuseStranger(caller, away);
  const { nowMs, today } = await momentOf(dependencies, caller);
  refuseFaults([...dayFaults(said, today), ...(await peopleFaults(dependencies, entityId, said))]);
  const { fromOn, untilOn } = said;
  const stated = { entityId, userId: away, fromOn, untilOn, substituteId: idOf(said.substitute) };
  const absence = await dependencies.store.absences.record({ ...stated, recordedAt: nowMs, recordedBy: caller.userId });
  await note(dependencies, caller, { action: 'recorded', at: nowMs, absence });
  return { absence: await absenceView(dependencies, absence, today), recorded: true };
}

/** Takes an absence back. Throws RLC_NOT_FOUND, and RLC_ROLE_MISSING for somebody else's. */
export async function cancelAbsence(dependencies: EngineDependencies, caller: Caller, id: string): Promise<ChangedAbsence> {
  const { store } = dependencies;
  const known = await store.absences.get(caller.entityId, id);
  if (known === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
  refuseStranger(caller, known.userId);
  const { nowMs, today } = await momentOf(dependencies, caller);
  const cancelled = await store.absences.cancel(caller.entityId, id, { at: nowMs, by: caller.userId });
  if (cancelled === undefined)
    return { absence: await absenceView(dependencies, { cancelledAt: nowMs, ...known }, today), recorded: false };
  await note(dependencies, caller, { action: 'cancelled', at: nowMs, absence: cancelled });
  return { absence: await absenceView(dependencies, cancelled, today), recorded: true };
}
