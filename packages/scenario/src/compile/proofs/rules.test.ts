import type { Graph, InterruptName, ScenarioBundle, TemplateFault } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../catalogue.js';
import { compile } from '../compile.js';
import { issueTexts, tellIssue } from '../issue-texts.js';
import { after, call, drawn, end, label, mail, message, notice, on, repeat, sms, type Card } from '../testing/drawn.js';

const interrupted = (name: InterruptName, to: string): Graph['interrupts'] => ({ [name]: { to } });
const house: Catalogue = { locales: ['fr', 'en'], gapDays: 7 };
const told = (bundle: ScenarioBundle, catalogue: Catalogue = house): string[] =>
  compile(bundle, catalogue).issues.map(({ code, nodeId, path }) =>
    [code, nodeId, ...(path.length === 0 ? [] : [path.join('>')])].join(' '),
  );

const inner: Graph = drawn({
  r1: mail(on(5), 1, 'sorti'),
  sorti: { kind: 'end', data: { outcome: 'rappele', owner: 'x', reviewBusinessDays: 1 } },
}).graph;
const pruned: Graph = { ...inner, scenarioId: 'court', nodes: inner.nodes.filter(({ id }) => id !== 'fin') };
const inserted = (scenario: string, id = 'rappele'): Card => ({
  kind: 'subScenario',
  data: { scenario, outcomes: [{ id, label }] },
  to: { [id]: 'r2' },
});
const readTemplate: Catalogue['readTemplate'] = ({ channel }) =>
  channel === 'email'
    ? { unknown: [], uncertain: ['deadlineOn', 'previousContactOn', 'legal.currency'] }
    : { unknown: ['account.nickname'], uncertain: [] };

/** A judge of texts that finds the same whatever it is given, but for the dates that steps which grant one must print. */
const lintTemplates: Catalogue['lintTemplates'] = (_, { granting }) => {
  const fault = (code: TemplateFault['code'], templateId: string, severity: 'error' | 'warning' = 'error'): TemplateFault => ({
    ...{ code, severity, templateId, locale: 'fr', part: 'body' },
    params: { problem: 'x', name: 'account.nickname' },
  });
  return [
    fault('syntax', 't-sms'),
    fault('unknownVariable', 't-sms'),
    fault('unknownVariable', 't-letter'),
    fault('exclamation', 't-email', 'warning'),
    ...granting.map((id) => fault('noDate', id)),
  ];
};

