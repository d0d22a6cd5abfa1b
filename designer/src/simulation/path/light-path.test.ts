import { describe, expect, it } from 'vitest';
import { lightPath } from './light-path.js';

const stops = [
  { nodeId: 'start', date: '2025-10-30' },
  { nodeId: 'first', date: '2025-11-12', time: '09:15' },
  { nodeId: 'call', date: '2025-12-01', time: '09:15' },
  { nodeId: 'first', date: '2025-12-10', time: '09:15' },
];
const linksBetween = (from: string, to: string): string[] => [`${from}>${to}`];

describe('the path of an item over the drawing', () => {
  it('lies behind, stands at the last step met, and goes on from there', () => {
    const { steps, links } = lightPath(stops, '2025-11-20', { locale: 'fr', linksBetween });
    expect([...steps].map(([id, { state, place }]) => `${id} ${state} ${String(place)}`)).toEqual([
      'start past 1',
      'first now 2',
      'call future 3',
    ]);
    expect(steps.get('first')?.note).toBe('mer. 12 nov., 9\u00a0h\u00a015');
    expect([...links]).toEqual([
      ['start>first', 'past'],
      ['first>call', 'future'],
      ['call>first', 'future'],
    ]);
  });

  it('tells a step met twice as it was met last', () => {
    const { steps } = lightPath(stops, '2025-12-31', { locale: 'fr', linksBetween });
    expect(steps.get('first')).toMatchObject({ state: 'now', place: 4 });
  });

  it('has not begun before its first day', () => {
    expect([...lightPath(stops, '2025-10-01', { locale: 'en', linksBetween }).links.values()]).toEqual(['future', 'future', 'future']);
  });
});
