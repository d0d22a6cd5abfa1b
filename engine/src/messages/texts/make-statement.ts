import { printLetter } from '@relance/channels';
import { payerOf } from '@relance/scenario/machine';
import type { AccountStatement, Entity } from '@relance/schemas';
import { openContentFiles } from '@relance/store';
import { statementOf } from '@relance/templates';
import { join } from 'node:path';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { readCase } from './preview/read-case.js';

/** What is asked for. */
export interface StatementRequest {
  account: string;
  locale?: 'fr' | 'en' | undefined;
  reason: string;
}

/** The action under which a statement stands in the audit log; its subject is the hash of the PDF. */
export const statementAction = 'statement.made';

/**
 * Makes the statement of an account as it stands now, keeps its bytes under their hash and writes down who made it and why; it opens no gap and moves
 * no token (law 27). Throws RLC_NOT_FOUND for an account without a case.
 */
export async function makeStatement(
  dependencies: EngineDependencies,
  entity: Entity,
  caller: Caller,
  { account, locale: wanted, reason }: StatementRequest,
): Promise<AccountStatement> {
  const { store, config } = dependencies;
  const records = await caseRecordsOf(store, entity._id, account);
  const { nowMs } = businessMoment(dependencies, entity);
  const knowledge = await readCase(store, entity, records, { plans: [], nowMs });
  const payer = payerOf(records);
  const locale = wanted ?? payer.contacts.find(({ role }) => role === 'accountsPayable')?.locale ?? payer.locale;
  const { asOf, groups, letter } = statementOf(knowledge, { locale, nowMs });
  const { pdf, pages } = await printLetter(letter, { registered: false });
  const hash = await openContentFiles(join(config.dataFolder, 'files')).keep(pdf);
  const details = { caseId: records.case._id, asOf, locale, reason };
  await store.auditLog.append({
    entityId: entity._id,
    at: nowMs,
    userId: caller.userId,
    action: statementAction,
    subjectId: hash,
    details,
  });
  return { hash, account: payer.code, asOf, locale, pages, groups, pdf: Buffer.from(pdf).toString('base64') };
}