/** Every expectation worked out by hand: gap 7 and cap 4 in 30 unless a case says otherwise; day 0 is the due date, the walk begins on day −7. */
const cases: [string, ScenarioBundle, string[], Catalogue?][] = [
  [
    'two years are enough',
    drawn({
      w: { kind: 'wait', data: { when: on(390) }, to: { next: 'v' } },
      v: { kind: 'wait', data: { when: after(341) }, to: { next: 'fin' } },
    }),
    ['T202 v depart>w>v'],
  ],
  [
    'seven hundred and thirty days are not too many',
    drawn({
      w: { kind: 'wait', data: { when: on(390) }, to: { next: 'v' } },
      v: { kind: 'wait', data: { when: after(340) }, to: { next: 'fin' } },
    }),
    [],
  ],
  ['waits shorter than the gap (law 14)', drawn({ r1: mail(on(5), 1, 'r2'), r2: mail(after(6), 1, 'fin') }), ['T203 r2 depart>r1>r2']],
  ['waits as long as the gap', drawn({ r1: mail(on(5), 1, 'r2'), r2: mail(after(7), 1, 'fin') }), []],
  ['rounds closer than the gap', drawn({ t: repeat(2, 6, 'r1', 'fin'), r1: mail(on(5), 1, 't') }), ['T203 r1 depart>t>r1>t>r1']],
  ['rounds a gap apart', drawn({ t: repeat(2, 7, 'r1', 'fin'), r1: mail(on(5), 1, 't') }), []],
  [
    'hours on which the house is closed',
    drawn({ r1: mail(on(5, { hours: { fromMinute: 1080, toMinute: 1140 } }), 1, 'fin') }),
    ['T206 r1'],
  ],
  ['a weekend in a house that works on weekdays', drawn({ r1: mail(on(5, { weekdays: [6, 7] }), 1, 'fin') }), ['T206 r1']],
  [
    'a step pushed past the next',
    drawn({ r1: mail(on(5), 1, 'r2'), r2: mail(on(8), 1, 'r3'), r3: mail(on(11), 1, 'fin') }),
    ['T207 r2 depart>r1>r2', 'T205 r3 depart>r1>r2>r3'],
  ],
  ['two messages on one day', drawn({ r1: mail(on(5), 1, 's'), s: sms(on(5), 1, 'fin') }), ['T208 s depart>r1>s']],
  [
    'a message on the day another failed',
    drawn({
      r1: message('email', on(5), { level: 1 }, { sent: 'fin', failed: 'l' }),
      l: message('letter', on(5), { level: 1, delivery: 'simple' }, { sent: 'fin', failed: 'fin' }),
    }),
    [],
  ],
  ['a pre-reminder two days before a reminder (law 14)', drawn({ p: mail(on(-1), 0, 'r1'), r1: mail(on(1), 1, 'fin') }), []],
  ['a pre-reminder the day before a reminder', drawn({ p: mail(on(0), 0, 'r1'), r1: mail(on(1), 1, 'fin') }), ['T205 r1 depart>p>r1']],
  [
    'a repetition within another',
    drawn({ a: repeat(2, 7, 'b', 'fin'), b: repeat(2, 7, 'r1', 'a'), r1: mail(on(5), 1, 'b') }),
    ['T209 a a>b'],
  ],
  [
    'a way that never ends',
    drawn({ r1: mail(on(5), 1, 'r2'), r2: mail(on(12), 1, 'r1') }),
    ['T201 r1 r1>r2>r1', 'S103 depart', 'S103 r1', 'S103 r2'],
  ],
  ['a notice out of the blue (law 19)', drawn({ n: notice(37, 'fin') }), ['L301 n depart>n']],
  ['a notice after an SMS only', drawn({ s: sms(on(5), 1, 'n'), n: notice(37, 'fin') }), ['L301 n depart>s>n']],
  ['a notice after a pre-reminder only', drawn({ p: mail(on(-5), 0, 'n'), n: notice(37, 'fin') }), ['L301 n depart>p>n']],
  ['a notice although the reminder failed', drawn({ r1: mail(on(5), 1, 'n'), n: notice(37, 'fin') }), ['L301 n depart>r1>n']],
  [
    'a notice after a reminder that left',
    drawn({ r1: message('email', on(5), { level: 1 }, { sent: 'n', failed: 'fin' }), n: notice(37, 'fin') }),
    [],
  ],
  [
    'an SMS in the evening (house open until 22:00)',
    drawn({ s: sms(on(5), 1, 'fin') }),
    ['L302 s'],
    { ...house, window: { fromMinute: 480, toMinute: 1320, weekdays: [1] } },
  ],
  [
    'a call on a Sunday',
    drawn({ c: call(on(5), 'fin') }),
    ['L302 c'],
    { ...house, window: { fromMinute: 540, toMinute: 1020, weekdays: [7] } },
  ],
  [
    'a notice nobody approved (law 24)',
    drawn({
      r1: message('email', on(5), { level: 1 }, { sent: 'n', failed: 'fin' }),
      n: {
        ...notice(37, 'fin'),
        data: { when: on(37), template: 't-registered', audience: ['legal'], channel: 'registered', deadlineDays: 8 },
      },
    }),
    ['L303 n depart>r1>n'],
  ],
  [
    'a notice after a person’s go',
    drawn({
      r1: message('email', on(5), { level: 1 }, { sent: 'go', failed: 'fin' }),
      go: { kind: 'approval', data: { when: on(32), by: 'creditManager' }, to: { approved: 'n', refused: 'fin', expired: 'fin' } },
      n: {
        ...notice(37, 'fin'),
        data: { when: on(37), template: 't-registered', audience: ['legal'], channel: 'registered', deadlineDays: 8 },
      },
    }),
    [],
  ],
  [
    'a notice by e-mail',
    drawn({
      r1: message('email', on(5), { level: 1 }, { sent: 'n', failed: 'fin' }),
      n: notice(37, 'fin', { channel: 'email', template: 't-email' }),
    }),
    ['L306 n'],
  ],
  [
    'a weaker channel at a higher level',
    drawn({ l: message('letter', on(5), { level: 1, delivery: 'simple' }, { sent: 'r2', failed: 'fin' }), r2: mail(on(15), 2, 'fin') }),
    ['L311 r2 depart>l>r2'],
  ],
  [
    'the cap exceeded (two in ten days)',
    drawn(
      { r1: mail(on(5), 1, 'r2'), r2: mail(on(9), 1, 'r3'), r3: mail(on(14), 1, 'fin') },
      { gapDays: 2, cap: { contacts: 2, days: 10 } },
    ),
    ['X403 r3 depart>r1>r2>r3'],
  ],
  [
    'the cap kept to the day',
    drawn(
      { r1: mail(on(5), 1, 'r2'), r2: mail(on(9), 1, 'r3'), r3: mail(on(15), 1, 'fin') },
      { gapDays: 2, cap: { contacts: 2, days: 10 } },
    ),
    [],
  ],
  ['a call that reached somebody opens the gap', drawn({ c: call(on(5), 'r1'), r1: mail(on(9), 1, 'fin') }), ['T205 r1 depart>c>r1']],
  [
    'money asked for after payment (law 8)',
    drawn({ r1: mail(on(5), 1, 'fin'), m: mail(after(1), 1, 'b'), b: end }, {}, interrupted('paid', 'm')),
    ['X401 m'],
  ],
  ['thanks after payment', drawn({ r1: mail(on(5), 1, 'fin'), m: mail(after(1), -1, 'b'), b: end }, {}, interrupted('paid', 'm')), []],
  ['an interrupt that leads nowhere', drawn({ r1: mail(on(5), 1, 'fin') }, {}, interrupted('disputed', 'rien')), ['X402 ']],
  ['a branch that joins the scenario', drawn({ r1: mail(on(5), 1, 'fin') }, {}, interrupted('replied', 'r1')), ['X404 r1']],
  [
    'a date that hangs on a card that is gone',
    drawn({ w: { kind: 'wait', data: { when: { anchor: { node: 'gone' }, offset: 3, unit: 'days' } }, to: { next: 'fin' } } }),
    ['P121 w'],
  ],
  ['a scenario nobody published', drawn({ s: inserted('court@1'), r2: mail(on(15), 2, 'fin') }), ['P120 s']],
  [
    'an outcome without a way out',
    drawn({ s: inserted('court@1', 'autre'), r2: mail(on(15), 2, 'fin') }),
    ['P122 s', 'S102 r2', 'S102 fin'],
    { ...house, scenarios: { 'court@1': pruned } },
  ],
  [
    'a scenario within itself',
    drawn({ s: inserted('court@1'), r2: mail(on(15), 2, 'fin') }),
    ['B502 s'],
    {
      ...house,
      scenarios: {
        'court@1': {
          ...pruned,
          nodes: [
            ...pruned.nodes,
            { id: 'r2', kind: 'subScenario', name: 'encore', data: { scenario: 'court@1', outcomes: [{ id: 'rappele', label }] } },
          ],
          edges: [
            ...pruned.edges.filter(({ from }) => from.node !== 'r1'),
            { id: 'a', from: { node: 'r1', port: 'sent' }, to: 'r2' },
            { id: 'b', from: { node: 'r1', port: 'failed' }, to: 'sorti' },
            { id: 'c', from: { node: 'r2', port: 'rappele' }, to: 'sorti' },
          ],
        },
      },
    },
  ],
  ['business fees for a consumer', drawn({ r1: mail(on(5), 1, 'fin') }, { debtorClass: 'consumer', accessoriesFromLevel: 3 }), ['L314 ']],
  [
    'texts that print what is not there',
    drawn({ r1: mail(on(5), 1, 's'), s: sms(on(15), 2, 'fin') }, { debtorClass: 'consumer' }),
    ['L311 s depart>r1>s', 'P124 r1 depart>r1', 'L313 r1', 'P123 s'],
    { ...house, readTemplate },
  ],
  [
    'texts whose facts are there on every path',
    drawn({
      p: message('letter', on(-5), { level: 0, delivery: 'simple' }, { sent: 'r1', failed: 'fin' }),
      r1: mail(on(5), 1, 'fin', { deadlineDays: 8 }),
    }),
    ['L311 r1 depart>p>r1'],
    { ...house, readTemplate: (template) => (template.channel === 'letter' ? undefined : readTemplate(template)) },
  ],
  [
    'texts with faults of their own, each at the first card that uses it and once',
    drawn({ r1: mail(on(5), 1, 's', { deadlineDays: 8 }), s: sms(on(25), 2, 'fin') }),
    ['L311 s depart>r1>s', 'M601 s', 'M605 ', 'P123 s', 'W701 r1', 'W704 r1'],
    { ...house, readTemplate: (template) => (template.channel === 'sms' ? readTemplate(template) : undefined), lintTemplates },
  ],
];

