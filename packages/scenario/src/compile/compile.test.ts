import type { GraphEdge, GraphNode, ScenarioBundle, Template } from '@relance/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { issueTexts, tellIssue } from './issue-texts.js';

const dueDate = (offset: number): object => ({ anchor: 'dueDate', offset, unit: 'days' });
const mail = (id: string, offset: number, level: number, more: object = {}): GraphNode => ({
  id,
  kind: 'email',
  name: `Relance ${id}`,
  data: { when: dueDate(offset), level, template: 'relance', audience: ['accountsPayable'], ...more },
});
const edge = (node: string, port: string, to: string): GraphEdge => ({ id: `${node}-${port}`, from: { node, port }, to });
const template = (locale: 'fr' | 'en'): Template => ({ id: 'relance', version: 3, channel: 'email', locale, subject: 's', body: 'b' });

function ladder(mails: GraphNode[], policies: ScenarioBundle['graph']['policies'] = { gapDays: 7 }): ScenarioBundle {
  const ids = ['depart', ...mails.map(({ id }) => id)];
  const next = (index: number): string => ids[index + 1] ?? 'fin';
  return {
    catalogueVersion: 1,
    templates: [template('fr'), template('en')],
    graph: {
      schema: 1,
      scenarioId: 'essai',
      nodes: [
        { id: 'depart', kind: 'start', name: 'Départ', data: { enterDaysBefore: 7 } },
        ...mails,
        { id: 'fin', kind: 'end', name: 'Fin', data: { owner: 'creditManager', reviewBusinessDays: 10 } },
      ],
      edges: [
        edge('depart', 'next', next(0)),
        ...mails.flatMap(({ id }, index) => [edge(id, 'sent', next(index + 1)), edge(id, 'failed', next(index + 1))]),
      ],
      policies,
    },
  };
}

const codes = (bundle: unknown): string[] => compile(bundle).issues.map(({ code }) => code);

describe('a sound ladder', () => {
  const bundle = ladder([mail('r1', 5, 1), mail('r2', 15, 2, { deadlineDays: 7 }), mail('r3', 25, 3)]);

  it('compiles without a word, with its bounds', () => {
    const compiled = compile(bundle);
    expect(compiled.issues).toEqual([]);
    expect(compiled.bounds).toEqual({
      contactsAtMost: 3,
      contactsAtMostByChannel: { email: 3 },
      tasksAtMost: 0,
      callsAtMost: 0,
      levels: [1, 2, 3],
      firstDay: -7,
      lastDay: 25,
      daysAtMost: 32,
      costAtMost: { cents: 0, currency: 'EUR' },
      minutesAtMost: 0,
      steps: {
        depart: { earliest: -7, latest: -7 },
        r1: { earliest: 5, latest: 5 },
        r2: { earliest: 15, latest: 15 },
        r3: { earliest: 25, latest: 25 },
        fin: { earliest: 25, latest: 25 },
      },
    });
    expect(compiled.plan?.enterDaysBefore).toBe(7);
    expect(compiled.plan?.instructions[compiled.plan.entry]).toMatchObject({ op: 'contact', nodeId: 'r1', template: { version: 3 } });
  });

  it('keeps its hash when cards are moved, renamed or listed in another order, and changes it with a date', () => {
    const { graph } = bundle;
    const nodes = graph.nodes.map((node) => ({ ...node, name: `${node.name} bis`, position: { x: 1, y: 2 } })).reverse();
    expect(compile({ ...bundle, graph: { ...graph, nodes } }).hash).toBe(compile(bundle).hash);
    expect(compile(ladder([mail('r1', 6, 1), mail('r2', 15, 2), mail('r3', 25, 3)])).hash).not.toBe(compile(bundle).hash);
  });
});

