import { buildCalendar } from '@relance/domain/calendars';
import { describe, expect, it } from 'vitest';
import type { Instruction } from '../plan.js';
import { call, caseOf, day, email, handOver, invoice, ladder, world } from '../testing/small-world.js';
import { simulate } from './simulate.js';
import type { Simulation, SimulationEvent, SimulationInput } from './simulation.js';

const calendars = { FR: buildCalendar('FR', 2024, 6) };
const policy = world(ladder([]), caseOf([])).policy;

/** F1 falls due on Monday 6 October 2025; J+5 is Saturday the 11th: Monday the 13th. */
function play(steps: Instruction[], events: SimulationEvent[] = [], more: Partial<SimulationInput> = {}): Simulation {
  const cases = [caseOf([invoice('F1', '2025-10-06')])];
  return simulate({ plans: { plan: ladder(steps) }, calendars, policy, cases, events, from: '2025-10-01', to: '2025-11-28', ...more });
}

const contactsOf = ({ contacts }: Simulation): string[] => contacts.map(({ date, nodeId, outcome }) => `${date} ${nodeId} ${outcome}`);
const tasksOf = ({ tasks }: Simulation): string[] => tasks.map(({ date, nodeId, code, outcome }) => `${date} ${code ?? nodeId} ${outcome}`);

const twoReminders = [email('R1', 5, 1), email('R2', 15, 2), handOver('H')];
const letter = (nodeId: string, offset: number, level: number, channel: 'letter' | 'registered' = 'letter', more = {}): Instruction =>
  email(nodeId, offset, level, { channel, rank: channel === 'letter' ? 2 : 3, ...more });

describe('what the world does with a message', () => {
  it('a message of a failing day fails, by its channel and for its reason (law 20)', () => {
    const steps = [email('R1', 5, 1, { failed: 2 }), email('R2', 15, 2), letter('L', 6, 1), handOver('H')];
    const failing: SimulationEvent[] = [{ date: '2025-10-13', type: 'sendFailed', channel: 'email', outcome: 'mailboxFull' }];
    expect(contactsOf(play(steps, failing))).toEqual(['2025-10-13 R1 failed', '2025-10-13 L sent']);
    const other: SimulationEvent[] = [{ date: '2025-10-13', type: 'sendFailed', channel: 'sms' }];
    expect(contactsOf(play(steps, other)).slice(0, 2)).toEqual(['2025-10-13 R1 sent', '2025-10-21 R2 sent']);
  });

  it('a letter is posted the same day, unless the account’s postings are told (law 22)', () => {
    const steps = [letter('L', 5, 1), handOver('H')];
    expect(contactsOf(play(steps))).toEqual(['2025-10-13 L sent']);
    expect(contactsOf(play(steps, [{ date: '2025-10-13', type: 'posted' }]))).toEqual(['2025-10-13 L sent']);
    expect(contactsOf(play(steps, [{ date: '2025-10-16', type: 'posted' }]))).toEqual(['2025-10-16 L sent']);
    expect(contactsOf(play(steps, [{ date: '2025-10-10', type: 'posted' }]))).toEqual([]);
  });

  it('a bounce takes the reminder back: the level falls to what it was (laws 7, 20)', () => {
    const bounced = play(twoReminders, [{ date: '2025-10-14', type: 'bounced', item: 'F1' }], { to: '2025-10-17' });
    expect(bounced.endings).toMatchObject([{ level: -1 }]);
    expect(play(twoReminders, [], { to: '2025-10-17' }).endings).toMatchObject([{ level: 1 }]);
  });

  it('an outcome is that of the registered letter last sent: a late presentation makes its deadline end later; none sent is told (laws 10, 22)', () => {
    const events: SimulationEvent[] = [
      { date: '2025-10-08', type: 'letterOutcome', item: 'F1', outcome: 'received' },
      { date: '2025-10-23', type: 'letterOutcome', item: 'F1', outcome: 'received', presented: '2025-10-22' },
    ];
    const steps = [letter('L', 5, 1, 'registered', { deadlineDays: 8 }), email('R2', 10, 2), handOver('H')];
    const { unapplied, ...told } = play(steps, events);
    expect(unapplied).toEqual([{ event: events[0], code: 'nothingSent', about: 'F1' }]);
    // eight days from the presentation on Wednesday the 22nd: Thursday the 30th
    expect(contactsOf({ ...told })).toEqual(['2025-10-13 L sent', '2025-10-31 R2 sent']);
  });

  it('shows deadline and totals, accessories apart (laws 5, 10)', () => {
    const steps = [email('R1', 5, 1, { deadlineDays: 7 }), handOver('H')];
    const lateFees = [{ fromDay: day('2025-07-01'), currency: 'EUR', annualRateBasisPoints: 1215, indemnityCents: 4_000 }];
    const plans = { plan: ladder(steps, { policies: { accessoriesFromLevel: 1 } }) };
    const { contacts } = play(steps, [], { plans, policy: { ...policy, lateFees } });
    expect(contacts).toMatchObject([{ deadline: '2025-10-20', totals: [{ currency: 'EUR', cents: 100_000, accessoriesCents: 4_233 }] }]);
  });
});

