import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compile/compile.js';
import { paths } from '../../simulate/paths.js';
import { drawDrawing, drawingOf } from '../../testing/random/draw-drawing.js';

describe('the paths of a plan', () => {
  it('P9 no path of a compiled drawing has more contacts or later days than its bounds, and one has as many', () => {
    fc.assert(
      fc.property(drawDrawing, (drawing) => {
        const { plan, bounds } = compile(drawingOf(drawing, 'even'));
        if (plan === undefined) return;
        const all = [...paths(plan, 3_000)];
        const most = Math.max(...all.map(({ contacts }) => contacts));
        expect(most).toBeLessThanOrEqual(bounds.contactsAtMost);
        expect(Math.max(...all.map(({ lastDay }) => lastDay))).toBeLessThanOrEqual(bounds.lastDay);
        if (all.length < 3_000) expect(most).toBe(bounds.contactsAtMost);
        expect(all.some(({ outcome }) => outcome === 'cut')).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
