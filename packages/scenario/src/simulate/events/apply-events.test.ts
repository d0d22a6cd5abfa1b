import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../machine/facts/environment.js';
import { at, caseOf, day, invoice, paris } from '../../testing/small-world.js';
import type { SimulationEvent } from '../simulation.js';
import { applyEvents, type AppliedEvents } from './apply-events.js';

function applied(facts: CaseFacts, ...events: SimulationEvent[]): AppliedEvents {
  return applyEvents([facts], events, paris);
}

const morning = at('2025-10-20', 7);

describe('events become dated facts (law 3)', () => {
  it.each<[string, SimulationEvent, Partial<CaseFacts>]>([
    [
      'a promise names all its items in one record',
      { date: '2025-10-20', type: 'promise', items: ['F1', 'F2'], until: '2025-10-24', cents: 150_000 },
      {
        suspensions: [
          {
            id: 'event-0',
            kind: 'promise',
            fromDay: day('2025-10-20'),
            recordedAt: morning,
            untilDay: day('2025-10-24'),
            cents: 150_000,
            currency: 'EUR',
            itemIds: ['f1', 'f2'],
          },
        ],
      },
    ],
    [
      'a part dispute says what is disputed',
      { date: '2025-10-20', type: 'dispute', item: 'F1', cents: 30_000 },
      {
        suspensions: [
          {
            id: 'event-0-f1',
            kind: 'dispute',
            itemId: 'f1',
            fromDay: day('2025-10-20'),
            recordedAt: morning,
            cents: 30_000,
            currency: 'EUR',
          },
        ],
      },
    ],
    [
      'a judgment is dated',
      { date: '2025-10-20', type: 'insolvent' },
      { insolvencies: [{ id: 'event-0', day: day('2025-10-20'), recordedAt: morning }] },
    ],
    [
      'a refused channel',
      { date: '2025-10-20', type: 'opposed', channel: 'email' },
      { oppositions: [{ id: 'event-0', channel: 'email', fromDay: day('2025-10-20'), recordedAt: morning }] },
    ],
    [
      'a call made outside',
      { date: '2025-10-20', type: 'contactOutside', items: ['F1'], channel: 'call', level: 2 },
      {
        contactsOutside: [{ id: 'event-0', day: day('2025-10-20'), recordedAt: morning, itemIds: ['f1'], isCall: true, level: 2 }],
      },
    ],
    [
      'an order to wait',
      { date: '2025-10-20', type: 'command', item: 'F1', command: 'notBefore', until: '2025-11-03', owner: 'anna', reason: 'fair' },
      {
        commands: [
          {
            id: 'event-0-f1',
            itemId: 'f1',
            command: 'notBefore',
            day: day('2025-11-03'),
            at: morning,
            author: 'anna',
            reason: 'fair',
          },
        ],
      },
    ],
  ])('%s', (_what, event, expected) => {
    const facts = caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-08')]);
    expect(applied(facts, event).unapplied).toEqual([]);
    expect(facts).toMatchObject(expected);
  });

  it('a lift ends what runs and is known from its own morning; in error it takes it back', () => {
    const facts = caseOf([invoice('F1', '2025-10-06')]);
    applied(
      facts,
      { date: '2025-10-20', type: 'disputeLifted', item: 'F1', inError: true },
      { date: '2025-10-13', type: 'dispute', item: 'F1' },
    );
    expect(facts.suspensions).toMatchObject([{ liftedDay: day('2025-10-20'), liftedAt: morning, inError: true }]);
  });

  it('a plan adds its instalments as items, and a breach ends it (law 8)', () => {
    const facts = caseOf([invoice('F1', '2025-10-06')]);
    const instalments = [
      { number: 'E1', cents: 50_000, until: '2025-11-03' },
      { number: 'E2', cents: 50_000, until: '2025-12-01' },
    ];
    applied(
      facts,
      { date: '2025-10-20', type: 'plan', items: ['F1'], instalments },
      { date: '2025-11-10', type: 'planBroken', item: 'E1' },
    );
    expect(facts.instalmentPlans).toEqual([
      {
        id: 'event-0',
        itemIds: ['f1'],
        fromDay: day('2025-10-20'),
        recordedAt: morning,
        brokenDay: day('2025-11-10'),
        brokenAt: at('2025-11-10', 7),
      },
    ]);
    expect(
      facts.items
        .slice(1)
        .map(({ number, type, dueDay, instalmentPlanId, planHash }) => [number, type, dueDay, instalmentPlanId, planHash]),
    ).toEqual([
      ['E1', 'instalment', day('2025-11-03'), 'event-0', 'plan'],
      ['E2', 'instalment', day('2025-12-01'), 'event-0', 'plan'],
    ]);
  });

  it('a payment without a sum pays what is owed, a reversal without one takes back what was paid (law 7)', () => {
    const facts = caseOf([invoice('F1', '2025-10-06')]);
    applied(facts, { date: '2025-10-15', type: 'payment', item: 'F1' }, { date: '2025-10-20', type: 'paymentReversed', item: 'F1' });
    expect(facts.items[0]?.facts.slice(1)).toMatchObject([
      { kind: 'payment', cents: 100_000 },
      { kind: 'reversal', cents: 100_000 },
    ]);
  });

  it('a rejected debit that was never counted as paid adds nothing to what is owed, and says why (laws 7, 8)', () => {
    const facts = caseOf([invoice('F1', '2025-10-06')]);
    applied(facts, { date: '2025-10-20', type: 'debitRejected', item: 'F1', cents: 100_000, reason: 'AM04' });
    expect(facts.items[0]?.facts[1]).toEqual({
      kind: 'reversal',
      cents: 0,
      day: day('2025-10-20'),
      recordedAt: morning,
      rejection: 'AM04',
    });
  });
});

