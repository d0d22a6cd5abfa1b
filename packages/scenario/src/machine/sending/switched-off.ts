import type { Dispatch, Reason, SendingScope, SendingStop } from '@relance/schemas';
import { reason } from '../telling/reason.js';

/** What a message is of, as far as a switch may name it. */
interface SwitchedMessage {
  channel: string;
  scenarioIds: readonly string[];
  /** Of the payer. */
  segment: string;
}

/** How a message held back by a switch is told. */
const stoppedCodes: Readonly<Record<SendingScope, string>> = {
  everything: 'everythingStopped',
  entity: 'sendingStopped',
  scenario: 'scenarioStopped',
  channel: 'channelStopped',
  segment: 'segmentStopped',
};

/** The scenario of a dispatch's carrier, and those of the steps that travel along. */
export function scenariosOf({ scenarioId, lines }: Pick<Dispatch, 'scenarioId' | 'lines'>): string[] {
  return [scenarioId, ...lines.flatMap((line) => line.scenarioId ?? [])];
}

/** The first of the switches in force that names a message (law 25); undefined: none holds it back. */
export function switchHolding(stops: readonly SendingStop[], { channel, scenarioIds, segment }: SwitchedMessage): SendingStop | undefined {
  const names: Readonly<Record<SendingScope, readonly string[]>> = {
    everything: [''],
    entity: [''],
    scenario: scenarioIds,
    channel: [channel],
    segment: [segment],
  };
  return stops.find(({ scope, target }) => names[scope].includes(target));
}

/** Why a message does not leave that a switch holds back. */
export function stoppedReason({ scope, target }: SendingStop): Reason {
  return reason(stoppedCodes[scope], 25, target === '' ? {} : { values: { target } });
}
