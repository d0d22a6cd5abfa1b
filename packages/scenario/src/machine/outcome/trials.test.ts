import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../testing/drive.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { Environment } from '../facts/environment.js';
import type { TrialEndFacts } from '../facts/recorded-facts.js';
import { settle } from '../settle.js';
import type { CaseState, ContactEffect, Receipt } from '../state.js';
import { openCase, step } from '../step.js';

/** Due on Monday 6 October: R1 is planned on Saturday 11, so Monday 13, R2 on Tuesday 21. */
const steps = [email('R1', 5, 1), email('R2', 15, 2), handOver('H')];

function play(trialEnds: TrialEndFacts[], more: Partial<DriveOptions> = {}, to = '2025-11-29'): Story {
  const env = world(ladder(steps), caseOf([invoice('F1', '2025-10-06')], { trialEnds }));
  return drive(env, { from: at('2025-10-01', 8), to: at(to), roundTrip: true, ...more });
}

function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => {
    const { nodeId, visit } = effect.carrier;
    return `${told(instant).slice(0, 10)} ${nodeId}/${String(visit)}`;
  });
}

const over = { id: 't', recordedAt: at('2025-10-23', 10) };
const untilOver: Partial<DriveOptions> = { isTrial: (effect) => effect.at < over.recordedAt };

describe('the messages of a trial', () => {
  it('move the case as those to the payer would, while it lasts', () => {
    const story = play([], { isTrial: () => true });
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1']);
    expect(story.state.tokens[0]).toMatchObject({ level: 2, reminders: 2, status: 'done' });
    expect(days(play([]))).toEqual(days(story));
  });

  it('count for nothing once it is over: the item is seen late from its first step, and no step leaves twice under one key (laws 7, 9, 14, 19)', () => {
    // over on Thursday the 23rd: R1 leaves that day, no gap before it; it comes ten days late, so R2 moves from the 21st to Friday the 31st
    const story = play([over], untilOver);
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1', '2025-10-23 R1/2', '2025-10-31 R2/2']);
    const [before] = story.happenings[2]?.before.tokens ?? [];
    expect(before).toMatchObject({ level: -1, reminders: 0, shiftDays: 0 });
    expect(before?.contacts).toBeUndefined();
    expect(story.state.log.map(({ day: on, bounced }) => [on, bounced])).toEqual([
      [day('2025-10-13'), true],
      [day('2025-10-21'), true],
      [day('2025-10-23'), undefined],
      [day('2025-10-31'), undefined],
    ]);
    expect(story.last.alerts).toEqual([]);
  });

  it('leave what the payer received before it as it was', () => {
    const story = play([over], { isTrial: (effect) => effect.carrier.nodeId === 'R2' && effect.at < over.recordedAt });
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1', '2025-10-23 R2/2']);
    expect(story.happenings[2]?.before.tokens[0]).toMatchObject({ level: 1, reminders: 1 });
  });

  it('of other items stay', () => {
    expect(days(play([{ ...over, itemIds: ['f2'] }], untilOver))).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1']);
  });

  it('are put back once: told again, and woken again, nothing changes (P8)', () => {
    const story = play([over, { ...over, id: 't2' }], { ...untilOver, extraWakes: [at('2025-10-24', 9), at('2025-11-03', 9)] });
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1', '2025-10-23 R1/2', '2025-10-31 R2/2']);
  });

  it('leave what a person asked for done once: a step skipped meanwhile skips no other afterwards (law 27)', () => {
    const commands = [{ id: 'c', itemId: 'f1', command: 'skip' as const, at: at('2025-10-15', 10), author: 'u', reason: 'x' }];
    const env = world(ladder(steps), caseOf([invoice('F1', '2025-10-06')], { trialEnds: [over], commands }));
    const story = drive(env, { from: at('2025-10-01', 8), to: at('2025-11-29'), roundTrip: true, ...untilOver });
    expect(days(story).slice(0, 2)).toEqual(['2025-10-13 R1/1', '2025-10-23 R1/2']);
  });

  it('that failed are put back as well', () => {
    const story = play([over], { ...untilOver, outcome: (_effect, index) => (index < 2 ? 'failed' : 'sent') });
    expect(days(story).slice(2)).toEqual(['2025-10-23 R1/2', '2025-10-31 R2/2']);
  });
});

