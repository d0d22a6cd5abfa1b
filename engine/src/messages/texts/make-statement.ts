import { printLetter } from '@relance/channels';
import { pausesOf, payerOf } from '@relance/scenario/machine';
import type { AccountStatement, Entity } from '@relance/schemas';
import { openContentFiles } from '@relance/store';
import { accountStatement, civilDateOf, statementLetter, type CaseKnowledge } from '@relance/templates';
import { join } from 'node:path';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { readCase } from './preview/read-case.js';

/** Why an item is owed otherwise than by its own line: by instalments, or to a factor or an assignee (law 8). */
const owedOtherwise: readonly string[] = ['instalmentPlan', 'planBroken', 'factored', 'assigned'];

/** What is asked for. */
export interface StatementRequest {
  account: string;
  locale?: 'fr' | 'en' | undefined;
  reason: string;
}

/** The action under which a statement stands in the audit log; its subject is the hash of the PDF. */
export const statementAction = 'statement.made';

function leftOut(knowledge: CaseKnowledge, nowMs: number): Set<string> {
  const pauses = [...pausesOf(knowledge.environment, nowMs)];
  return new Set(pauses.filter(([, { reason }]) => owedOtherwise.includes(reason.code)).map(([itemId]) => itemId));
}

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
  const asOf = civilDateOf(knowledge, nowMs);
  const { items, payments } = records;
  const payeeAccountId = entity.payeeAccounts[0]?.id ?? '';
  const groups = accountStatement({ items, payments, leftOut: leftOut(knowledge, nowMs), payeeAccountId, today: asOf });
  const { pdf, pages } = await printLetter(statementLetter(knowledge, groups, { locale, nowMs }), { registered: false });
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
