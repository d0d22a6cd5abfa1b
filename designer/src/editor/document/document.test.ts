import fc from 'fast-check';
import { kinds } from '@relance/scenario';
import type { Graph } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { MOST_UNDONE, openHistory, record, redo, undo, type History } from './history.js';
import { connect, disconnect, linkFrom } from './links.js';
import { addStep, addStepBehind, changeStep, duplicateStep, freeName, moveByDays, removeStep, setField } from './steps.js';

const when = (offset: number) => ({ anchor: 'dueDate', offset, unit: 'days' });
const graph: Graph = {
  schema: 1,
  scenarioId: 'sme',
  nodes: [
    { id: 'in', kind: 'start', name: 'Entrée', data: { enterDaysBefore: 7 } },
    { id: 'r1', kind: 'email', name: 'R1', data: { when: when(5), level: 1, template: 't', audience: ['any'] } },
    { id: 'end', kind: 'end', name: 'Fin', data: { owner: 'creditManager' } },
  ],
  edges: [
    { id: 'in.next', from: { node: 'in', port: 'next' }, to: 'r1' },
    { id: 'r1.sent', from: { node: 'r1', port: 'sent' }, to: 'end' },
    { id: 'r1.failed', from: { node: 'r1', port: 'failed' }, to: 'end' },
  ],
  interrupts: { disputed: { to: 'r1' } },
};
const leadsTo = (drawing: Graph, node: string, port: string) => linkFrom(drawing, { node, port })?.to;

describe('a step', () => {
  it('added behind a port leads on to where the port led, on the day it was put', () => {
    const drawn = addStepBehind(graph, { node: 'r1', port: 'sent' }, { id: 'r2', kind: 'email', name: 'R2', day: 12 });
    expect(leadsTo(drawn, 'r1', 'sent')).toBe('r2');
    expect(leadsTo(drawn, 'r2', 'sent')).toBe('end');
    expect(leadsTo(drawn, 'r2', 'failed')).toBeUndefined();
    expect(drawn.nodes.find(({ id }) => id === 'r2')?.data['when']).toEqual(when(12));
    expect(graph.nodes).toHaveLength(3);
  });

  it('added behind a port that led nowhere leads nowhere', () => {
    const open = disconnect(graph, { node: 'r1', port: 'failed' });
    const drawn = addStepBehind(open, { node: 'r1', port: 'failed' }, { id: 'l', kind: 'letter', name: 'Courrier' });
    expect(leadsTo(drawn, 'r1', 'failed')).toBe('l');
    expect(drawn.edges.filter(({ from }) => from.node === 'l')).toEqual([]);
  });

  it('taken out hands on what led to it, the branch of an interrupt too; the entry stays', () => {
    const drawn = removeStep(graph, 'r1');
    expect(leadsTo(drawn, 'in', 'next')).toBe('end');
    expect(drawn.interrupts).toEqual({ disputed: { to: 'end' } });
    expect(drawn.edges).toHaveLength(1);
    expect(removeStep(drawn, 'end').edges).toEqual([]);
    expect(removeStep(drawn, 'end').interrupts).toEqual({});
    expect(removeStep(graph, 'in')).toBe(graph);
    expect(removeStep(graph, 'nobody')).toBe(graph);
  });

  it('that leads to itself is taken out with its loop', () => {
    const looped = connect(graph, { node: 'r1', port: 'sent' }, 'r1');
    expect(removeStep(looped, 'r1').edges).toEqual([]);
  });

  it('is copied with its data, under a new id and name, and nothing leads to it', () => {
    const drawn = duplicateStep(graph, 'r1', { id: 'copy', name: freeName(graph, 'R1') });
    expect(drawn.nodes.at(-1)).toEqual({ ...graph.nodes[1], id: 'copy', name: 'R1 2' });
    expect(drawn.edges).toBe(graph.edges);
    expect(duplicateStep(graph, 'in', { id: 'x', name: 'x' })).toBe(graph);
  });

  it('moves by days where its date is counted in days, and only there', () => {
    expect(moveByDays(graph, 'r1', 3)?.nodes[1]?.data['when']).toEqual(when(8));
    expect(moveByDays(graph, 'end', 3)).toBeUndefined();
    const monthly = setField(graph, 'r1', 'when', { anchor: 'dueDate', offset: 1, unit: 'months' });
    expect(moveByDays(monthly, 'r1', 3)).toBeUndefined();
  });

  it('loses the links of ways out it has no more, and keeps the others', () => {
    const skipping = setField(graph, 'r1', 'when', { ...when(5), late: { do: 'skip' } });
    const led = connect(skipping, { node: 'r1', port: 'skipped' }, 'end');
    expect(leadsTo(led, 'r1', 'skipped')).toBe('end');
    const running = setField(led, 'r1', 'when', when(5));
    expect(leadsTo(running, 'r1', 'skipped')).toBeUndefined();
    expect(leadsTo(running, 'r1', 'sent')).toBe('end');
  });

  it('set to the value it has, or one that is not there, changes nothing', () => {
    expect(setField(graph, 'r1', 'level', 1)).toBe(graph);
    expect(setField(graph, 'nobody', 'level', 1)).toBe(graph);
    expect(setField(graph, 'r1', 'sender', 'x').nodes[1]?.data['sender']).toBe('x');
    expect('level' in (setField(graph, 'r1', 'level', undefined).nodes[1]?.data ?? {})).toBe(false);
  });
});

