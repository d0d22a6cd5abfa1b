import type { Graph, GraphNode, ScenarioBundle, ScenarioPolicies } from '@relance/schemas';
import { everyTemplate } from './random-drawing.js';

/** A card in one line: its kind and data, and where each of its ports leads. */
export interface Card {
  kind: string;
  data: object;
  to?: Record<string, string>;
}

/** A date so many days from the due date. */
export const on = (offset: number, more: object = {}): object => ({ anchor: 'dueDate', offset, unit: 'days', ...more });
/** A date so many days after the contact before. */
export const after = (offset: number): object => ({ anchor: 'previousContact', offset, unit: 'days' });
/** A message by the template of its channel. */
export const message = (kind: string, when: object, more: object, to: Record<string, string>): Card => ({
  kind,
  data: { when, template: `t-${kind === 'formalNotice' ? 'registered' : kind}`, audience: ['accountsPayable'], ...more },
  to,
});
/** An e-mail whose every way out leads on. */
export const mail = (when: object, level: number, next: string, more: object = {}): Card =>
  message('email', when, { level, ...more }, { sent: next, failed: next });
/** An SMS whose every way out leads on. */
export const sms = (when: object, level: number, next: string): Card => message('sms', when, { level }, { sent: next, failed: next });
/** A registered formal notice whose content is approved. */
export const notice = (day: number, next: string, more: object = {}): Card =>
  message(
    'formalNotice',
    on(day),
    { channel: 'registered', deadlineDays: 8, approval: { by: ['creditManager'], openBusinessDays: 3 }, ...more },
    { sent: next, failed: next },
  );
/** A word in both languages, where none is looked at. */
export const label = { fr: 'oui', en: 'yes' };
/** A call that reaches somebody or expires. */
export const call = (when: object, next: string): Card => ({
  kind: 'callTask',
  data: { when, outcomes: [{ id: 'reached', label, reached: true }] },
  to: { reached: next, expired: next },
});
/** The head of a loop. */
export const repeat = (max: number, minGapDays: number, body: string, done: string): Card => ({
  kind: 'repeat',
  data: { max, minGapDays, until: { field: 'level', operator: 'ge', value: 4 } },
  to: { body, done, exhausted: done },
});
/** An end that names who takes over. */
export const end: Card = { kind: 'end', data: { owner: 'creditManager', reviewBusinessDays: 10 } };

/** A drawing of cards by id: a start seven days before the due date, the cards, an end named `fin`. */
export function drawn(cards: Record<string, Card>, policies: ScenarioPolicies = {}, interrupts?: Graph['interrupts']): ScenarioBundle {
  const all: Record<string, Card> = {
    depart: { kind: 'start', data: { enterDaysBefore: 7 }, to: { next: Object.keys(cards)[0] ?? 'fin' } },
    ...cards,
    fin: end,
  };
  const nodes = Object.entries(all).map(([id, { kind, data }]) => ({ id, kind, name: id, data: data as GraphNode['data'] }));
  const edges = Object.entries(all).flatMap(([id, { to = {} }]) =>
    Object.entries(to).map(([port, target]) => ({ id: `${id}.${port}`, from: { node: id, port }, to: target })),
  );
  const graph: Graph = { schema: 1, scenarioId: 'essai', nodes, edges, policies, ...(interrupts === undefined ? {} : { interrupts }) };
  return { graph, templates: everyTemplate, catalogueVersion: 1 };
}
