import type { SimulationEventType } from '@relance/scenario';

/** What an event asks for beside its day. */
export type Asks = 'cents' | 'until' | 'outcome';

/** Events a user can make happen in a simulation, each with what it asks for; one literal list. */
export const eventChoices = [
  { type: 'payment', asks: ['cents'] },
  { type: 'outcome', asks: ['outcome'] },
  { type: 'promise', asks: ['until'] },
  { type: 'dispute', asks: [] },
  { type: 'disputeLifted', asks: [] },
  { type: 'paymentAnnounced', asks: ['until'] },
  { type: 'hold', asks: ['until'] },
  { type: 'holdLifted', asks: [] },
  { type: 'reply', asks: [] },
  { type: 'bounced', asks: [] },
  { type: 'paymentReversed', asks: [] },
] as const satisfies readonly { type: SimulationEventType; asks: readonly Asks[] }[];

/** One type of {@link eventChoices}. */
export type EventChoice = (typeof eventChoices)[number]['type'];
