import { contracts, type AuditLine, type InputOf } from '@relance/schemas';
import { allPages } from '../../connection/all-pages.js';
import { connect, type Connection } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { detailsText } from '../records/export-columns.js';

/** Which lines of the audit log are wanted. */
export type AuditOptions = Pick<
  NonNullable<InputOf<typeof contracts.listAudit>['querystring']>,
  'action' | 'user' | 'subject' | 'from' | 'to'
>;

/** All lines of the audit log that are wanted, newest first. */
export function readAudit(connection: Connection, wanted: AuditOptions): Promise<AuditLine[]> {
  return allPages((page) => connection.call(contracts.listAudit, { querystring: { ...wanted, ...page } }));
}

function lineOf(line: AuditLine): string {
  const { at, action, by, subjectId } = line;
  const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const parts = [by.name, subjectId, detailsText(line)].filter((part) => part !== undefined && part !== '');
  return `${when} UTC  ${action}  ${parts.join(' · ')}`;
}

/** `relance audit`: who did what, newest first. */
export async function listAudit(context: CommandContext, wanted: AuditOptions): Promise<CommandResult> {
  const rows = await readAudit(connect(context), wanted);
  const none = context.locale === 'fr' ? 'Rien n’a été noté.' : 'Nothing was logged.';
  return { exitCode: 0, output: { rows }, lines: rows.length === 0 ? [none] : rows.map(lineOf) };
}
