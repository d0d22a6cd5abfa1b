import type { Plan, Simulation } from '@relance/scenario';

/** What was sent or asked of people, with its outcome, and what a message without address became: `first sent`, `call promise`, `first failed`. */
function waysOfCards({ contacts, tasks, skipped }: Simulation): string[] {
  return [
    ...[...contacts, ...tasks].map(({ nodeId, outcome }) => `${nodeId} ${outcome}`),
    ...skipped.map(({ reason }) => `${reason.nodeId ?? ''} ${reason.code === 'noUsableAddress' ? 'failed' : 'skipped'}`),
  ];
}

/** Which way decisions took: `decide-end worthIt`. */
function waysDecided({ reasons }: Simulation): string[] {
  return reasons
    .filter(({ reason }) => reason.code === 'decided')
    .map(({ reason }) => `${reason.nodeId ?? ''} ${String(reason.values?.['case'])}`);
}

/** Waits that are over, and ends that were reached: `wait-end next`, `hand-over handedOver`. */
function waitsAndEnds({ states = {} }: Simulation, plan: Plan): string[] {
  return Object.values(states)
    .flatMap(({ tokens }) => tokens)
    .flatMap(({ pc, status, passed = {} }) => {
      const waited = Object.keys(passed).map((at) => plan.instructions[Number(at)]);
      const end = plan.instructions[pc];
      return [
        ...waited.flatMap((instruction) => (instruction?.op === 'wait' ? [`${instruction.nodeId} next`] : [])),
        ...(end?.op === 'stop' && status !== 'walking' ? [`${end.nodeId} ${end.outcome}`] : []),
      ];
    });
}

/** Every way out that was taken in a simulation of one plan, `card way`: what happened is asked, not what the plan says would. */
export function waysTaken(simulation: Simulation, plan: Plan): string[] {
  return [...waysOfCards(simulation), ...waysDecided(simulation), ...waitsAndEnds(simulation, plan)];
}
