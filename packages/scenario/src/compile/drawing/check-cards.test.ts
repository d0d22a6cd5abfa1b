import { messageChannels, type GraphNode, type Template } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { checkCards } from './check-cards.js';
import { collectIssues, type Issue } from '../issue.js';
import { issueTexts, tellIssue } from '../issue-texts.js';
import { readNodes } from './read-graph.js';

const when = { anchor: 'dueDate', offset: 5, unit: 'days' };
const audience = ['accountsPayable'];
const templates: Template[] = messageChannels.flatMap((channel) =>
  (['fr', 'en'] as const).map((locale) => ({ id: `t-${channel}`, version: 1, channel, locale, subject: 's', body: 'b' })),
);

function card(kind: string, data: object): GraphNode {
  return { id: 'carte', kind, name: 'Ma carte', data: { ...data } };
}

function issuesOf(node: GraphNode, channels?: readonly ('sms' | 'email' | 'letter' | 'registered')[]): Issue[] {
  const graph = { schema: 1 as const, scenarioId: 'essai', nodes: [node], edges: [] };
  const { known, issues } = readNodes(graph);
  expect(issues).toEqual([]);
  const found = collectIssues(graph);
  checkCards(
    { graph, templates, catalogueVersion: 1 },
    known,
    { locales: ['fr', 'en'], ...(channels === undefined ? {} : { channels }) },
    found,
  );
  return found.issues;
}

const sms = card('sms', { when, level: 1, template: 't-sms', audience });
const mailWithSms = card('email', {
  when,
  level: 1,
  template: 't-email',
  audience,
  companions: [{ channel: 'sms', template: 't-sms', audience }],
});
const registered = card('letter', { when, level: 1, delivery: 'registered', template: 't-letter', audience });
const label = { fr: 'x', en: 'x' };
const large = { field: 'outstandingCents', operator: 'ge', value: 1, currency: 'EUR' };

describe('a card by itself', () => {
  it.each([
    ['a text message', sms, ['email'], ['sms']],
    ['a text message, in a house that has them', sms, ['email', 'sms'], []],
    ['the companion of an e-mail (law 22)', mailWithSms, ['email'], ['sms']],
    ['a registered letter, in a house that posts simple ones', registered, ['email', 'letter'], ['registered']],
    ['anything at all, where no house is named', registered, undefined, []],
  ] as const)('%s leaves by a channel the house has, or that is said (P118)', (_, node, channels, expected) => {
    const issues = issuesOf(node, channels);
    expect(issues.map(({ code, params }) => [code, params['channel']])).toEqual(expected.map((channel) => ['P118', channel]));
    for (const issue of issues) expect(`${tellIssue(issue).fr}${tellIssue(issue).en}`).not.toMatch(/[{}]/u);
  });

  it.each<[string, GraphNode, string]>([
    [
      'two outcomes of one name',
      card('task', {
        when,
        outcomes: [
          { id: 'fait', label },
          { id: 'fait', label },
        ],
      }),
      'fait',
    ],
    [
      'an outcome called like a way out of every task',
      card('callTask', { when, outcomes: [{ id: 'expired', label, reached: false }] }),
      'expired',
    ],
    ['a case called “else”', card('decision', { cases: [{ id: 'else', label, condition: large }] }), 'else'],
  ])('%s cannot be told apart (P119)', (_, node, port) => {
    const [issue, ...others] = issuesOf(node);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ code: 'P119', port, nodeId: 'carte' });
    expect(issue === undefined ? '' : tellIssue(issue).fr).toBe(`« Ma carte » a deux sorties du même nom, « ${port} ». Renommez-en une.`);
  });

  it('has a text for every fault a kind can find', () => {
    for (const code of [
      'P113',
      'P114',
      'P118',
      'P119',
      'K121',
      'K122',
      'K123',
      'K124',
      'K125',
      'C130',
      'C131',
      'C132',
      'C133',
      'C134',
      'C135',
    ])
      expect(Object.keys(issueTexts)).toContain(code);
  });
});
