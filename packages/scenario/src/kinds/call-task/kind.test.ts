import { describe, expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { callTask, type CallTaskData } from './kind.js';

const when = { anchor: 'dueDate', offset: 20, unit: 'days' } as const;
const outcomes = [
  { id: 'promised', label: { fr: 'promesse', en: 'promised' }, reached: true },
  { id: 'noAnswer', label: { fr: 'pas de réponse', en: 'no answer' }, reached: false },
];

describe('a call', () => {
  const data: CallTaskData = { when, outcomes };

  it('has one way out per outcome, the first nominal, then “expired”', () => {
    expect(callTask.ports(data).map(({ id, nominal }) => `${id}${nominal === true ? '*' : ''}`)).toEqual([
      'promised*',
      'noAnswer',
      'expired',
    ]);
  });

  it('is made by the collector within two business days unless the card says otherwise (law 21)', () => {
    const ports = { promised: 7, noAnswer: 8, expired: 9 };
    expect(callTask.compile(data, placed(ports))).toStrictEqual([
      {
        op: 'task',
        nodeId: 'carte',
        when,
        task: 'call',
        caller: 'collector',
        openBusinessDays: 2,
        outcomes: [
          { ...outcomes[0], next: 7 },
          { ...outcomes[1], next: 8 },
        ],
        expired: 9,
      },
    ]);
    expect(callTask.compile({ ...data, caller: 'management', level: 3, openBusinessDays: 1 }, placed(ports))).toMatchObject([
      { caller: 'management', level: 3, openBusinessDays: 1 },
    ]);
    const brief = { fr: 'Demander la date du virement', en: 'Ask for the date of the transfer' };
    expect(callTask.compile({ ...data, brief }, placed(ports))).toMatchObject([{ brief }]);
  });

  it('tells the proofs that it is a call, and its level where it states one', () => {
    expect(callTask.timing(data)).toMatchObject({ offsetDays: 20, human: { task: 'call', reachedPorts: ['promised'] } });
    expect(callTask.timing({ ...data, level: 2 })).toMatchObject({ offsetDays: 20, human: { task: 'call', level: 2 } });
  });
});
