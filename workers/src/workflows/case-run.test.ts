import { openCase, type CaseFacts } from '@relance/scenario/machine';
import { describe, expect, it } from 'vitest';
import { absorb, clockOf, environmentOf, openRun, receive, refreshRequest, stateOf } from './case-run.js';

const input = { entityId: 'e', caseId: 'c', coreVersion: 1, queuePrefix: 'q', recordedAt: 100 };
const facts = { version: 3 } as CaseFacts;

describe('the inbox of a case', () => {
  it('takes an event once, however often it is signalled, also after it was looked at', () => {
    const run = openRun(input);
    receive(run, { eventId: 'payment-1', recordedAt: 1 });
    receive(run, { eventId: 'payment-1', recordedAt: 2 });
    expect(run.inbox).toEqual([{ eventId: 'payment-1', recordedAt: 1 }]);
    run.inbox.length = 0;
    receive(run, { eventId: 'payment-1', recordedAt: 3 });
    expect(run.inbox).toEqual([]);
  });

  it('remembers the last 200 events, and carries them to the next run', () => {
    const run = openRun(input);
    for (let index = 0; index < 201; index += 1) receive(run, { eventId: String(index), recordedAt: index });
    expect(run.seenEventIds).toHaveLength(200);
    const next = openRun({ ...input, carried: { machine: openCase('c'), seenEventIds: run.seenEventIds, nowMs: 500 } });
    for (const eventId of ['0', '1', '200']) receive(next, { eventId, recordedAt: 1 });
    expect(next.inbox.map(({ eventId }) => eventId)).toEqual(['0', '1']);
    expect(next).toMatchObject({ nowMs: 500, state: { caseId: 'c' } });
  });
});

describe('what a case knows', () => {
  it('is nothing before its first refresh: asking is a fault of ours', () => {
    const run = openRun(input);
    expect(() => stateOf(run)).toThrow('first refresh');
    expect(() => clockOf(run)).toThrow('first refresh');
    expect(() => environmentOf(run)).toThrow('first refresh');
    const asked = { entityId: 'e', caseId: 'c', nowMs: 100, knownFactsVersion: -1, knownPlans: [], knownTerritories: [] };
    expect(refreshRequest(run)).toEqual(asked);
  });

  it('grows with each refresh, and only what is new is asked for', () => {
    const run = openRun(input);
    const clock = { epochMs: 0, originMs: 0, scale: 1 };
    const first = { factsVersion: 3, sequence: 7, facts, plans: {}, calendars: {}, state: openCase('c'), clock, toleranceMs: 900_000 };
    expect(absorb(run, first)).toBe(true);
    expect(absorb(run, { factsVersion: 3, sequence: 8, plans: {}, calendars: {} })).toBe(false);
    expect(run).toMatchObject({ facts, clock, toleranceMs: 900_000, factsVersion: 3 });
    expect(refreshRequest(run)).toMatchObject({ knownFactsVersion: 3, sequence: 9, state: { caseId: 'c' } });
  });

  it('keeps the state it has: a refresh never takes a case back', () => {
    const run = openRun(input);
    absorb(run, { factsVersion: 1, sequence: 1, facts, plans: {}, calendars: {}, state: openCase('c') });
    run.state = { ...stateOf(run), sequence: 5 };
    absorb(run, { factsVersion: 2, sequence: 2, facts, plans: {}, calendars: {}, state: openCase('c') });
    expect(stateOf(run).sequence).toBe(5);
  });
});