describe('what is wrong with a drawing is said, all at once', () => {
  const without = (bundle: ScenarioBundle, edgeId: string): ScenarioBundle => ({
    ...bundle,
    graph: { ...bundle.graph, edges: bundle.graph.edges.filter(({ id }) => id !== edgeId) },
  });
  const changed = (bundle: ScenarioBundle, change: (nodes: GraphNode[], edges: GraphEdge[]) => void): ScenarioBundle => {
    const copy = JSON.parse(JSON.stringify(bundle)) as ScenarioBundle;
    change(copy.graph.nodes, copy.graph.edges);
    return copy;
  };
  const two = ladder([mail('r1', 5, 1), mail('r2', 15, 2)]);

  const cases: [string, unknown, string[]][] = [
    ['a way out that leads nowhere', without(two, 'r1-failed'), ['P110']],
    ['no start', changed(two, (nodes) => nodes.shift()), ['P111', 'S101']],
    [
      'a card nobody reaches',
      changed(two, (nodes) => nodes.push({ id: 'seul', kind: 'end', name: 'Seul', data: { owner: 'x', reviewBusinessDays: 1 } })),
      ['S102'],
    ],
    ['an unknown kind', changed(two, (nodes) => nodes.push({ id: 'x', kind: 'fax', name: 'Fax', data: {} })), ['P112']],
    ['a template that is not there', changed(two, (nodes) => Object.assign(nodes[1]?.data ?? {}, { template: 'autre' })), ['P113']],
    ['a template in one language', { ...two, templates: [template('fr')] }, ['P114', 'P114']],
    ['a file of a newer catalogue', { ...two, catalogueVersion: 99 }, ['G002']],
    ['a loop', changed(two, (_, edges) => Object.assign(edges.find(({ id }) => id === 'r2-failed') ?? {}, { to: 'r1' })), ['T201']],
    ['a step reached after its day', ladder([mail('r1', 15, 1), mail('r2', 5, 1)]), ['T204', 'T205']],
    ['a step the gap always pushes on', ladder([mail('r1', 5, 1), mail('r2', 9, 2)]), ['T205']],
    ['a tone that falls', ladder([mail('r1', 5, 3), mail('r2', 15, 2)]), ['L304']],
    ['a step before a granted deadline has run', ladder([mail('r1', 5, 1, { deadlineDays: 10 }), mail('r2', 15, 2)]), ['L310']],
    ['an end with money owed and nobody named', changed(two, (nodes) => Object.assign(nodes.at(-1) ?? {}, { data: {} })), ['L312']],
    ['a field of the wrong form', changed(two, (nodes) => Object.assign(nodes[1]?.data ?? {}, { level: 9 })), ['K120']],
  ];

  it.each(cases)('%s', (_, bundle, expected) => {
    expect(
      codes(bundle)
        .filter((code) => code !== 'S102' || expected.includes('S102'))
        .sort(),
    ).toEqual(expected);
  });

  it('shows the way on which the tone falls', () => {
    const [issue] = compile(ladder([mail('r1', 5, 3), mail('r2', 15, 2)])).issues;
    expect(issue?.path).toEqual(['depart', 'r1', 'r2']);
    expect(issue === undefined ? '' : tellIssue(issue).fr).toBe(
      'Le ton baisse : « Relance r2 » est de niveau 2 après un niveau 3. Remontez son niveau.',
    );
  });

  it('has a text in both languages, filled to the last parameter, for every issue it can raise', () => {
    for (const [, bundle] of cases) {
      for (const issue of compile(bundle).issues) {
        expect(Object.keys(issueTexts)).toContain(issue.code);
        expect(`${tellIssue(issue).fr}${tellIssue(issue).en}`).not.toMatch(/[{}]/u);
      }
    }
  });
});

describe('whatever it is given', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(compile(value).plan).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a file nested beyond reason instead of exhausting the stack', () => {
    let deep: unknown = { field: 'level', operator: 'eq', value: 1 };
    for (let depth = 0; depth < 20_000; depth += 1) deep = { not: deep };
    expect(codes({ nodes: deep })).toEqual(['G001']);
  });

  it('never throws on a drawing whose cards and edges were shuffled and broken', () => {
    const sound = ladder([mail('r1', 5, 1), mail('r2', 15, 2), mail('r3', 25, 3)]);
    const ids = sound.graph.nodes.map(({ id }) => id);
    const broken = fc.array(
      fc.record({
        node: fc.constantFrom(...ids, 'x'),
        port: fc.constantFrom('next', 'sent', 'failed', 'y'),
        to: fc.constantFrom(...ids, 'x'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(broken, (edges) => {
        const graph = {
          ...sound.graph,
          edges: edges.map(({ node, port, to }, index) => ({ id: String(index), from: { node, port }, to })),
        };
        expect(Array.isArray(compile({ ...sound, graph }).issues)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
