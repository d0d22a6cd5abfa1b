import type { SimulatedContact, SimulatedTask, Simulation } from '@relance/scenario';
import type { Graph } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { followItem, linksBetween, portOf, shiftsOf, spentUntil } from './follow-item.js';

const contact = (date: string, nodeId: string, items: SimulatedContact['items'], channel = 'email'): SimulatedContact => ({
  date,
  time: '09:15',
  account: 'a',
  channel,
  nodeId,
  level: 1,
  items,
  template: { id: 't', version: 1 },
  outcome: 'sent',
  totals: [],
});
const call: SimulatedTask = {
  date: '2025-12-01',
  time: '09:15',
  account: 'a',
  kind: 'call',
  nodeId: 'call',
  level: 2,
  items: ['F-1'],
  outcome: 'expired',
};
const simulation: Simulation = {
  contacts: [
    contact('2025-11-12', 'first', [{ number: 'F-1', role: 'reminded' }]),
    contact('2025-11-21', 'other', [{ number: 'F-2', role: 'reminded' }], 'sms'),
    contact('2025-11-24', 'listed', [{ number: 'F-1', role: 'listed' }]),
  ],
  tasks: [call],
  waits: [
    { date: '2025-10-31', account: 'a', item: 'F-1', until: '2025-11-12', reason: { code: 'shiftedToAllowedDay', law: 2 } },
    { date: '2025-11-12', account: 'a', item: 'F-1', until: '2025-12-01', reason: { code: 'readyOn', law: 2 } },
    { date: '2025-12-01', account: 'a', item: 'F-1', until: '2025-12-01', reason: { code: 'waitsForWindow', law: 14 } },
    { date: '2025-11-12', account: 'a', item: 'F-2', until: '2025-12-01', reason: { code: 'waitsForGap', law: 14 } },
  ],
  skipped: [],
  endings: [],
  reasons: [
    { date: '2025-10-30', account: 'a', item: 'F-1', reason: { code: 'entered', law: 6 } },
    { date: '2025-12-01', account: 'a', item: 'F-1', reason: { code: 'decided', law: 11, nodeId: 'large', values: { case: 'large' } } },
    { date: '2025-12-03', account: 'a', item: 'F-1', reason: { code: 'taskExpired', law: 21, nodeId: 'call' } },
  ],
  wakes: 1,
};
const edge = (from: string, to: string, port = 'next') => ({
  id: `${from}-${to}${port === 'next' ? '' : `/${port}`}`,
  from: { node: from, port },
  to,
});
const graph: Graph = {
  schema: 1,
  scenarioId: 's',
  nodes: [],
  edges: [edge('a', 'b'), edge('b', 'c'), edge('a', 'b', 'expired'), edge('a', 'd'), edge('c', 'a')],
};

describe('an item followed through a simulation', () => {
  it('meets the steps in the order of the days, and on one day in that of the drawing; what only lists it is no stop', () => {
    const stops = followItem(simulation, 'F-1', ['start', 'first', 'other', 'large', 'call'], 'start');
    expect(stops.map(({ date, nodeId }) => `${date} ${nodeId}`)).toEqual([
      '2025-10-30 start',
      '2025-11-12 first',
      '2025-12-01 large',
      '2025-12-01 call',
    ]);
    expect(stops.at(-1)).toMatchObject({ task: { outcome: 'expired' } });
    expect(stops.map(portOf)).toEqual([undefined, 'sent', 'large', 'expired']);
  });

  it('stays at its own step where it goes along with the message of another item', () => {
    const covered = {
      ...simulation,
      contacts: [contact('2025-11-12', 'last', [{ number: 'F-1', role: 'reminded' }])],
      tasks: [],
      reasons: [{ date: '2025-11-12', account: 'a', item: 'F-1', reason: { code: 'covered', law: 18, nodeId: 'second' } }],
    };
    expect(followItem(covered, 'F-1', ['second', 'last'], undefined).map(({ nodeId, time }) => [nodeId, time])).toEqual([
      ['second', '09:15'],
    ]);
  });

  it('explains only the dates that are not those planned, not the hour of a day, and only its own', () => {
    expect(shiftsOf(simulation, 'F-1').map(({ reason }) => reason.code)).toEqual(['shiftedToAllowedDay']);
  });

  it('goes from one step to the next along the links of the drawing', () => {
    expect(linksBetween(graph, 'a', 'c')).toEqual(['a-b', 'b-c']);
    expect(linksBetween(graph, 'a', 'c', 'expired')).toEqual(['a-b/expired', 'b-c']);
    expect(linksBetween(graph, 'a', 'd', 'expired')).toEqual(['a-d']);
    expect(linksBetween(graph, 'd', 'a')).toEqual([]);
    expect(linksBetween(graph, 'a', 'a')).toEqual([]);
  });

  it('costs what left up to a day', () => {
    expect(spentUntil(simulation, '2025-11-20', { email: 2, sms: 8 })).toEqual({ contacts: 1, cents: 2 });
    expect(spentUntil(simulation, '2025-11-24', { email: 2, sms: 8 })).toEqual({ contacts: 3, cents: 12 });
  });
});
