import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, placeOnCanvas } from './canvas-layout.js';
import type { AxisStep } from './day-axis.js';

function step(id: string, day: number, column = 0, row = 0): AxisStep {
  const look = {
    title: '',
    icon: 'mail',
    channel: '',
    pill: false,
    inert: false,
    step: true,
    entry: false,
    leavesTrace: true,
    offsetDays: day,
    ports: [],
  } as const;
  return { id, name: id, look: { ...look, ports: [] }, sidePorts: [], day, column, row };
}

describe('a scenario on its canvas', () => {
  it('runs downwards with the days and compresses idle ones without removing them', () => {
    const { bands } = placeOnCanvas({ steps: [step('a', 1), step('b', 11), step('c', 66)], links: [] });
    expect(bands.map(({ day, idleDays }) => [day, idleDays])).toEqual([
      [1, 0],
      [11, 9],
      [66, 54],
    ]);
    const gaps = bands.slice(1).map((band) => band.top - band.idleTop);
    expect(gaps[0]).toBeGreaterThan(20);
    expect(gaps[1]).toBeGreaterThan(gaps[0] ?? 0);
    expect(gaps[1]).toBeLessThan(60);
  });

  it('stands at the same heights as another beside it, day by day', () => {
    const [one, other] = [
      { steps: [step('a', 1), step('b', 11)], links: [] },
      { steps: [step('a', 1), step('c', 5), step('b', 11), step('d', 11, 0, 1)], links: [] },
    ];
    const heights = ({ bands }: ReturnType<typeof placeOnCanvas>): unknown => bands.map(({ day, top, height }) => [day, top, height]);
    expect(heights(placeOnCanvas(one, other))).toEqual(heights(placeOnCanvas(other, one)));
    expect(placeOnCanvas(one, other).placed.map(({ step: { id } }) => id)).toEqual(['a', 'b']);
  });

  it('draws the line of the due date between the days around it', () => {
    const { dueTop, bands } = placeOnCanvas({ steps: [step('a', -5), step('b', 5)], links: [] });
    expect(dueTop).toBeGreaterThan((bands[0]?.top ?? 0) + (bands[0]?.height ?? 0) - 1);
    expect(dueTop).toBeLessThan(bands[1]?.top ?? 0);
  });

  it('tells the day at every height: of a band, of the idle days between two, before the first and after the last', () => {
    const layout = placeOnCanvas({ steps: [step('a', -5), step('b', 5), step('c', 6)], links: [] });
    const [first, second, third] = layout.bands;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three bands');
    expect(dayAt(layout, first.top)).toBe(-5);
    expect(dayAt(layout, second.top - 1)).toBe(4);
    expect(dayAt(layout, second.idleTop)).toBe(-4);
    expect(dayAt(layout, second.top + second.height - 1)).toBe(5);
    expect(dayAt(layout, third.top - 1)).toBe(6);
    expect(dayAt(layout, first.top - 1)).toBe(-6);
    expect(dayAt(layout, layout.height)).toBe(7);
    expect(dayAt({ ...layout, bands: [] }, 40)).toBe(0);
    const days = Array.from({ length: Math.ceil(layout.height) + 100 }, (_, y) => dayAt(layout, y - 50));
    expect(days.every((day, index) => index === 0 || day >= (days[index - 1] ?? day))).toBe(true);
    for (let day = -5; day <= 7; day += 1) expect(days).toContain(day);
  });

  it('never lays one card over another', () => {
    const places = fc.uniqueArray(
      fc.tuple(fc.integer({ min: -10, max: 80 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })),
      {
        minLength: 1,
        maxLength: 20,
        selector: (place) => place.join('/'),
      },
    );
    fc.assert(
      fc.property(places, (all) => {
        const { placed } = placeOnCanvas({
          steps: all.map(([day, column, row], index) => step(String(index), day, column, row)),
          links: [],
        });
        for (const a of placed) {
          for (const b of placed) {
            if (a.step.id >= b.step.id || a.x !== b.x) continue;
            expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
          }
        }
      }),
    );
  });
});
