import type { Graph } from '@relance/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../catalogue.js';
import { compile } from '../compile.js';
import { judgeAllPaths } from '../testing/path-oracle.js';
import { randomDrawing } from '../testing/random-drawing.js';

const judged = ['T203', 'T204', 'T205', 'T207', 'T208', 'L301', 'L303', 'L304', 'L310', 'L311', 'L312', 'X403'];
const off = Object.fromEntries([...judged, 'L302', 'L305', 'L306', 'T202', 'T206'].map((code) => [code, 'off'] as const));
const lenient: Catalogue = { locales: ['fr', 'en'], gapDays: 7, severities: off };

/** Whether a way round passes no `repeat`, and whether two of them share one; told by removing the body edges, and by reaching both ways. */
function loopFaults({ nodes, edges }: Graph): string[] {
  const heads = nodes.filter(({ kind }) => kind === 'repeat').map(({ id }) => id);
  const reach = (from: string, kept: Graph['edges']): Set<string> => {
    const seen = new Set(kept.filter((edge) => edge.from.node === from).map(({ to }) => to));
    for (const id of seen) for (const edge of kept) if (edge.from.node === id) seen.add(edge.to);
    return seen;
  };
  const unbodied = edges.filter(({ from }) => !(heads.includes(from.node) && from.port === 'body'));
  const nested = heads.some((one) => heads.some((other) => one !== other && reach(one, edges).has(other) && reach(other, edges).has(one)));
  return [...(nodes.some(({ id }) => reach(id, unbodied).has(id)) ? ['T201'] : []), ...(nested ? ['T209'] : [])];
}

describe('the proofs over paths agree with walking every path', () => {
  it('on small random drawings, issue by issue and figure by figure', () => {
    let seen = 0;
    fc.assert(
      fc.property(randomDrawing(7, 'forward'), (bundle) => {
        const { issues } = compile(bundle);
        const faults = loopFaults(bundle.graph);
        expect([...new Set(issues.map(({ code }) => code).filter((code) => code === 'T201' || code === 'T209'))].sort()).toEqual(faults);
        if (faults.length > 0) return;
        const oracle = judgeAllPaths(bundle.graph, 4000);
        if (oracle === undefined) return;
        seen += 1;
        const told = issues.filter(({ code }) => judged.includes(code)).map(({ code, nodeId = '' }) => `${code}@${nodeId}`);
        expect([...new Set(told)].sort()).toEqual([...oracle.issues].sort());
        const { bounds } = compile(bundle, lenient);
        if (bounds === undefined)
          throw new Error(
            `not compiled: ${compile(bundle, lenient)
              .issues.map(({ code }) => code)
              .join(' ')}`,
          );
        expect({
          contacts: bounds.contactsAtMost,
          calls: bounds.callsAtMost,
          tasks: bounds.tasksAtMost,
          lastDay: bounds.lastDay,
          steps: bounds.steps,
        }).toEqual(oracle.bounds);
      }),
      { numRuns: 2000 },
    );
    expect(seen).toBeGreaterThan(1000);
  });
});
