import { pausesOf } from '@relance/scenario/machine';
import type { CivilDate } from '@relance/domain';
import type { LetterDocument } from '@relance/schemas';
import { civilDateOf, type CaseKnowledge } from '../contact/case-knowledge.js';
import { accountStatement, type StatementGroup } from './account-statement.js';
import { statementLetter } from './statement-letter.js';

/** Why an item is owed otherwise than by its own line: by instalments, or to a factor or an assignee (law 8). */
const owedOtherwise: readonly string[] = ['instalmentPlan', 'planBroken', 'factored', 'assigned'];

/** The statement of the payer of a case as it stands at a business instant: its day, its lines by currency and payee account, and what stands on paper. */
export function statementOf(
  knowledge: CaseKnowledge,
  { locale, nowMs }: { locale: 'fr' | 'en'; nowMs: number },
): { asOf: CivilDate; groups: StatementGroup[]; letter: LetterDocument } {
  const { entity, records } = knowledge;
  const { items, payments } = records;
  const asOf = civilDateOf(knowledge, nowMs);
  const pauses = [...pausesOf(knowledge.environment, nowMs)];
  const leftOut = new Set(pauses.filter(([, { reason }]) => owedOtherwise.includes(reason.code)).map(([itemId]) => itemId));
  const payeeAccountId = entity.payeeAccounts[0]?.id ?? '';
  const groups = accountStatement({ items, payments, leftOut, payeeAccountId, today: asOf });
  return { asOf, groups, letter: statementLetter(knowledge, groups, { locale, nowMs }) };
}
