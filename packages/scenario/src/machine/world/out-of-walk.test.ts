import { describe, expect, it } from 'vitest';
import { at, caseOf, day, email, handOver, invoice, ladder, world } from '../../testing/small-world.js';
import type { CaseFacts, ItemFacts } from '../facts/environment.js';
import type { OppositionFacts, SuspensionFacts } from '../facts/recorded-facts.js';
import { settle } from '../settle.js';
import { openCase, step, type StepResult } from '../step.js';
import { isOpposed } from './opposition.js';
import { standingOf } from './standing.js';
import { openWorld, type World } from './world.js';

const plan = ladder([email('R1', 5, 1), handOver('H')]);

function opened(on: string, items: ItemFacts[], facts: Partial<CaseFacts> = {}): World {
  return openWorld(world(plan, caseOf(items, facts)), at(on, 12));
}

/** Code and status of an item's standing, and what it still weighs in the net. */
function standing(opening: World, id: string): string {
  const view = opening.items.get(id);
  const told = view === undefined ? undefined : standingOf(opening, view, plan);
  return `${told?.status ?? 'walking'} ${told?.code ?? ''} ${view?.netCents ?? ''}`;
}

function alerts(on: string, items: ItemFacts[], facts: Partial<CaseFacts>): StepResult['alerts'] {
  return step(openCase('case'), world(plan, caseOf(items, facts)), at(on, 12)).alerts;
}

function paid(item: ItemFacts, date: string, cents: number): ItemFacts {
  return { ...item, facts: [...item.facts, { kind: 'payment', cents, day: day(date), recordedAt: at(date, 7) }] };
}

describe('insolvency and other holders (law 8)', () => {
  const insolvencies = [{ id: 'j', day: day('2025-10-20'), recordedAt: at('2025-10-22', 7) }];
  const items = [
    invoice('F1', '2025-10-06', { deliveryDay: day('2025-10-19') }),
    invoice('F2', '2025-11-20', { deliveryDay: day('2025-10-20') }),
  ];

  it('items delivered before the judgment stop with dated tasks, later ones ask a human', () => {
    const before = opened('2025-10-21', items, { insolvencies });
    expect([standing(before, 'f1'), standing(before, 'f2')]).toEqual(['walking  100000', 'walking  100000']);
    const after = opened('2025-10-22', items, { insolvencies });
    expect([standing(after, 'f1'), standing(after, 'f2')]).toEqual(['stopped insolvent 0', 'suspended insolvencyAsk 0']);
    // Known on Wed 22 October: 23, 24, 27, 28, 29
    expect(alerts('2025-10-22', items, { insolvencies })).toMatchObject([
      { code: 'insolvent', itemId: 'f1', owner: 'creditManager', dueDay: day('2025-10-29') },
      { code: 'insolvencyAsk', itemId: 'f2', owner: 'creditManager', dueDay: day('2025-10-29') },
    ]);
  });

  it('a person may let a later one walk', () => {
    const commands = [
      { id: 'c', itemId: 'f2', command: 'reopen' as const, at: at('2025-10-23', 9), author: 'anna', reason: 'delivered against payment' },
    ];
    expect(standing(opened('2025-10-24', items, { insolvencies, commands }), 'f2')).toBe('walking  100000');
  });

  it.each([
    ['factored', false, 'stopped factored 0'],
    ['assigned', false, 'stopped assigned 0'],
    ['factored', true, 'walking  100000'],
  ] as const)('%s, mandate %s', (by, mandate, expected) => {
    expect(standing(opened('2025-10-22', [invoice('F1', '2025-10-06', { holder: { by, mandate } })]), 'f1')).toBe(expected);
  });
});

describe('an instalment plan (law 8)', () => {
  const running = { id: 'p', itemIds: ['f1'], fromDay: day('2025-10-20'), recordedAt: at('2025-10-20', 7) };
  const instalment = (number: string, due: string): ItemFacts =>
    invoice(number, due, {
      type: 'instalment',
      instalmentPlanId: 'p',
      facts: [{ kind: 'stated', cents: 50_000, day: day('2025-10-20'), recordedAt: at('2025-10-20', 7) }],
    });
  const items = (original: ItemFacts): ItemFacts[] => [original, instalment('E1', '2025-11-03'), instalment('E2', '2025-12-01')];

  it('takes the originals out of net and lists while its instalments walk', () => {
    const seen = opened('2025-10-21', items(invoice('F1', '2025-10-06')), { instalmentPlans: [running] });
    expect(['f1', 'e1', 'e2'].map((id) => standing(seen, id))).toEqual(['suspended instalmentPlan 0', 'walking  50000', 'walking  50000']);
  });

  it('receipts on originals pay the instalments, oldest first', () => {
    const original = paid(invoice('F1', '2025-10-06'), '2025-10-28', 60_000);
    const seen = opened('2025-10-29', items(original), { instalmentPlans: [running] });
    expect(['e1', 'e2'].map((id) => standing(seen, id))).toEqual(['done paid 0', 'walking  40000']);
  });

  it('broken, it stops the instalments and gives the originals back, less what was paid', () => {
    const broken = { ...running, brokenDay: day('2025-11-10'), brokenAt: at('2025-11-10', 7) };
    const [original, first, second] = items(invoice('F1', '2025-10-06'));
    if (original === undefined || first === undefined || second === undefined) throw new Error('three items');
    const all = [original, paid(first, '2025-11-03', 50_000), second];
    const before = opened('2025-11-09', all, { instalmentPlans: [broken] });
    expect(standing(before, 'f1')).toBe('suspended instalmentPlan 0');
    const after = opened('2025-11-10', all, { instalmentPlans: [broken] });
    expect(['f1', 'e1', 'e2'].map((id) => standing(after, id))).toEqual(['walking  50000', 'done paid 0', 'stopped planBroken 0']);
    // 20 October to 10 November: twenty-one days
    expect(after.items.get('f1')?.suspension.ended).toEqual({
      code: 'instalmentPlan',
      fromDay: day('2025-10-20'),
      toDay: day('2025-11-10'),
    });
  });
});

