import type { Template, TemplateFault } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../catalogue.js';
import { compile } from '../compile.js';
import { tellIssue } from '../issue-texts.js';
import { drawn, label, mail, on, type Card } from '../testing/drawn.js';

const templates: Template[] = (['fr', 'en'] as const).map((locale) => ({
  ...{ id: 'recap', version: 1, channel: 'email', locale, subject: 's', body: 'b' },
}));

/** A call with its written recap. */
const recapped = (more: object = {}): Card => ({
  kind: 'callTask',
  data: {
    when: on(20),
    outcomes: [
      { id: 'reached', label, reached: true },
      { id: 'noAnswer', label, reached: false },
    ],
    recap: { template: 'recap', audience: ['accountsPayable'] },
    ...more,
  },
  to: { reached: 'fin', noAnswer: 'fin', expired: 'fin' },
});

const compiled = (card: Card, catalogue: Catalogue = { locales: ['fr', 'en'], gapDays: 7 }): ReturnType<typeof compile> => {
  const bundle = drawn({ r1: mail(on(5), 1, 'c'), c: card });
  return compile({ ...bundle, templates: [...bundle.templates, ...templates] }, catalogue);
};

/** What of a card is told when its text prints some facts. */
const toldOfText = (facts: readonly string[], template: string): string[] => {
  const readTemplate: Catalogue['readTemplate'] = ({ id }) => ({ unknown: [], uncertain: id === template ? facts : [] });
  const { issues } = compiled(recapped(), { locales: ['fr', 'en'], gapDays: 7, readTemplate });
  return issues.map(({ code, nodeId, params }) => `${code} ${nodeId ?? ''} ${String(params['facts'])}`);
};

describe('the written recap of a call (law 21)', () => {
  it('is a dispatch and its cost, and no contact but the call it belongs to', () => {
    const costs = { currency: 'EUR', cents: { email: 3 } };
    const { bounds, issues } = compiled(recapped(), { locales: ['fr', 'en'], gapDays: 7, costs });
    expect(issues).toEqual([]);
    expect(bounds).toMatchObject({
      contactsAtMost: 1,
      contactsAtMostByChannel: { email: 2 },
      callsAtMost: 1,
      costAtMost: { cents: 6, currency: 'EUR' },
      levels: [1],
    });
  });

  it('leaves behind no outcome that reaches nobody: then it is no dispatch, and the card is told so (K123)', () => {
    const { bounds, issues } = compiled(recapped({ outcomes: [{ id: 'noAnswer', label, reached: false }] }));
    expect(issues.map(({ code, severity, nodeId }) => [code, severity, nodeId])).toContainEqual(['K123', 'warning', 'c']);
    expect(bounds?.contactsAtMostByChannel ?? { email: 1 }).toEqual({ email: 1 });
    const [issue] = issues.filter(({ code }) => code === 'K123');
    expect(issue && tellIssue(issue).en).toMatch(/^No outcome of “c” reaches anybody: its recap never leaves\./u);
  });

  it('may print the day of the call and nothing else that a message may lack', () => {
    expect(toldOfText(['call', 'call.on'], 'recap')).toEqual([]);
    expect(toldOfText(['call.promise.on', 'deadlineOn', 'previousContactOn'], 'recap')).toEqual([
      'P124 c call.promise.on, deadlineOn, previousContactOn',
    ]);
    expect(toldOfText(['call', 'call.on'], 't-email')).toEqual(['P124 r1 call, call.on']);
  });

  it('is judged as a text, told at its card, and grants no deadline', () => {
    const fault: TemplateFault = { code: 'exclamation', severity: 'warning', templateId: 'recap', locale: 'fr', part: 'body', params: {} };
    const asked: string[][] = [];
    const { issues } = compiled(recapped(), {
      ...{ locales: ['fr', 'en'], gapDays: 7 },
      lintTemplates: (_, { granting }) => {
        asked.push([...granting]);
        return [fault];
      },
    });
    expect(issues.map(({ code, nodeId }) => `${code} ${nodeId ?? ''}`)).toEqual(['W704 c']);
    expect(asked).toEqual([[]]);
  });

  it('asks for a channel the house hands over (P118)', () => {
    const { issues } = compiled(recapped(), { locales: ['fr', 'en'], gapDays: 7, channels: ['letter'] });
    expect(issues.map(({ code, nodeId }) => `${code} ${nodeId ?? ''}`)).toEqual(expect.arrayContaining(['P118 r1', 'P118 c']));
  });
});
