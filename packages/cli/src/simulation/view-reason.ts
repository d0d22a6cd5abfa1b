import { tellReason } from '@relance/scenario';
import type { Reason, SimulateOutput } from '@relance/schemas';
import type { GivenScenario } from './read-scenarios.js';

/** A reason with its two sentences. */
export type ReasonView = SimulateOutput['skipped'][number]['reason'];

/** A reason in words, naming the item by its number and the step by its user's name; ids stay inside. */
export function viewReason(scenarios: readonly GivenScenario[], reason: Reason, item: string): ReasonView {
  const told = Object.fromEntries(Object.entries(reason).filter(([member]) => member !== 'itemId')) as Omit<Reason, 'itemId'>;
  const step = scenarios.map(({ stepNames }) => stepNames.get(reason.nodeId ?? '')).find((name) => name !== undefined);
  const names = (quote: (name: string) => string) => (step === undefined ? { item } : { item, step: quote(step) });
  const fr = tellReason(
    reason,
    'fr',
    names((name) => `« ${name} »`),
  );
  const en = tellReason(
    reason,
    'en',
    names((name) => `“${name}”`),
  );
  return { ...told, fr, en };
}