describe('what people answer', () => {
  const twoCalls = [call('C1', 5), call('C2', 12), handOver('H')];
  it('an outcome answers the task open on its day; `nodeId` narrows it to a card (law 21)', () => {
    const outcome = (date: string, more = {}): SimulationEvent => ({ date, type: 'outcome', item: 'F1', outcome: 'reached', ...more });
    expect(tasksOf(play(twoCalls, [outcome('2025-10-14')]))).toEqual(['2025-10-13 C1 reached', '2025-10-21 C2 expired']);
    const narrowed = play(twoCalls, [outcome('2025-10-14', { nodeId: 'C2' }), outcome('2025-10-22', { nodeId: 'C2' })]);
    expect(tasksOf(narrowed)).toEqual(['2025-10-13 C1 expired', '2025-10-20 C2 reached']);
    expect(narrowed.unapplied).toMatchObject([{ code: 'noOpenTask', event: { date: '2025-10-14' } }]);
  });

  const go: Instruction = call('A', 5, {
    task: 'approval',
    outcomes: [
      { id: 'approved', label: { fr: 'oui', en: 'yes' }, reached: false, next: -1 },
      { id: 'refused', label: { fr: 'non', en: 'no' }, reached: false, next: 2 },
    ],
    expired: 2,
  });
  it('every approval nobody decided is granted, where that is asked for (law 24)', () => {
    const steps = [go, email('R1', 6, 1), handOver('H')];
    expect(contactsOf(play(steps))).toEqual([]);
    expect(contactsOf(play(steps, [], { approve: true }))).toEqual(['2025-10-13 R1 sent']);
    const refused: SimulationEvent[] = [{ date: '2025-10-13', type: 'outcome', outcome: 'refused', item: 'F1', nodeId: 'A' }];
    expect(contactsOf(play(steps, refused, { approve: true }))).toEqual([]);
  });
});

describe('where a simulation starts', () => {
  it('an item already at a level enters after it (law 7)', () => {
    const cases = [caseOf([invoice('F1', '2025-10-06', { lastLevel: 1, lastContactDay: day('2025-10-13') })])];
    expect(contactsOf(play(twoReminders, [], { cases, from: '2025-10-15' }))).toEqual(['2025-10-21 R2 sent']);
  });

  it('a whole state goes on where it stood: nothing leaves twice (P12)', () => {
    const whole = play(twoReminders);
    const first = play(twoReminders, [], { to: '2025-10-17' });
    const states = first.states ?? {};
    const second = play(twoReminders, [], { from: '2025-10-18', states });
    expect([...contactsOf(first), ...contactsOf(second)]).toEqual(contactsOf(whole));
  });

  it('a residue goes on once a person has said what it is (law 5)', () => {
    const paid: SimulationEvent = { date: '2025-10-15', type: 'payment', item: 'F1', cents: 97_000 };
    const checked: SimulationEvent = { date: '2025-10-17', type: 'underpaymentChecked', item: 'F1' };
    expect(contactsOf(play(twoReminders, [paid]))).toEqual(['2025-10-13 R1 sent']);
    expect(contactsOf(play(twoReminders, [paid, checked]))).toEqual(['2025-10-13 R1 sent', '2025-10-21 R2 sent']);
  });
});
