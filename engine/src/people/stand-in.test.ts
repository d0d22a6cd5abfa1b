import type { Absence } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { standIn } from './stand-in.js';

let count = 0;
const away = (
  userId: string,
  substituteId: string,
  fromOn = '2026-01-05',
  untilOn = '2026-01-09',
  more: Partial<Absence> = {},
): Absence => {
  const _id = String((count += 1)).padStart(4, '0');
  return { _id, entityId: 'main', userId, substituteId, fromOn, untilOn, recordedAt: 0, recordedBy: 'x', ...more };
};
const on = (day: string, absences: Absence[], mayAct: (userId: string) => boolean = () => true) => standIn('anne', day, absences, mayAct);

describe('who does the work of somebody', () => {
  it('is himself before he leaves and after he is back, and his substitute on every day between', () => {
    const absences = [away('anne', 'bea')];
    expect(on('2026-01-04', absences)).toEqual({ userId: 'anne' });
    expect(on('2026-01-05', absences)).toEqual({ userId: 'bea', untilOn: '2026-01-09' });
    expect(on('2026-01-09', absences)).toEqual({ userId: 'bea', untilOn: '2026-01-09' });
    expect(on('2026-01-10', absences)).toEqual({ userId: 'anne' });
  });

  it('is who stands in for the substitute while that one is away too', () => {
    const absences = [away('anne', 'bea'), away('bea', 'carl', '2026-01-06', '2026-01-06')];
    expect(on('2026-01-05', absences).userId).toBe('bea');
    expect(on('2026-01-06', absences)).toEqual({ userId: 'carl', untilOn: '2026-01-09' });
  });

  it('stays himself where all are away for one another, or the substitute may not act', () => {
    expect(on('2026-01-06', [away('anne', 'bea'), away('bea', 'anne')])).toEqual({ userId: 'anne' });
    expect(on('2026-01-06', [away('anne', 'bea')], (userId) => userId !== 'bea')).toEqual({ userId: 'anne' });
  });

  it('follows what was recorded last, and nothing that was cancelled', () => {
    expect(on('2026-01-06', [away('anne', 'bea'), away('anne', 'carl')]).userId).toBe('carl');
    expect(on('2026-01-06', [away('anne', 'bea'), away('anne', 'carl', undefined, undefined, { cancelledAt: 1 })]).userId).toBe('bea');
  });
});