describe('what the rules say of a drawing', () => {
  it.each(cases)('%s', (_, bundle, expected, catalogue) => {
    expect(
      told(bundle, catalogue)
        .map((line) => line.trim())
        .sort(),
    ).toEqual(expected.map((line) => line.trim()).sort());
  });

  it('is told in both languages, filled to the last parameter', () => {
    for (const [, bundle, , catalogue] of cases) {
      for (const issue of compile(bundle, catalogue).issues) {
        expect(Object.keys(issueTexts)).toContain(issue.code);
        const { fr, en } = tellIssue(issue);
        expect(`${fr}${en}`).not.toMatch(/[{}]/u);
        expect([fr, en].every((text) => /[.?].+\.$/u.test(text))).toBe(true);
      }
    }
  });

  it('is weighed by the admin, but for what no plan can do without', () => {
    const blunt = drawn({ n: notice(37, 'fin') });
    expect(compile(blunt, { ...house, severities: { L301: 'warning' } })).toMatchObject({
      issues: [{ code: 'L301', severity: 'warning' }],
    });
    expect(compile(blunt, { ...house, severities: { L301: 'off' } }).plan).toBeDefined();
    const looped = drawn({ r1: mail(on(5), 1, 'r2'), r2: mail(on(12), 1, 'r1') });
    expect(compile(looped, { ...house, severities: { T201: 'off', S103: 'off' } }).plan).toBeUndefined();
  });
});

