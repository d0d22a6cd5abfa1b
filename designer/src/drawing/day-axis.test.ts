import type { Graph } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { layOutDays, nominalWay } from './day-axis.js';

const due = (offset: number) => ({ anchor: 'dueDate', offset, unit: 'days' });
const email = (offset: number) => ({ when: due(offset), level: 1, template: 'r1', audience: ['accountsPayable'] });

const graph: Graph = {
  schema: 1,
  scenarioId: 'sme',
  nodes: [
    { id: 'in', kind: 'start', name: 'Entrée', data: { enterDaysBefore: 7 } },
    { id: 'pre', kind: 'email', name: 'Prévenance', data: email(-5) },
    { id: 'r1', kind: 'email', name: 'Relance R1', data: email(5) },
    {
      id: 'big',
      kind: 'decision',
      name: 'Gros montant',
      data: { when: due(25), cases: [{ id: 'yes', label: { fr: 'oui', en: 'yes' }, condition: {} }] },
    },
    {
      id: 'call',
      kind: 'callTask',
      name: 'Appel',
      data: { when: due(25), outcomes: [{ id: 'promised', label: { fr: 'promet', en: 'promises' }, reached: true }] },
    },
    { id: 'last', kind: 'email', name: 'Dernier rappel', data: email(25) },
    { id: 'out', kind: 'end', name: 'Fin', data: {} },
    { id: 'memo', kind: 'note', name: 'Mémo', data: { text: 'inerte' } },
  ],
  edges: [
    { id: 'e1', from: { node: 'in', port: 'next' }, to: 'pre' },
    { id: 'e2', from: { node: 'pre', port: 'sent' }, to: 'r1' },
    { id: 'e3', from: { node: 'pre', port: 'failed' }, to: 'r1' },
    { id: 'e4', from: { node: 'r1', port: 'sent' }, to: 'big' },
    { id: 'e5', from: { node: 'big', port: 'yes' }, to: 'call' },
    { id: 'e6', from: { node: 'big', port: 'else' }, to: 'last' },
    { id: 'e7', from: { node: 'call', port: 'promised' }, to: 'out' },
    { id: 'e8', from: { node: 'call', port: 'expired' }, to: 'last' },
    { id: 'e9', from: { node: 'last', port: 'sent' }, to: 'out' },
  ],
};

describe('a scenario on its day axis', () => {
  const { steps, links } = layOutDays(graph, 'fr');
  const step = (id: string) => steps.find((candidate) => candidate.id === id);

  it('places each step on its own day from the due date', () => {
    expect(['pre', 'r1', 'big', 'call', 'last'].map((id) => step(id)?.day)).toEqual([-5, 5, 25, 25, 25]);
  });

  it('gives an end without a date the day of the last step before it', () => {
    expect(step('out')?.day).toBe(25);
  });

  it('keeps the nominal way in the first column and puts other ways to its right', () => {
    expect(['pre', 'r1', 'big', 'call'].map((id) => step(id)?.column)).toEqual([0, 0, 0, 0]);
    expect(step('last')?.column).toBeGreaterThan(0);
  });

  it('stacks steps of one day in the order they are walked, never two in one place', () => {
    expect(step('big')?.row).toBe(0);
    expect(step('call')?.row).toBe(1);
    expect(new Set(steps.map(({ day, row, column }) => `${day}/${row}/${column}`)).size).toBe(steps.length);
  });

  it('leaves out what is inert and names the ports in the language asked for', () => {
    expect(step('memo')).toBeUndefined();
    expect(links.find(({ id }) => id === 'e6')?.label).toBe('sinon');
    expect(layOutDays(graph, 'en').links.find(({ id }) => id === 'e6')?.label).toBe('else');
  });

  it('ends its nominal way even where steps lead back', () => {
    const link = (from: string, to: string) => ({ id: from + to, from, to, port: 'next', label: '', nominal: true });
    expect(nominalWay('a', [link('a', 'b'), link('b', 'a')])).toEqual(['a', 'b']);
  });
});
