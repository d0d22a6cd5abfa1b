import { isCivilDate, toDayNumber } from '@relance/domain';
import { contracts, type AuditLine, type Entity, type InputOf, type IssueView } from '@relance/schemas';
import { userId, type AuditEntry, type AuditQuery, type Page, type Store } from '@relance/store';
import { whoIs, type Who } from '../../access/who.js';
import { refuseFaults } from '../../ledger/accounts/account-lookup.js';
import { businessMoment, calendarAround } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { entityOf } from './entity.js';

type Asked = NonNullable<InputOf<typeof contracts.listAudit>['querystring']>;

const DAY_MS = 86_400_000;
/** Nothing was logged before: earlier days need no calendar of their own. */
const FIRST_DAY_MS = Date.UTC(2022, 0, 1);

/** The instant at which a civil day begins in the zone of the entity. */
function beginningOf(day: number, { territory }: Entity, nowMs: number): number {
  const around = Math.max(FIRST_DAY_MS, Math.min(nowMs, day * DAY_MS));
  return calendarAround(territory, around).toInstant(day, 0);
}

function dayFaults({ from, to }: Asked): IssueView[] {
  const fault = (field: string, fr: string, en: string): IssueView => ({ code: 'audit.dayUnknown', path: `query/${field}`, fr, en });
  const unknown = Object.entries({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) })
    .filter(([, day]) => !isCivilDate(day))
    .map(([field, day]) => fault(field, `${day} n’est pas un jour du calendrier.`, `${day} is no day of the calendar.`));
  if (unknown.length > 0 || from === undefined || to === undefined || from <= to) return unknown;
  return [fault('to', `Le dernier jour ne précède pas le premier (${from}).`, `The last day is not before the first (${from}).`)];
}

function queryOf({ action, from, to, limit, cursor }: Asked, entity: Entity, nowMs: number): AuditQuery {
  const startOf = (day: string, after: number): number => beginningOf(toDayNumber(day) + after, entity, nowMs);
  return {
    limit,
    ...(cursor === undefined ? {} : { cursor }),
    ...(action === undefined ? {} : { action }),
    ...(from === undefined ? {} : { fromMs: startOf(from, 0) }),
    ...(to === undefined ? {} : { beforeMs: startOf(to, 1) }),
  };
}

function find({ auditLog }: Store, entityId: string, { user, subject }: Asked, query: AuditQuery): Promise<Page<AuditEntry>> {
  const id = user === undefined ? undefined : user.includes('@') ? userId(user) : user;
  if (subject !== undefined) return auditLog.listOfSubject(entityId, subject, { ...query, ...(id === undefined ? {} : { userId: id }) });
  return id === undefined ? auditLog.list(entityId, query) : auditLog.listOfUser(entityId, id, query);
}

function lineOf({ _id: id, at, action, userId: who, subjectId, details }: AuditEntry, by: Who): AuditLine {
  const subject = subjectId === undefined ? {} : { subjectId };
  return { id, at, action, userId: who, by: { ...by }, ...subject, ...(details === undefined ? {} : { details: { ...details } }) };
}

/** The audit log of the caller's entity. */
export function auditRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;
  app.route({
    ...contracts.listAudit,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      refuseFaults(dayFaults(request.query));
      const query = queryOf(request.query, entity, businessMoment(dependencies, entity).nowMs);
      const { rows, nextCursor } = await find(store, entity._id, request.query, query);
      const ids = [...new Set(rows.map((row) => row.userId))];
      const people = new Map(await Promise.all(ids.map(async (id) => [id, await whoIs(store, id)] as const)));
      const lines = rows.map((row) => lineOf(row, people.get(row.userId) ?? { name: row.userId }));
      return { rows: lines, ...(nextCursor === undefined ? {} : { nextCursor }) };
    },
  });
}
