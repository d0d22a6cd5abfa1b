import {
  messageChannels,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type Localized,
  type ScenarioBundle,
  type Template,
} from '@relance/schemas';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { compile } from './compile/compile.js';
import { tellIssue } from './compile/issue-texts.js';
import { kinds, type AnyKind } from './kinds.js';
import { reasonTexts } from './reason-texts.js';
import { simulate } from './simulate/simulate.js';
import type { Simulation } from './simulate/simulation.js';
import { caseOf, invoice, paris, usualPolicy } from './testing/small-world.js';

const all: readonly AnyKind[] = Object.values(kinds);
const walked = all.filter(({ role }) => role === 'step' || role === 'terminal');

const templates: Template[] = messageChannels.flatMap((channel) =>
  (['fr', 'en'] as const).map((locale) => ({ id: `relance-${channel}`, version: 1, channel, locale, subject: 's', body: 'b' })),
);

/** The defaults of a kind with what a user chooses first: the template of its own channel, the scenario it stands for. */
function filledIn(kind: AnyKind): GraphNode['data'] {
  const data = { ...(kind.defaults as GraphNode['data']) };
  const { contact, includes } = kind.timing(kind.defaults);
  if (includes !== undefined) return { ...data, scenario: 'court@1' };
  return contact === undefined ? data : { ...data, template: `relance-${contact.channel}` };
}

const ending = (id: string): GraphNode => ({ id, kind: 'end', name: 'Fin', data: { owner: 'creditManager', reviewBusinessDays: 10 } });
const edge = (node: string, port: string, to: string): GraphEdge => ({ id: `${node}-${port}`, from: { node, port }, to });

function mail(id: string, anchor: string, offset: number): GraphNode {
  const data = { when: { anchor, offset, unit: 'days' }, level: 1, template: 'relance-email', audience: ['accountsPayable'] };
  return { id, kind: 'email', name: `Relance ${id}`, data };
}

/** A published scenario of one e-mail, whose end leads on by `next`. */
const court: Graph = {
  schema: 1,
  scenarioId: 'court',
  nodes: [
    { id: 'depart', kind: 'start', name: 'Départ', data: { enterDaysBefore: 20 } },
    mail('dedans', 'dueDate', 15),
    { id: 'fin', kind: 'end', name: 'Fin', data: { outcome: 'next' } },
  ],
  edges: [edge('depart', 'next', 'dedans'), edge('dedans', 'sent', 'fin'), edge('dedans', 'failed', 'fin')],
};

/** Start, a first e-mail, the card with its defaults, and an end behind every way out; a loop's body is an e-mail that comes back to its head. */
function drawingAround(kind: AnyKind): ScenarioBundle {
  const data = filledIn(kind);
  const { loop } = kind.timing(data);
  const ports = kind.ports(data).map(({ id }) => id);
  const body = loop === undefined ? [] : [mail('tour', 'previousContact', 8)];
  return {
    catalogueVersion: 1,
    templates,
    graph: {
      schema: 1,
      scenarioId: 'essai',
      nodes: [
        { id: 'depart', kind: 'start', name: 'Départ', data: { enterDaysBefore: 20 } },
        mail('r1', 'dueDate', 5),
        ...body,
        ending('fin-echec'),
        { id: 'carte', kind: kind.name, name: kind.title.fr, data },
        ...ports.filter((port) => port !== loop?.bodyPort).map((port) => ending(`fin-${port}`)),
      ],
      edges: [
        edge('depart', 'next', 'r1'),
        edge('r1', 'sent', 'carte'),
        edge('r1', 'failed', 'fin-echec'),
        ...body.flatMap(({ id }) => [edge(id, 'sent', 'carte'), edge(id, 'failed', 'carte')]),
        ...ports.map((port) => edge('carte', port, port === loop?.bodyPort ? 'tour' : `fin-${port}`)),
      ],
    },
  };
}

