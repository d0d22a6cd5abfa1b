import type { ComposedLines } from '@relance/scenario';
import type { ContactEffect } from '@relance/scenario/machine';
import type { Dispatch } from '@relance/schemas';
import { shownCents } from './contact-data.js';

/** The lines of a contact as its dispatch declares them: what each showed, and the step of those it moves. */
export function contactLines(effect: ContactEffect, { lines }: ComposedLines): Dispatch['lines'] {
  const steps = new Map(effect.members.map((member) => [member.item, member]));
  return lines.map((line) => {
    const { itemId, role, currency } = line;
    const step = steps.get(itemId);
    const moved = step === undefined ? {} : { nodeId: step.nodeId, visit: step.visit, scenarioId: step.scenarioId };
    return { itemId, role, outstandingCents: shownCents(line), currency, ...moved };
  });
}
