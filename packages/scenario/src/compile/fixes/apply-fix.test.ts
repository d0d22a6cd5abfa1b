import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultCatalogue, type Catalogue } from '../catalogue.js';
import { compile } from '../compile.js';
import type { Issue } from '../issue.js';
import { drawn, mail, message, on, repeat } from '../testing/drawn.js';
import { brokenDrawing } from '../testing/random-drawing.js';
import { applyFix } from './apply-fix.js';

const officeHours: Catalogue = defaultCatalogue;
const roundTheClock: Catalogue = { ...defaultCatalogue, window: { fromMinute: 0, toMinute: 1440, weekdays: [1, 2, 3, 4, 5, 6, 7] } };

const nameOf = ({ code, nodeId = '', port = '', params }: Issue): string =>
  `${code} ${nodeId} ${port} ${String(params['edge'] ?? params['interrupt'] ?? '')}`;

it('makes the issue vanish and adds no error, whatever is wrong besides', () => {
  const fixed = new Map<string, number>();
  fc.assert(
    fc.property(brokenDrawing(7), fc.constantFrom(officeHours, roundTheClock), (bundle, catalogue) => {
      const { issues } = compile(bundle, catalogue);
      const errors = issues.filter(({ severity }) => severity === 'error').map(nameOf);
      for (const issue of issues) {
        if (issue.fix === undefined) continue;
        fixed.set(issue.code, (fixed.get(issue.code) ?? 0) + 1);
        const after = compile({ ...bundle, graph: applyFix(bundle.graph, issue) }, catalogue).issues;
        expect({ fix: issue.fix, left: after.map(nameOf).filter((name) => name === nameOf(issue)) }).toEqual({ fix: issue.fix, left: [] });
        const added = after
          .filter(({ severity }) => severity === 'error')
          .map(nameOf)
          .filter((name) => !errors.includes(name));
        expect({ issue: nameOf(issue), fix: issue.fix, added }).toEqual({ issue: nameOf(issue), fix: issue.fix, added: [] });
      }
    }),
    { numRuns: 1000 },
  );
  const codes = ['L302', 'L303', 'L304', 'L310', 'L312', 'P110', 'P111', 'P115', 'P117', 'S102', 'T204', 'T205', 'T206', 'X402', 'X403'];
  expect(codes.filter((code) => (fixed.get(code) ?? 0) === 0)).toEqual([]);
});

it('raises a card that is passed beside a loop and in it to the highest level before it on either way', () => {
  const bundle = drawn({
    first: message('email', on(0), { level: 3 }, { sent: 'loop', failed: 'second' }),
    second: mail(on(10), 1, 'low'),
    loop: repeat(1, 7, 'low', 'fin'),
    low: message('email', on(20), { level: 0 }, { sent: 'loop', failed: 'fin' }),
  });
  const { issues } = compile(bundle);
  const fall = issues.find(({ code }) => code === 'L304');
  expect(fall).toMatchObject({ nodeId: 'low', path: ['depart', 'first', 'loop', 'low'], params: { level: 0, before: 3 } });
  expect(fall?.fix).toEqual({ kind: 'set', node: 'low', path: '/level', value: 3 });
  const after = compile({ ...bundle, graph: applyFix(bundle.graph, fall ?? {}) }).issues;
  expect(after.filter(({ code }) => code === 'L304')).toEqual([]);
});

it('leaves a drawing alone where there is nothing to apply, or what it names is gone', () => {
  const graph = { schema: 1 as const, scenarioId: 'x', nodes: [], edges: [] };
  expect(applyFix(graph, {})).toBe(graph);
  expect(applyFix(graph, { fix: { kind: 'set', node: 'gone', path: '/when/offset', value: 3 } })).toEqual(graph);
  expect(applyFix(graph, { fix: { kind: 'remove', node: 'gone' } })).toEqual(graph);
});