describe('a scenario drawn in the place of a card', () => {
  const bundle = drawn({ s: inserted('court@1'), r2: mail(on(15), 2, 'fin') });

  it('is part of the plan, its cards named after the card, its outcome leading on', () => {
    const { plan, bounds, issues } = compile(bundle, { ...house, scenarios: { 'court@1': pruned } });
    expect(issues).toEqual([]);
    expect(plan?.instructions.map(({ op, nodeId }) => `${op} ${nodeId}`)).toEqual(['contact s.r1', 'contact r2', 'stop fin']);
    expect(plan?.instructions[plan.entry]).toMatchObject({ nodeId: 's.r1', sent: 1, failed: 1 });
    expect(bounds?.contactsAtMost).toBe(2);
  });
});

describe('the branch of an interrupt', () => {
  it('is in the plan after the scenario, and its end leads back', () => {
    const bundle = drawn({ r1: mail(on(5), 1, 'fin'), m: mail(after(1), -1, 'b'), b: end }, {}, interrupted('paid', 'm'));
    const { plan, bounds } = compile(bundle, house);
    expect(plan?.interrupts).toEqual({ paid: 2 });
    expect(plan?.instructions.map((one) => (one.op === 'stop' ? `${one.nodeId} ${one.outcome}` : one.nodeId))).toEqual([
      'r1',
      'fin ended',
      'm',
      'b resumed',
    ]);
    expect(bounds).toMatchObject({ contactsAtMost: 1, interrupts: { paid: { contactsAtMost: 1, tasksAtMost: 0 } } });
  });
});
