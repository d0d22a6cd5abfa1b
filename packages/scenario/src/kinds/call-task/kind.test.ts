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

  it('is written down in an e-mail, its text pinned, where the card asks for a recap (law 21)', () => {
    const recap = { template: 'recap', audience: ['accountsPayable'] };
    const ports = { promised: 7, noAnswer: 8, expired: 9 };
    expect(callTask.compile({ ...data, recap }, placed(ports))).toMatchObject([
      { recap: { channel: 'email', template: { id: 'recap', version: 3 }, audience: ['accountsPayable'] } },
    ]);
    expect(callTask.timing({ ...data, recap })).toMatchObject({ human: { recap: { channel: 'email', template: 'recap' } } });
    expect(callTask.timing(data)).toStrictEqual({
      offsetDays: 20,
      when,
      human: { task: 'call', reachedPorts: ['promised'] },
    });
  });

  it.each([
    ['a text that is there', { id: 'recap', channel: 'email' as const }, outcomes, []],
    ['a text that is not there', { id: 'other', channel: 'email' as const }, outcomes, ['P113']],
    ['a text for another channel', { id: 'recap', channel: 'sms' as const }, outcomes, ['P125']],
    ['no outcome that reaches anybody', { id: 'recap', channel: 'email' as const }, outcomes.slice(1), ['K123']],
  ])('finds of the recap, with %s: %#', (_, { id, channel }, ways, codes) => {
    const templates = (['fr', 'en'] as const).map((locale) => ({ id, version: 1, channel, locale, body: 'b' }));
    const recap = { template: 'recap', audience: ['accountsPayable'] };
    const found = callTask.check?.({ ...data, outcomes: ways, recap }, { templates, locales: ['fr', 'en'] }) ?? [];
    expect(found.map(({ code }) => code)).toEqual(codes);
    expect(callTask.check?.({ ...data, outcomes: ways }, { templates, locales: ['fr', 'en'] })).toEqual([]);
  });
});
