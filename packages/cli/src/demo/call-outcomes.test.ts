import { openCalendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { TaskView } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { answerInstant, chooseOutcome, readOutcomeChances } from './call-outcomes.js';
import { segmentsFor } from './load-samples.js';

const calendar = openCalendar(buildCalendar('FR', 2025, 1));
const outcome = (id: string) => ({ id, fr: id, en: id, reached: true });
const task = (id: string, openedAt: number, ...outcomes: string[]): TaskView['task'] => ({
  _id: id,
  entityId: 'main',
  caseId: 'c',
  accountId: 'a',
  kind: 'call',
  state: 'open',
  openedAt,
  itemIds: [],
  outcomes: outcomes.map(outcome),
});
const ids = Array.from({ length: 400 }, (_, index) => `task-${index}`);

describe('the stand-in who answers calls', () => {
  it('answers on the day of the call or the next business day, never on a Sunday, and always the same', () => {
    const friday = calendar.toCivil(Date.UTC(2025, 8, 5, 8));
    const openedAt = calendar.toInstant(friday.day, 600);
    const days = ids.map((id) => calendar.toCivil(answerInstant(task(id, openedAt), 1, calendar)).day - friday.day);
    expect(new Set(days)).toEqual(new Set([0, 3]));
    expect(ids.every((id) => answerInstant(task(id, openedAt), 1, calendar) > openedAt)).toBe(true);
    expect(ids.map((id) => answerInstant(task(id, openedAt), 1, calendar))).toEqual(
      ids.map((id) => answerInstant(task(id, openedAt), 1, calendar)),
    );
  });

  it('notes outcomes as often as the file says, among those the task has', () => {
    const chances = readOutcomeChances({ seed: 5, outcomes: { promise: 3, noAnswer: 1, other: 50 } });
    const noted = ids.map((id) => chooseOutcome(task(id, 0, 'promise', 'noAnswer', 'dispute'), chances));
    const promises = noted.filter((each) => each === 'promise').length;
    expect(new Set(noted)).toEqual(new Set(['promise', 'noAnswer']));
    expect(promises / ids.length).toBeGreaterThan(0.65);
    expect(promises / ids.length).toBeLessThan(0.85);
  });

  it('takes any outcome of a task whose outcomes the file does not know', () => {
    const noted = ids.map((id) => chooseOutcome(task(id, 0, 'found', 'notFound'), { seed: 1, weights: { promise: 1 } }));
    expect(new Set(noted)).toEqual(new Set(['found', 'notFound']));
    expect(chooseOutcome(task('x', 0), { seed: 1, weights: {} })).toBeUndefined();
  });
});

describe('the segment a sample scenario is for', () => {
  it.each([
    ['its id', 'grand-compte', ['Grand compte'], ['Grand compte']],
    ['its name', 'pme-faible-risque', ['PME à faible risque', 'Autres'], ['PME à faible risque']],
    ['nothing: its id is the segment', 'pme-faible-risque', ['Autres'], ['pme-faible-risque']],
  ])('is known by %s', (_by, scenarioId, segments, expected) => {
    expect(segmentsFor({ scenarioId, names: ['PME à faible risque'] }, segments)).toEqual(expected);
  });
});