function simulated(bundle: ScenarioBundle): Simulation {
  const { plan, hash = '', issues } = compile(bundle, { locales: ['fr', 'en'], gapDays: 7, scenarios: { 'court@1': court } });
  if (plan === undefined) throw new Error(issues.map((issue) => tellIssue(issue).en).join(' '));
  const facts = caseOf([invoice('F1', '2025-10-06', { planHash: hash })]);
  const reachable = { ...facts, payer: { ...facts.payer, hasMobile: true, smsConsent: true } };
  const world = { plans: { [hash]: plan }, calendars: { FR: paris.data }, policy: usualPolicy, cases: [reachable] };
  return simulate({ ...world, from: '2025-09-01', to: '2026-06-30', seed: 7, approve: true });
}

/** Every field of a card, with what the editor shows of it. */
function fieldsOf(kind: AnyKind): { title?: string; description?: string; widget?: string }[] {
  const { properties = {} } = kind.dataSchema as { properties?: Record<string, object> };
  return Object.values(properties);
}

const speaks = (texts: readonly (Localized | undefined)[]): boolean =>
  texts.every((text) => text !== undefined && [text.fr, text.en].every((one) => one.trim().length > 1));

describe.each(all.map((kind) => [kind.name, kind] as const))('kind %s', (name, kind) => {
  it('speaks both languages', () => {
    expect(speaks([kind.title, kind.help, ...kind.ports(kind.defaults).map(({ label }) => label)])).toBe(true);
    expect(Object.keys(kinds)).toContain(name);
  });

  it('tells the editor how to show every field: French title, English description, widget', () => {
    for (const { title = '', description = '', widget = '' } of fieldsOf(kind)) {
      expect([title, description, widget].every((text) => text.length > 1)).toBe(true);
      expect(title).not.toBe('when');
    }
  });

  it('begins with data that fits its own schema, and refuses what it does not know', () => {
    const fits = new Ajv({ strict: false }).compile(kind.dataSchema);
    expect(fits(kind.defaults)).toBe(true);
    expect(fits({ ...(kind.defaults as object), somethingElse: 1 })).toBe(false);
  });

  it('shows at most one nominal way out, and none twice', () => {
    const ports = kind.ports(kind.defaults);
    expect(ports.filter(({ nominal }) => nominal === true)).toHaveLength(ports.length === 0 ? 0 : 1);
    expect(new Set(ports.map(({ id }) => id)).size).toBe(ports.length);
  });

  it('compiles every way out it shows, and no other', () => {
    const asked: string[] = [];
    const to = (port: string): number => asked.push(port);
    const compiled = kind.compile(kind.defaults, { nodeId: 'x', self: 0, templateVersion: () => 1, isBranch: false, to });
    const drawnInPlace = kind.role === 'entry' || kind.timing(kind.defaults).includes !== undefined;
    const shown = drawnInPlace ? [] : kind.ports(kind.defaults).map(({ id }) => id);
    expect(asked.sort()).toEqual([...shown].sort());
    expect(compiled.every(({ nodeId }) => nodeId === 'x')).toBe(true);
    expect(compiled.length > 0).toBe(shown.length > 0 || kind.role === 'terminal');
  });
});

describe.each(walked.map((kind) => [kind.name, kind] as const))('a small drawing around %s', (_name, kind) => {
  it('compiles, walks to an end, and tells why at every turn', () => {
    const { contacts, tasks, waits, skipped, endings } = simulated(drawingAround(kind));
    const { contact, human, loop, includes } = kind.timing(filledIn(kind));
    const inside = loop === undefined ? [] : Array.from({ length: loop.max }, () => 'tour');
    if (contact === undefined)
      expect(contacts.map(({ nodeId }) => nodeId)).toEqual(['r1', ...inside, ...(includes === undefined ? [] : ['carte.dedans'])]);
    if (contact !== undefined) expect(contacts.map(({ nodeId }) => nodeId)).toEqual(['r1', 'carte']);
    if (human !== undefined) expect(tasks.map(({ nodeId }) => nodeId)).toEqual(['carte']);
    expect(endings).toMatchObject([
      { item: 'F1', reason: { code: kind.timing(kind.defaults).handsOver === true ? 'handedOver' : 'endedOwed' } },
    ]);
    const told = [...waits, ...skipped, ...endings].flatMap(({ reason }) => (reason === undefined ? [] : [reason.code]));
    expect(speaks(told.map((code) => reasonTexts[code]))).toBe(true);
  });
});