describe('promises (law 8)', () => {
  const made = (id: string, from: string, until: string, more: Partial<SuspensionFacts> = {}): SuspensionFacts => ({
    id,
    kind: 'promise',
    fromDay: day(from),
    untilDay: day(until),
    recordedAt: at(from, 10),
    ...more,
  });
  const three = [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-08'), invoice('F3', '2025-10-10')];

  it('covers oldest first up to its amount, an item in part as a whole', () => {
    const seen = opened('2025-10-21', three, { suspensions: [made('p', '2025-10-20', '2025-10-24', { cents: 150_000 })] });
    expect([...(seen.promises[0]?.items ?? [])]).toEqual(['f1', 'f2']);
    expect(['f1', 'f2', 'f3'].map((id) => standing(seen, id))).toEqual([
      'suspended promise 100000',
      'suspended promise 100000',
      'walking  100000',
    ]);
  });

  it.each([
    ['the amount by Monday 27, one business day after its date', '2025-10-27', 100_000, 'kept'],
    ['a cent less', '2025-10-27', 99_999, 'broken'],
    ['a day later', '2025-10-28', 100_000, 'broken'],
  ])('%s', (_what, on, cents, state) => {
    const suspensions = [made('p', '2025-10-20', '2025-10-24', { itemIds: ['f1'], cents: 100_000 })];
    expect(opened('2025-10-29', [paid(invoice('F1', '2025-10-06'), on, cents)], { suspensions }).promises[0]?.state).toBe(state);
  });

  it('is called broken only once the payment feed covers its last day', () => {
    const suspensions = [made('p', '2025-10-20', '2025-10-24', { itemIds: ['f1'] })];
    const feeds = [
      { coversDay: day('2025-10-24'), recordedAt: at('2025-10-27', 6) },
      { coversDay: day('2025-10-27'), recordedAt: at('2025-10-29', 6) },
    ];
    const state = (on: string): string | undefined => opened(on, three, { suspensions, feeds }).promises[0]?.state;
    expect([state('2025-10-27'), state('2025-10-28'), state('2025-10-29')]).toEqual(['running', 'due', 'broken']);
  });

  it('a second one after a broken one, and one too far ahead, are the credit manager’s', () => {
    const suspensions = [
      made('a', '2025-10-20', '2025-10-24'),
      made('b', '2025-10-29', '2025-11-20'),
      made('c', '2025-10-29', '2025-11-03', { owner: 'creditManager' }),
    ];
    expect(alerts('2025-10-29', three, { suspensions }).map(({ id }) => id)).toEqual(['promiseTooFar/b', 'promiseAfterBroken/b']);
  });
});

describe('opposition (law 8)', () => {
  const refused = (channel: OppositionFacts['channel']): OppositionFacts => ({
    id: channel,
    channel,
    fromDay: day('2025-10-20'),
    liftedDay: day('2025-11-03'),
    liftedAt: at('2025-11-03', 7),
    recordedAt: at('2025-10-20', 7),
  });

  it('excludes a channel from its day to its lift, never letter or notice', () => {
    const oppositions = [refused('email'), refused('letter'), refused('registered')];
    const seen = (on: string, channel: OppositionFacts['channel']): boolean => isOpposed(opened(on, [], { oppositions }), channel);
    expect([seen('2025-10-19', 'email'), seen('2025-10-20', 'email'), seen('2025-11-03', 'email')]).toEqual([false, true, false]);
    expect([seen('2025-10-20', 'letter'), seen('2025-10-20', 'registered'), seen('2025-10-20', 'sms')]).toEqual([false, false, false]);
  });

  it('none left calls a person', () => {
    const items = [invoice('F1', '2025-10-06')];
    const { payer } = caseOf(items);
    const unreachable = { ...payer, hasAddress: false, hasPhone: false };
    expect(alerts('2025-10-21', items, { oppositions: [refused('email')], payer: unreachable })).toMatchObject([
      { code: 'noChannelLeft', law: 8 },
    ]);
    expect(alerts('2025-10-21', items, { oppositions: [refused('email')], payer: { ...unreachable, hasPhone: true } })).toEqual([]);
  });
});

describe('what happened before, and what comes back (laws 7, 8)', () => {
  it('an imported reminder counts for a notice once a person confirmed it', () => {
    const reminded = invoice('F1', '2025-10-01', { lastLevel: 2, lastContactDay: day('2025-10-15') });
    const env = (item: ItemFacts): ReturnType<typeof world> => world(plan, caseOf([item]));
    const first = step(openCase('case'), env(reminded), at('2025-10-20', 9)).state;
    expect(first.tokens[0]?.reminders).toBe(0);
    const second = step(first, env({ ...reminded, historyConfirmed: true }), at('2025-10-21', 9)).state;
    expect(second.tokens[0]?.reminders).toBe(1);
    expect(step(second, env({ ...reminded, historyConfirmed: true }), at('2025-10-22', 9)).state.tokens[0]?.reminders).toBe(1);
  });

  const threeSteps = ladder([email('R1', 5, 1), email('R2', 15, 2), email('R3', 25, 3), handOver('H')]);
  const history = { lastLevel: 2, lastContactDay: day('2025-10-08'), historyConfirmed: true };

  it('a history stated once the item is on its way is entered after, as long as nothing was sent', () => {
    const item = invoice('F1', '2025-10-06');
    const first = step(openCase('case'), world(threeSteps, caseOf([item])), at('2025-10-07', 9));
    expect(first.positions).toMatchObject([{ nodeId: 'R1', level: -1 }]);
    const second = step(first.state, world(threeSteps, caseOf([{ ...item, ...history }])), at('2025-10-08', 9));
    expect(second.positions).toMatchObject([{ nodeId: 'R3', level: 2, status: 'walking' }]);
    expect(second.state.tokens[0]).toMatchObject({ previousContactDay: day('2025-10-08'), reminders: 1, contacts: 1 });
    expect(second.state.log).toHaveLength(1);
    expect(step(second.state, world(threeSteps, caseOf([{ ...item, ...history }])), at('2025-10-09', 9)).state.log).toHaveLength(1);
  });

  it('a history stated after a message has left moves nothing', () => {
    const item = invoice('F1', '2025-10-06');
    const env = world(threeSteps, caseOf([item]));
    const ripe = step(openCase('case'), env, at('2025-10-13', 10));
    if (ripe.effect?.kind !== 'contact') throw new Error('nothing leaves');
    const { carrier } = ripe.effect;
    const sent = settle(ripe.state, ripe.effect, { outcome: 'sent', dispatchId: 'd1', at: at('2025-10-13', 10), members: [carrier] }, env);
    const later = step(sent, world(threeSteps, caseOf([{ ...item, ...history }])), at('2025-10-13', 11));
    expect(later.positions).toMatchObject([{ nodeId: 'R2', level: 1 }]);
  });

  it('an old item a person sorts goes on behind the history he states', () => {
    const old = invoice('F1', '2025-06-02');
    const first = step(openCase('case'), world(threeSteps, caseOf([old])), at('2025-10-07', 9));
    expect(first.positions).toMatchObject([{ status: 'parked', reason: { code: 'sortFirst' } }]);
    const commands = [{ id: 'c', itemId: 'f1', command: 'reopen' as const, at: at('2025-10-09', 9), author: 'anna', reason: 'sorted' }];
    const sorted = world(threeSteps, caseOf([{ ...old, ...history }], { commands }));
    expect(step(first.state, sorted, at('2025-10-09', 10)).positions).toMatchObject([{ nodeId: 'R3', level: 2, status: 'walking' }]);
  });

  it('an item recalled after the end of its scenario is a person’s', () => {
    const item = invoice('F1', '2025-10-06');
    const ended = step(openCase('case'), world(ladder([handOver('H')]), caseOf([item])), at('2025-10-20', 9)).state;
    expect(ended.tokens[0]?.status).toBe('done');
    item.facts.push({ kind: 'handedOver', cents: 0, day: day('2025-10-20'), recordedAt: at('2025-10-20', 10) });
    item.facts.push({ kind: 'recalled', cents: 0, day: day('2025-11-03'), recordedAt: at('2025-11-03', 7) });
    const back = step(ended, world(ladder([handOver('H')]), caseOf([item])), at('2025-11-03', 9));
    expect(back.positions).toMatchObject([
      { status: 'parked', reason: { code: 'recalled', law: 8, until: '2025-11-10' }, owner: 'creditManager' },
    ]);
  });
});
