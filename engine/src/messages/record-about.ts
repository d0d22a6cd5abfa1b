import type { Dispatch } from '@relance/schemas';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import type { FactBody } from '../facts/check/fact-context.js';
import { keepFact, newFact } from '../facts/keep-fact.js';

/** Who recorded what a provider or a mail told: no person, and with no more rights than these facts take. */
const teller = { role: 'collector', by: 'token' } as const;

/** Records a fact in the case of a message, about those items or the whole case; under the same key nothing is recorded twice. */
export async function recordAbout(
  dependencies: EngineDependencies,
  userId: 'sms' | 'mail',
  { entityId, caseId }: Pick<Dispatch, 'entityId' | 'caseId'>,
  body: FactBody & { key: string },
  itemIds?: string[],
): Promise<void> {
  const { store } = dependencies;
  const [entity, records] = await Promise.all([store.entities.get(entityId), store.readCaseRecords(entityId, caseId)]);
  if (records === undefined) return;
  const { nowMs, today } = businessMoment(dependencies, entity);
  const doing = { caller: { ...teller, userId, entityId }, nowMs, today };
  await keepFact(dependencies, newFact(body, records, itemIds, doing), doing);
}
