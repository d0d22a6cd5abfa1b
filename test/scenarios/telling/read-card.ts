import { kindNamed } from '@relance/scenario';
import type { GraphNode, When } from '@relance/schemas';
import { readAction } from './card-actions.js';
import { readOptions, type Options } from './options.js';

/** A card as a line of a case draws it: its node, its ways out in order, and those that lead elsewhere than to the next line. */
export interface Card {
  node: GraphNode;
  ports: readonly string[];
  routes: Readonly<Record<string, string>>;
  templates: readonly { id: string; channel: string }[];
}

const units = { bd: 'businessDays', m: 'months' } as const;
const weekdayNumbers: Readonly<Record<string, number>> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };
const anchors: Readonly<Record<string, When['anchor']>> = {
  J: 'dueDate',
  invoice: 'invoiceDate',
  entry: 'entry',
  previous: 'previousContact',
  promise: 'promiseDate',
  presentation: 'presentation',
};

/** `J+5`, `J-5`, `J+5bd` business days, `J+1m` months, `previous+7`, `entry+3`, `R1+10` after the step R1. */
function readWhen(text: string, options: Options): When | undefined {
  const [, anchor = '', offset = '', unit] = /^(\w+?)([+-]\d+)(bd|m)?$/.exec(text) ?? [];
  if (anchor === '') return undefined;
  const when: When = {
    anchor: anchors[anchor] ?? { node: anchor },
    offset: Number(offset),
    unit: unit === 'bd' || unit === 'm' ? units[unit] : 'days',
  };
  const late = options.take(/late(?: after (\d+))? (run|skip|askHuman|hurry)/);
  const roll = options.take(/roll (next|previous|none)/);
  const days = options.take(/(mon|tue|wed|thu|fri|sat)-(mon|tue|wed|thu|fri|sat|sun)/);
  const hours = options.take(/(\d+)-(\d+) h/);
  if (late !== undefined) {
    when.late = { do: late[1] as 'run', ...(late[0] === undefined ? {} : { afterDays: Number(late[0]) }) };
  }
  if (roll !== undefined) when.roll = roll[0] as 'next';
  if (days !== undefined) {
    const [from = 1, to = 5] = days.map((day) => weekdayNumbers[day]);
    when.weekdays = Array.from({ length: to - from + 1 }, (_unused, index) => from + index);
  }
  if (hours !== undefined) when.hours = { fromMinute: Number(hours[0]) * 60, toMinute: Number(hours[1]) * 60 };
  return when;
}

/** Reads `R1  J+5  e-mail, level 1, grants 7 days, failed > R2`. Throws on whatever it does not understand. */
export function readCard(line: string): Card {
  const [, id = '', date = '', action = ''] = /^(\w+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
  const options = readOptions(action, line);
  const routes = Object.fromEntries(options.takeAll(/(\w+) > ([\w-]+)/).map(([port = '', to = '']) => [port, to]));
  const when = date === 'then' ? undefined : readWhen(date, options);
  if (when === undefined && date !== 'then') throw new Error(`“${line}”: “${date}” is neither a date such as J+5 nor “then”`);
  const { kind, data, branches = {} } = readAction(id, when, options);
  options.close();
  const templates = templatesOf(data, kind);
  const ports = kindNamed(kind)
    ?.ports(data)
    .map((port) => port.id);
  if (ports === undefined) throw new Error(`“${line}”: there is no kind ${kind}`);
  return { node: { id, kind, name: id, data }, ports, routes: { ...branches, ...routes }, templates };
}

function templatesOf(data: Record<string, unknown>, kind: string): { id: string; channel: string }[] {
  const {
    template,
    channel,
    companions = [],
    recap,
  } = data as {
    template?: string;
    channel?: string;
    companions?: { template: string; channel: string }[];
    recap?: { template: string };
  };
  if (recap !== undefined) return [{ id: recap.template, channel: 'email' }];
  if (template === undefined) return [];
  return [{ id: template, channel: channel ?? kind }, ...companions.map((one) => ({ id: one.template, channel: one.channel }))];
}
