import { dispatchId } from '@relance/domain';
import type { ContactEffect } from '@relance/scenario/machine';

/** Id of a contact's dispatch: what must happen once is item, scenario, node and visit, whatever else travels along (DESIGN §5). */
export function contactId(caseId: string, { carrier, channel, audience }: ContactEffect): string {
  const { item, scenarioId, nodeId, visit } = carrier;
  return dispatchId({ caseId, itemId: item, scenarioId, nodeId, visit, channel, recipientRole: audience[0] ?? 'any' });
}
