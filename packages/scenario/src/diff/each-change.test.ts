import type { When } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { irVersion, type Instruction, type Plan } from '../plan.js';
import { diff, type Change } from './diff.js';

const dueOn = (offset: number): When => ({ anchor: 'dueDate', offset, unit: 'days' });
const afterContact = (offset: number): When => ({ ...dueOn(offset), anchor: 'previousContact' });
const dueInMonths = (offset: number): When => ({ ...dueOn(offset), unit: 'months' });

const mail: Instruction = {
  op: 'contact',
  nodeId: 'mail',
  when: dueOn(5),
  channel: 'email',
  level: 1,
  rank: 1,
  template: { id: 't1', version: 1 },
  audience: ['accountsPayable'],
  sent: 1,
  failed: 1,
};
const wait: Instruction = { op: 'wait', nodeId: 'wait', when: dueOn(9), next: 2 };
const choose: Instruction = {
  op: 'choose',
  nodeId: 'tone',
  experiment: 'tone',
  arms: [
    { id: 'a', share: 50, next: 3 },
    { id: 'b', share: 50, next: 4 },
  ],
};
const reply: Instruction = {
  op: 'await',
  nodeId: 'reply',
  events: [
    { event: 'reply', next: 4 },
    { event: 'promise', next: 1 },
  ],
  until: dueOn(20),
  timedOut: 4,
};
const end: Instruction = { op: 'stop', nodeId: 'end', outcome: 'handedOver' };
/** The second instruction of the card `wait`. */
const secondWait: Instruction = { op: 'wait', nodeId: 'wait', when: dueOn(30), next: 4 };
const plan: Plan = {
  irVersion,
  scenarioId: 'pme',
  entry: 0,
  enterDaysBefore: 7,
  instructions: [mail, wait, choose, reply, end, secondWait],
  policies: {},
  rulePack: 'fr-1',
};

/** The plan with another instruction in place of one. */
function put(index: number, instruction: Instruction): Plan {
  return { ...plan, instructions: plan.instructions.map((one, at) => (at === index ? instruction : one)) };
}

const detail = (nodeId: string, member: string, from: string | number, to: string | number): Change => ({
  code: 'detail',
  nodeId,
  params: { member, from, to },
});
const rewired = (nodeId: string, port: string, from: string, to: string): Change => ({
  code: 'rewired',
  nodeId,
  params: { port, from, to },
});

