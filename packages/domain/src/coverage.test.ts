import { describe, expect, it } from 'vitest';
import { coverageFigure, coverageOf, missedBefore, type CoverageGround, type ItemStanding } from './coverage.js';

const item = { _id: 'item', caseId: 'case' };
const walking: ItemStanding = { running: true, position: { status: 'walking', nextAt: 2000 } };
const reason = { code: 'insolvent', law: 8 };

function ground(standings: readonly ItemStanding[], more: Partial<CoverageGround> = {}): CoverageGround {
  return { standings, hasCase: true, hasScenario: true, missedBeforeMs: 1000, ...more };
}

describe('the coverage of an overdue item', () => {
  it.each([
    ['one token in a running case covers it', ground([walking]), 'withToken'],
    ['a suspended item keeps its token (law 8)', ground([{ running: true, position: { status: 'suspended', reason } }]), 'withToken'],
    ['two tokens are one too many', ground([walking, walking]), 'twoTokens'],
    [
      'what an old case still tells of it is no second token',
      ground([walking, { running: false, position: { status: 'stopped', reason } }]),
      'withToken',
    ],
    ['a token in a case nobody carries covers nothing', ground([{ ...walking, running: false }]), 'caseNotRunning'],
    ['a move missed long ago covers nothing', ground([{ running: true, position: { status: 'walking', nextAt: 999 } }]), 'stalled'],
    [
      'stopped for a named reason is an exclusion (law 8)',
      ground([{ running: false, position: { status: 'stopped', reason } }]),
      'excluded',
    ],
    ['the end of a scenario without a reason is silence (law 12)', ground([{ running: true, position: { status: 'stopped' } }]), 'ended'],
    ['money owed by an item that is done is silence (law 12)', ground([{ running: true, position: { status: 'done', reason } }]), 'ended'],
    [
      'parked with reason and owner is an exclusion',
      ground([{ running: false, position: { status: 'parked', reason, owner: 'admin' } }]),
      'excluded',
    ],
    ['parked without an owner is not', ground([{ running: true, position: { status: 'parked', reason } }]), 'noOwner'],
    ['without a scenario nobody will take it up', ground([], { hasScenario: false }), 'noScenario'],
    [
      'the case says so too',
      ground([{ running: true, position: { status: 'parked', reason: { code: 'noScenario', law: 12 }, owner: 'creditManager' } }], {
        hasScenario: false,
      }),
      'noScenario',
    ],
    ['with a scenario and no case the import was cut', ground([], { hasCase: false }), 'noCase'],
    ['with a case that does not know it, neither', ground([]), 'noToken'],
  ])('%s', (_, given, verdict) => {
    expect(coverageOf(item, given)).toBe(verdict);
  });

  it('is out of our hands once handed over', () => {
    expect(coverageOf({ ...item, handedOver: true }, ground([]))).toBe('excluded');
  });

  it('adds up: every overdue item is counted once', () => {
    const figure = coverageFigure(['withToken', 'excluded', 'stalled', 'stalled', 'noCase'], '2026-01-05', 7);
    const reasons = { stalled: 2, noCase: 1 };
    expect(figure).toEqual({ on: '2026-01-05', at: 7, overdue: 5, withToken: 1, excluded: 1, uncovered: 3, reasons });
  });

  it('does not take seconds of latency on a fast clock for a missed move', () => {
    const now = Date.UTC(2026, 0, 5);
    expect(missedBefore(now, 1)).toBe(Date.UTC(2026, 0, 4));
    expect(missedBefore(now, 43_200)).toBe(now - 30 * 86_400_000);
  });
});
