import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulationEventTypes } from '../simulation.js';
import { eventFaults } from './event-faults.js';

const told = (event: unknown): string[] => eventFaults(event).map(({ code, member }) => `${code} ${member}`);

describe('the border of events', () => {
  it.each<[string, unknown, string[]]>([
    ['a sound event has no fault', { date: '2025-10-13', type: 'payment', item: 'F1', cents: 100 }, []],
    ['neither item nor account: every account', { date: '2025-10-13', type: 'hold' }, []],
    ['no object', 'payment', ['eventNoObject ']],
    ['no type and no date', {}, ['eventMemberMissing date', 'eventTypeUnknown type']],
    ['a type nobody knows', { date: '2025-10-13', type: 'payement' }, ['eventTypeUnknown type']],
    ['a day that does not exist', { date: '2025-02-29', type: 'hold' }, ['eventValueInvalid date']],
    ['a slip of the pen', { date: '2025-10-13', type: 'hold', untill: '2025-10-20' }, ['eventMemberUnknown untill']],
    ['a member another type reads', { date: '2025-10-13', type: 'hold', names: 'F1' }, ['eventMemberUnknown names']],
    ['a sum with a fraction', { date: '2025-10-13', type: 'payment', item: 'F1', cents: 10.5 }, ['eventValueInvalid cents']],
    ['a promise without its date', { date: '2025-10-13', type: 'promise', item: 'F1' }, ['eventMemberMissing until']],
    ['nothing to reverse', { date: '2025-10-13', type: 'paymentReversed' }, ['eventMemberMissing item / items']],
    ['an outcome no letter has', { date: '2025-10-13', type: 'letterOutcome', item: 'F1', outcome: 'lost' }, ['eventValueInvalid outcome']],
    [
      'an instalment without its day',
      { date: '2025-10-13', type: 'plan', items: ['F1'], instalments: [{ number: 'E1', cents: 1 }, 7] },
      ['eventValueInvalid instalments[0].until', 'eventValueInvalid instalments[1]'],
    ],
  ])('%s', (_case, event, expected) => {
    expect(told(event)).toEqual(expected);
  });

  it('says which words would do', () => {
    expect(eventFaults({ date: '2025-10-13', type: 'opposed', channel: 'fax' })).toEqual([
      {
        code: 'eventValueInvalid',
        member: 'channel',
        found: 'fax',
        expected: 'word',
        allowed: ['sms', 'email', 'letter', 'registered', 'call'],
      },
    ]);
  });

  it('takes any JSON without throwing', () => {
    const typed = fc.record({ type: fc.constantFrom(...simulationEventTypes), date: fc.jsonValue(), instalments: fc.jsonValue() });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), typed), (event) => {
        expect(Array.isArray(eventFaults(event))).toBe(true);
      }),
    );
  });
});
