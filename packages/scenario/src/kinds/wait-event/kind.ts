import type { When } from '@relance/schemas';
import { awaitedEvents, type AwaitedEvent } from '../../plan.js';
import type { NodeKind } from '../kind.js';
import { datesOf, whenProperty } from '../when-days.js';
import { awaitedLabels } from './awaited-labels.js';

/** Rest until the first of these events, or until a date. */
export interface WaitEventData {
  events: AwaitedEvent[];
  until: When;
}

/** A wait for something to happen; facts count by their date, never by having been seen (law 3). */
export const waitEvent: NodeKind<'waitEvent', WaitEventData> = {
  name: 'waitEvent',
  title: { fr: 'Attente d’un événement', en: 'Wait for an event' },
  help: {
    fr: 'La pièce attend le premier de ces événements, ou la date limite ; chacun a sa suite.',
    en: 'The item waits for the first of these events, or for the date; each leads somewhere.',
  },
  group: 'flow',
  role: 'step',
  icon: 'event',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['events', 'until'],
    properties: {
      events: {
        type: 'array',
        minItems: 1,
        maxItems: awaitedEvents.length,
        uniqueItems: true,
        items: { enum: awaitedEvents },
        title: 'Événements',
        description: 'What it waits for; the first to happen decides',
        widget: 'events',
      },
      until: { ...whenProperty, title: 'Au plus tard', description: 'When it stops waiting' },
    },
  },
  defaults: { events: ['reply'], until: { anchor: 'previousContact', offset: 10, unit: 'days' } },
  ports: (data) => [
    ...data.events.map((event, index) => ({ id: event, label: awaitedLabels[event], nominal: index === 0 })),
    { id: 'timeout', label: { fr: 'rien à la date', en: 'nothing by then' } },
  ],
  timing: (data) => ({ ...datesOf(data.until), mayEndEarly: true }),
  compile: ({ events, until }, { nodeId, to }) => [
    { op: 'await', nodeId, events: events.map((event) => ({ event, next: to(event) })), until, timedOut: to('timeout') },
  ],
  migrations: [],
};
