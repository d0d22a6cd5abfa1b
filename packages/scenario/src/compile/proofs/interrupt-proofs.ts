import type { InterruptName } from '@relance/schemas';
import type { Branch } from '../drawing/walks.js';
import type { IssueCollector } from '../issue.js';
import { labelled } from '../texts/interrupt-labels.js';
import { weightOf } from './meaning.js';

/** What stops an item or suspends it (law 8): nobody is asked for that money meanwhile. */
const silencing: readonly InterruptName[] = ['paid', 'disputed', 'promised', 'paymentAnnounced', 'instalmentPlan', 'held', 'insolvent'];

/** X401: the branch of an interrupt that silences an item makes no contact about its money (law 8); courtesy and work for people may be there. */
export function proveBranch({ interrupt, unrolled }: Branch, found: IssueCollector): void {
  if (!silencing.includes(interrupt)) return;
  for (const { card } of unrolled?.places ?? []) {
    if (weightOf(card.timing) !== undefined) found.once('X401', { nodeId: card.id, params: labelled(interrupt) });
  }
}
