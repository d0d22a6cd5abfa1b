import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { awaitedEvents } from '../../plan.js';
import { placed } from '../../testing/placement.js';
import { waitEvent } from './kind.js';

const until = { anchor: 'previousContact', offset: 10, unit: 'days' } as const;

it('a wait for events has one way out per event, in order, and one for its date', () => {
  const data = { events: ['reply' as const, 'bounce' as const], until };
  expect(waitEvent.ports(data).map(({ id, nominal }) => `${id}${nominal === true ? '*' : ''}`)).toEqual(['reply*', 'bounce', 'timeout']);
  expect(waitEvent.compile(data, placed({ reply: 7, bounce: 8, timeout: 9 }))).toEqual([
    {
      op: 'await',
      nodeId: 'carte',
      events: [
        { event: 'reply', next: 7 },
        { event: 'bounce', next: 8 },
      ],
      until,
      timedOut: 9,
    },
  ]);
  expect(waitEvent.timing(data)).toEqual({ when: until, afterDays: 10, mayEndEarly: true });
});

it('may wait for everything the machine knows, each with a label in both languages, and for nothing else', () => {
  const fits = new Ajv({ strict: false }).compile(waitEvent.dataSchema);
  expect(fits({ events: awaitedEvents, until })).toBe(true);
  expect(fits({ events: ['rain'], until })).toBe(false);
  expect(fits({ events: ['reply', 'reply'], until })).toBe(false);
  const labels = waitEvent.ports({ events: [...awaitedEvents], until }).map(({ label }) => label);
  for (const { fr, en } of labels) expect(fr.length > 1 && en.length > 1 && fr !== en).toBe(true);
});