describe('what nobody can apply is told, never silent', () => {
  it.each<[SimulationEvent, string, string]>([
    [{ date: '2025-10-20', type: 'payment', item: 'F9', cents: 1 }, 'unknownItem', 'F9'],
    [{ date: '2025-10-20', type: 'promise', items: ['F1', 'F9'], until: '2025-10-24' }, 'unknownItem', 'F9'],
    [{ date: '2025-10-20', type: 'hold', account: 'nobody' }, 'unknownAccount', 'nobody'],
    [{ date: '2025-10-20', type: 'holdLifted', item: 'F1' }, 'nothingToEnd', 'hold'],
    [{ date: '2025-10-20', type: 'opposed', channel: 'pigeon' }, 'memberMissing', 'channel'],
    [{ date: '2025-10-20', type: 'creditNote', item: 'A1', cents: 1, names: 'F9' }, 'unknownItem', 'F9'],
    [{ date: '2025-10-20', type: 'planBroken' }, 'nothingToEnd', 'plan'],
    [{ date: '2025-10-20', type: 'outcome', item: 'F9', outcome: 'reached' }, 'unknownItem', 'F9'],
  ])('%j', (event, code, about) => {
    const facts = caseOf([invoice('F1', '2025-10-06')]);
    const before = JSON.parse(JSON.stringify(facts)) as CaseFacts;
    expect(applied(facts, event).unapplied).toEqual([{ event, code, about }]);
    expect(facts).toEqual(before);
  });

  it('an event that names neither item nor account concerns every account', () => {
    const other = { ...caseOf([invoice('G1', '2025-10-06')]), caseId: 'other' };
    const { byCase, unapplied } = applyEvents(
      [caseOf([invoice('F1', '2025-10-06')]), other],
      [{ date: '2025-10-20', type: 'hold' }],
      paris,
    );
    expect([byCase.size, unapplied.length, other.suspensions.length]).toEqual([2, 0, 1]);
  });
});