describe('a plan that changes in one thing tells this one change', () => {
  it.each<[string, Plan, Change[]]>([
    ['another scenario', { ...plan, scenarioId: 'grands' }, [{ code: 'scenario', params: { from: 'pme', to: 'grands' } }]],
    ['earlier entry', { ...plan, enterDaysBefore: 10 }, [{ code: 'entersOn', params: { from: 7, to: 10 } }]],
    ['other rules', { ...plan, rulePack: 'fr-2' }, [{ code: 'proofs', params: { from: 'fr-1, 1', to: 'fr-2, 1' } }]],
    ['another beginning', { ...plan, entry: 2 }, [{ code: 'entry', params: { from: 'mail', to: 'tone' } }]],
    ['a beginning nowhere', { ...plan, entry: 99 }, [{ code: 'entry', params: { from: 'mail', to: '–' } }]],
    [
      'two policies, by name',
      { ...plan, policies: { gapDays: 8, cap: { contacts: 3, days: 30 } } },
      [
        { code: 'policy', params: { policy: 'cap', from: '–', to: '{"contacts":3,"days":30}' } },
        { code: 'policy', params: { policy: 'gapDays', from: '–', to: 8 } },
      ],
    ],
    [
      'two branches of events, by name',
      { ...plan, interrupts: { replied: 0, disputed: 1 } },
      [
        { code: 'interrupt', params: { interrupt: 'disputed', from: '–', to: 'wait' } },
        { code: 'interrupt', params: { interrupt: 'replied', from: '–', to: 'mail' } },
      ],
    ],
    ['a card of another nature', put(1, { ...end, nodeId: 'wait' }), [{ code: 'replaced', nodeId: 'wait', params: {} }]],
    [
      'a new version of a template',
      put(0, { ...mail, template: { id: 't1', version: 2 } }),
      [{ code: 'template', nodeId: 'mail', params: { from: 't1 v1', to: 't1 v2' } }],
    ],
    ['another channel', put(0, { ...mail, channel: 'sms' }), [detail('mail', 'channel', 'email', 'sms')]],
    ['another audience', put(0, { ...mail, audience: ['legal'] }), [detail('mail', 'audience', '["accountsPayable"]', '["legal"]')]],
    ['another day', put(0, { ...mail, when: dueOn(6) }), [{ code: 'moved', nodeId: 'mail', params: { from: 5, to: 6 } }]],
    ['months for days', put(0, { ...mail, when: dueInMonths(5) }), [{ code: 'redated', nodeId: 'mail', params: {} }]],
    ['another anchor', put(0, { ...mail, when: afterContact(5) }), [{ code: 'redated', nodeId: 'mail', params: {} }]],
    ['another end of waiting', put(3, { ...reply, until: dueOn(25) }), [{ code: 'moved', nodeId: 'reply', params: { from: 20, to: 25 } }]],
    [
      'the second instruction of a card',
      put(5, { ...secondWait, when: dueOn(31) }),
      [{ code: 'moved', nodeId: 'wait', params: { from: 30, to: 31 } }],
    ],
    ['another instruction of the same card', put(0, { ...mail, sent: 5 }), [rewired('mail', 'sent', 'wait', 'wait')]],
    ['a way out more', put(1, { ...wait, skipped: 4 }), [rewired('wait', 'skipped', '–', 'end')]],
    [
      'an arm that leads elsewhere',
      put(2, { ...choose, arms: choose.arms.map((arm) => ({ ...arm, next: 4 })) }),
      [rewired('tone', 'a', 'reply', 'end')],
    ],
    [
      'other shares',
      put(2, { ...choose, arms: choose.arms.map((arm, index) => ({ ...arm, share: [60, 40][index] ?? 0 })) }),
      [detail('tone', 'arms', '[{"id":"a","share":50},{"id":"b","share":50}]', '[{"id":"a","share":60},{"id":"b","share":40}]')],
    ],
    [
      'an event that leads elsewhere',
      put(3, { ...reply, events: reply.events.map((one) => ({ ...one, next: 4 })) }),
      [rewired('reply', 'promise', 'wait', 'end')],
    ],
  ])('%s', (_, after, expected) => {
    expect(diff(plan, after)).toEqual(expected);
  });

  it('of a date that is not counted in days from the due date, another number is another date', () => {
    const redated = [{ code: 'redated', nodeId: 'mail', params: {} }];
    expect(diff(put(0, { ...mail, when: afterContact(5) }), put(0, { ...mail, when: afterContact(6) }))).toEqual(redated);
    expect(diff(put(0, { ...mail, when: dueInMonths(1) }), put(0, { ...mail, when: dueInMonths(2) }))).toEqual(redated);
  });

  it('of a branch of an event that begins elsewhere, from where to where', () => {
    const from: Plan = { ...plan, interrupts: { promised: 0, held: 1 } };
    expect(diff(from, { ...plan, interrupts: { promised: 4, held: 1 } })).toEqual([
      { code: 'interrupt', params: { interrupt: 'promised', from: 'mail', to: 'end' } },
    ]);
  });

  it('of a long setting, its first 59 characters; one of 60 is whole', () => {
    // ["…"] is four characters longer than the role
    const of = (length: number) => put(0, { ...mail, audience: ['x'.repeat(length)] });
    expect(diff(plan, of(56))).toEqual([detail('mail', 'audience', '["accountsPayable"]', `["${'x'.repeat(56)}"]`)]);
    expect(diff(plan, of(57))).toEqual([detail('mail', 'audience', '["accountsPayable"]', `["${'x'.repeat(57)}…`)]);
  });
});
