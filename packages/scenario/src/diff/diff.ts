import { canonicalJson } from '@relance/domain';
import type { When } from '@relance/schemas';
import type { Instruction, Plan, ProgramCounter } from '../plan.js';
import { partInstruction } from './ways-of.js';

/** One difference between two plans, as data; {@link tellChange} tells it in both languages. */
export interface Change {
  code: ChangeCode;
  nodeId?: string;
  params: Record<string, string | number>;
}

/** Every kind of difference; one literal list, told by `changeTexts`. */
export const changeCodes = [
  'added',
  'removed',
  'replaced',
  'moved',
  'redated',
  'template',
  'level',
  'deadline',
  'detail',
  'rewired',
  'policy',
  'interrupt',
  'entry',
  'entersOn',
  'scenario',
  'proofs',
  'order',
] as const;

/** One member of {@link changeCodes}. */
export type ChangeCode = (typeof changeCodes)[number];

/**
 * What changes from one plan to another, card by card (node ids are stable, DESIGN §4). Empty for equal plans only: plans of different hash always
 * differ in something told. Never throws.
 */
export function diff(before: Plan, after: Plan): Change[] {
  const [old, now] = [cardsOf(before), cardsOf(after)];
  const changes: Change[] = [];
  for (const nodeId of old.keys()) if (!now.has(nodeId)) changes.push({ code: 'removed', nodeId, params: {} });
  for (const [nodeId, card] of now) {
    const known = old.get(nodeId);
    if (known === undefined) changes.push({ code: 'added', nodeId, params: {} });
    else changes.push(...cardChanges(nodeId, { plan: before, card: known }, { plan: after, card }));
  }
  changes.push(...planChanges(before, after));
  return changes.length > 0 || textOf(before) === textOf(after) ? changes : [{ code: 'order', params: {} }];
}

/** Canonical text for comparison; a value that has none equals itself alone. */
function textOf(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value);
}

function cardsOf(plan: Plan): ReadonlyMap<string, Instruction[]> {
  const cards = new Map<string, Instruction[]>();
  for (const instruction of plan.instructions) {
    const known = cards.get(instruction.nodeId);
    if (known === undefined) cards.set(instruction.nodeId, [instruction]);
    else known.push(instruction);
  }
  return cards;
}

interface Side {
  plan: Plan;
  card: readonly Instruction[];
}

function cardChanges(nodeId: string, before: Side, after: Side): Change[] {
  const ops = ({ card }: Side): string => card.map(({ op }) => op).join(' ');
  if (ops(before) !== ops(after)) return [{ code: 'replaced', nodeId, params: {} }];
  return before.card.flatMap((old, index) => {
    const now = after.card[index];
    if (now === undefined) return [];
    const [was, is] = [partInstruction(old), partInstruction(now)];
    const members = [...new Set([...Object.keys(was.says), ...Object.keys(is.says)])].sort();
    const said = members.flatMap((member) => settingChange(nodeId, member, was.says[member], is.says[member]));
    const ports = [...new Set([...was.ways.keys(), ...is.ways.keys()])];
    const led = ports.flatMap((port): Change[] => {
      const [from, to] = [placeOf(before.plan, was.ways.get(port)), placeOf(after.plan, is.ways.get(port))];
      return from.place === to.place ? [] : [{ code: 'rewired', nodeId, params: { port, from: from.nodeId, to: to.nodeId } }];
    });
    return [...said, ...led];
  });
}

/** The card a place belongs to, and which of its instructions it is: that stays when other cards come and go. */
function placeOf({ instructions }: Plan, pc: ProgramCounter | undefined): { nodeId: string; place: string } {
  const target = pc === undefined ? undefined : instructions[pc];
  if (pc === undefined || target === undefined) return { nodeId: '–', place: '' };
  const earlier = instructions.slice(0, pc).filter(({ nodeId }) => nodeId === target.nodeId).length;
  return { nodeId: target.nodeId, place: `${target.nodeId}#${String(earlier)}` };
}

function settingChange(nodeId: string, member: string, was: unknown, is: unknown): Change[] {
  if (textOf(was) === textOf(is)) return [];
  const change = (code: ChangeCode, params: Change['params'] = {}): Change[] => [{ code, nodeId, params }];
  const shown = { from: shownOf(was), to: shownOf(is) };
  switch (member) {
    case 'when':
    case 'until':
      return change(...dateChange(was, is));
    case 'template':
      return change('template', shown);
    case 'level':
      return change('level', shown);
    case 'deadlineDays':
      return change('deadline', shown);
    default:
      return change('detail', { member, ...shown });
  }
}

function isWhen(value: unknown): value is When {
  return typeof value === 'object' && value !== null && 'anchor' in value && 'offset' in value;
}

/** From one day after the due date to another, where nothing else of the date changed. */
function dateChange(was: unknown, is: unknown): [ChangeCode, Change['params']] {
  if (!isWhen(was) || !isWhen(is)) return ['redated', {}];
  const isPlain = was.anchor === 'dueDate' && was.unit === 'days' && textOf({ ...was, offset: 0 }) === textOf({ ...is, offset: 0 });
  return isPlain ? ['moved', { from: was.offset, to: is.offset }] : ['redated', {}];
}

function shownOf(value: unknown): string | number {
  if (typeof value === 'number') return value;
  if (value === undefined) return '–';
  if (typeof value === 'object' && value !== null && 'id' in value && 'version' in value)
    return `${String(value.id)} v${String(value.version)}`;
  const text = typeof value === 'string' ? value : textOf(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function planChanges(before: Plan, after: Plan): Change[] {
  const changes: Change[] = [];
  const compare = (code: ChangeCode, from: unknown, to: unknown, params: Change['params'] = {}): void => {
    if (textOf(from) !== textOf(to)) changes.push({ code, params: { from: shownOf(from), to: shownOf(to), ...params } });
  };
  const members = (of: object): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(of));
  const [old, now] = [members(before.policies), members(after.policies)];
  for (const policy of [...new Set([...Object.keys(old), ...Object.keys(now)])].sort())
    compare('policy', old[policy], now[policy], { policy });
  const names = [...new Set([...Object.keys(before.interrupts ?? {}), ...Object.keys(after.interrupts ?? {})])].sort();
  const entryOf = (plan: Plan, name: string): string => {
    const pc = members(plan.interrupts ?? {})[name];
    return placeOf(plan, typeof pc === 'number' ? pc : undefined).nodeId;
  };
  for (const interrupt of names) compare('interrupt', entryOf(before, interrupt), entryOf(after, interrupt), { interrupt });
  compare('entry', placeOf(before, before.entry).nodeId, placeOf(after, after.entry).nodeId);
  compare('entersOn', before.enterDaysBefore, after.enterDaysBefore);
  compare('scenario', before.scenarioId, after.scenarioId);
  compare('proofs', `${before.rulePack}, ${String(before.irVersion)}`, `${after.rulePack}, ${String(after.irVersion)}`);
  return changes;
}