describe('a link', () => {
  it('replaces the one its port had, and leads nowhere that is not there', () => {
    const drawn = connect(graph, { node: 'in', port: 'next' }, 'end');
    expect(drawn.edges.filter(({ from }) => from.node === 'in')).toEqual([
      { id: 'in.next', from: { node: 'in', port: 'next' }, to: 'end' },
    ]);
    expect(connect(graph, { node: 'in', port: 'next' }, 'r1')).toBe(graph);
    expect(connect(graph, { node: 'in', port: 'next' }, 'nobody')).toBe(graph);
  });
});

describe('undo and redo', () => {
  const kindNames = Object.keys(kinds);
  const operation = fc.record({ what: fc.nat(5), a: fc.nat(20), b: fc.nat(20), days: fc.integer({ min: -5, max: 9 }) });

  function changed(drawing: Graph, { what, a, b, days }: { what: number; a: number; b: number; days: number }, id: string): Graph {
    const node = drawing.nodes[a % drawing.nodes.length]?.id ?? '';
    const port = drawing.edges.length === 0 ? undefined : drawing.edges[b % drawing.edges.length]?.from;
    const kind = kindNames[b % kindNames.length] ?? '';
    const step = { id, kind, name: freeName(drawing, kind), day: days };
    if (what === 0) return port === undefined ? addStep(drawing, step) : addStepBehind(drawing, port, step);
    if (what === 1) return removeStep(drawing, node);
    if (what === 2) return duplicateStep(drawing, node, step);
    if (what === 3) return moveByDays(drawing, node, days) ?? drawing;
    if (what === 4) return port === undefined ? drawing : connect(drawing, port, node);
    return changeStep(drawing, node, (one) => ({ ...one, name: `${one.name}!` }));
  }

  it('lead back to the first drawing and forward to the last, over any hundred changes', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: MOST_UNDONE }), (operations) => {
        let history: History<Graph> = openHistory(graph);
        for (const [index, one] of operations.entries()) {
          history = record(history, changed(history.present, one, `n${String(index)}`), { label: String(index) });
          const ids = history.present.nodes.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const { to, from } of history.present.edges) expect(ids).toEqual(expect.arrayContaining([to, from.node]));
        }
        const last = JSON.stringify(history.present);
        const steps = history.past.length;
        for (let step = 0; step < steps; step += 1) history = undo(history);
        expect(history.present).toBe(graph);
        expect(undo(history)).toBe(history);
        for (let step = 0; step < steps; step += 1) history = redo(history);
        expect(JSON.stringify(history.present)).toBe(last);
        expect(redo(history)).toBe(history);
      }),
    );
  });

  it('take the changes of one gesture as one, and forget what was undone once something else is changed', () => {
    let history = openHistory('a');
    for (const next of ['ab', 'abc', 'abcd']) history = record(history, next, { label: 'nom', gesture: 'name' });
    expect(history.past).toHaveLength(1);
    history = record(history, 'x', { label: 'autre' });
    expect(undo(history).present).toBe('abcd');
    expect(undo(undo(history)).present).toBe('a');
    expect(record(undo(history), 'y', { label: 'neuf' }).future).toEqual([]);
    expect(record(history, 'x', { label: 'rien' })).toBe(history);
  });

  it('go a hundred changes back at most', () => {
    let history = openHistory(0);
    for (let next = 1; next <= 150; next += 1) history = record(history, next, { label: String(next) });
    expect(history.past).toHaveLength(MOST_UNDONE);
    expect(history.past[0]?.state).toBe(50);
  });
});