/** The first message of a case, and the state it is decided on. */
function firstMessage(env: Environment, nowMs: number): { state: CaseState; effect: ContactEffect } {
  const { state, effect } = step(openCase(env.facts.caseId), env, nowMs);
  if (effect?.kind !== 'contact') throw new Error('no message leaves');
  return { state, effect };
}

function receiptFor(effect: ContactEffect, items: readonly string[], more: Partial<Receipt>): Receipt {
  const members = effect.members.filter(({ item }) => items.includes(item)).map(({ item, nodeId, visit }) => ({ item, nodeId, visit }));
  return { outcome: 'sent', dispatchId: 'd', at: effect.at, members, trial: true, ...more };
}

const marked = ({ tokens }: CaseState): string[] => tokens.filter(({ beforeTrial }) => beforeTrial !== undefined).map(({ item }) => item);

describe('what a message of a trial remembers', () => {
  // both ripe on Monday 13 October
  const two = world(ladder(steps), caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-07')]));

  it('is where the items on board stood: one that fell out of it was never moved', () => {
    const { state, effect } = firstMessage(two, at('2025-10-13', 10));
    expect(effect.members).toHaveLength(2);
    expect(marked(settle(state, effect, receiptFor(effect, ['f1'], {}), two))).toEqual(['f1']);
  });

  it('of one that failed, is the items on the step of its carrier alone (law 20)', () => {
    // F1 stands on its first step, F2 on the one of another plan that the carrier takes along
    const other = ladder([email('S1', 5, 1), handOver('H')]);
    const items = [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-07', { planHash: 'other' })];
    const env = world(ladder(steps), caseOf(items));
    const mixed = { ...env, plans: { ...env.plans, other } };
    const { state, effect } = firstMessage(mixed, at('2025-10-13', 10));
    expect(effect.members.map(({ nodeId }) => nodeId)).toEqual(['R1', 'S1']);
    expect(marked(settle(state, effect, receiptFor(effect, ['f1', 'f2'], { outcome: 'failed' }), mixed))).toEqual(['f1']);
  });

  it('is when it really left: a step found carried by a trial that is over meanwhile goes back at once', () => {
    const { state, effect } = firstMessage(two, at('2025-10-13', 10));
    const receipt = receiptFor(effect, ['f1', 'f2'], {});
    const found = { ...receipt, members: receipt.members.map((member) => ({ ...member, sentBefore: at('2025-10-13', 9) })) };
    const settled = settle(state, effect, found, two);
    const known = world(
      ladder(steps),
      caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-07')], { trialEnds: [{ id: 't', recordedAt: at('2025-10-13', 9) + 1 }] }),
    );
    const next = step(settled, known, at('2025-10-13', 10));
    expect(next.effect).toMatchObject({ kind: 'contact', carrier: { nodeId: 'R1', visit: 2 } });
    expect(next.state.log.every(({ bounced }) => bounced === true)).toBe(true);
  });

  it('is the pre-reminder it dropped too: it goes back with the carrier, which alone is named', () => {
    // R2 of F1 on Tuesday 21 October drops the pre-reminder of F2, due on the 24th
    const plan = ladder([email('P', -3, 0), ...steps]);
    const env = world(
      plan,
      caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-24')], { trialEnds: [{ ...over, itemIds: ['f1'] }] }),
    );
    const back: (string | undefined)[] = [];
    const inspect: DriveOptions['inspect'] = ({ reasons }) => {
      for (const { code, itemId } of reasons) if (code === 'trialOver') back.push(itemId);
    };
    const story = drive(env, { from: at('2025-10-01', 8), to: at('2025-10-24'), ...untilOver, inspect });
    const dropping = story.happenings.find(
      ({ effect }) => effect.kind === 'contact' && effect.dropped !== undefined && effect.dropped.length > 0,
    );
    expect(dropping?.effect).toMatchObject({ carrier: { nodeId: 'R2' }, dropped: [{ item: 'f2' }] });
    expect(back).toEqual(['f1', 'f2']);
    expect(marked(story.state)).toEqual([]);
  });
});

describe('what was asked during a trial', () => {
  const asking = [email('R1', 5, 1, { approval: { by: ['creditManager'], openBusinessDays: 3 } }), handOver('H')];

  it('a draft: is asked anew at its end, and the old answer serves nothing (law 24)', () => {
    // asked on Monday 13; the trial is over on Tuesday 14 at 10 h; the first draft is approved at 15 h
    const end = { id: 't', recordedAt: at('2025-10-14', 10), itemIds: ['f1'] };
    const env = world(ladder(asking), caseOf([invoice('F1', '2025-10-06')], { trialEnds: [end] }));
    const answer: DriveOptions['answer'] = (taskId) => (taskId === 'f1/R1/1' ? { outcome: 'approved', hours: 30 } : undefined);
    const story = drive(env, { from: at('2025-10-01', 8), to: at('2025-10-16'), roundTrip: true, answer });
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-14 R1/2']);
    expect(story.happenings.map(({ effect }) => effect.kind)).toEqual(['task', 'task']);
    expect(story.state.calls.map(({ taskId }) => taskId)).toEqual(['f1/R1/2']);
  });

  it('a draft agreed to by the first of two is shown to both again', () => {
    const two = [email('R1', 5, 1, { approval: { by: ['creditManager', 'legal'], openBusinessDays: 3 } }), handOver('H')];
    const end = { id: 't', recordedAt: at('2025-10-14', 10), itemIds: ['f1'] };
    const env = world(ladder(two), caseOf([invoice('F1', '2025-10-06')], { trialEnds: [end] }));
    const answer: DriveOptions['answer'] = (taskId) => (taskId === 'f1/R1/1' ? { outcome: 'approved', hours: 1 } : undefined);
    const story = drive(env, { from: at('2025-10-01', 8), to: at('2025-10-14', 23), roundTrip: true, answer });
    expect(story.happenings.map(({ effect }) => effect.kind === 'task' && effect.caller)).toEqual([
      'creditManager',
      'legal',
      'creditManager',
    ]);
  });

  it('a call of a step the item goes back from: is withdrawn, and asked anew once its step comes again (law 24)', () => {
    // called after the gap on Monday 20, over on Thursday 23: R1 leaves again that day, the call after the next gap on the 30th; the old one is answered that afternoon
    const steady = [email('R1', 5, 1), call('C', 10, { openBusinessDays: 10 }), handOver('H')];
    const env = world(ladder(steady), caseOf([invoice('F1', '2025-10-06')], { trialEnds: [over] }));
    const open: string[] = [];
    const inspect: DriveOptions['inspect'] = ({ state }, nowMs) => {
      if (nowMs > over.recordedAt) open.push(...state.calls.map(({ taskId }) => taskId));
    };
    const answer: DriveOptions['answer'] = (taskId) => (taskId === 'f1/C/1' ? { outcome: 'reached', hours: 250 } : undefined);
    const story = drive(env, { from: at('2025-10-01', 8), to: at('2025-10-31'), roundTrip: true, ...untilOver, inspect, answer });
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-20 C/1', '2025-10-23 R1/2', '2025-10-30 C/2']);
    expect(open).not.toContain('f1/C/1');
    expect(story.state.log.filter(({ kind }) => kind === 'call')).toEqual([]);
  });
});
