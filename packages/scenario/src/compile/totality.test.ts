import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diff } from '../diff/diff.js';
import { compile } from './compile.js';
import { applyFix } from './fixes/apply-fix.js';
import { tellIssue } from './issue-texts.js';
import { brokenDrawing } from './testing/random-drawing.js';

it('tells what is wrong with large broken drawings without ever throwing, each issue in words, each fix applicable', () => {
  fc.assert(
    fc.property(brokenDrawing(120), (bundle) => {
      const { issues, plan } = compile(bundle);
      for (const issue of issues) {
        expect(`${tellIssue(issue).fr}${tellIssue(issue).en}`).not.toMatch(/[{]\w+[}]/u);
        expect(applyFix(bundle.graph, issue).schema).toBe(1);
      }
      if (plan !== undefined) expect(diff(plan, plan)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('takes interrupts, catalogues and included scenarios of any form', () => {
  const graph = { schema: 1, scenarioId: 'x', nodes: [{ id: 's', kind: 'start', name: 'S', data: { enterDaysBefore: 0 } }], edges: [] };
  const child = {
    id: 'c',
    kind: 'subScenario',
    name: 'C',
    data: { scenario: 'a@1', outcomes: [{ id: 'o', label: { fr: 'o', en: 'o' } }] },
  };
  const bundle = { graph: { ...graph, nodes: [...graph.nodes, child] }, templates: [], catalogueVersion: 1 };
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const scenarios = { 'a@1': value } as never;
      expect(compile(bundle, { locales: ['fr'], gapDays: 7, scenarios }).issues.map(({ code }) => code)).toContain('P120');
    }),
    { numRuns: 200 },
  );
});
