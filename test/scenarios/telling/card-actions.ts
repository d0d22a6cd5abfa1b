import type { When } from '@relance/schemas';
import { numberOf, readCents, type Options } from './options.js';

/** What a line of a drawing does: kind and data of its card, and where the ways out of a decision lead. */
export interface Action {
  kind: string;
  data: Record<string, unknown>;
  branches?: Record<string, string>;
}

type Reader = (id: string, when: When | undefined, options: Options) => Action;

const label = (text: string): { fr: string; en: string } => ({ fr: text, en: text });

/** Data every message card shares. */
function message(id: string, when: When | undefined, options: Options): Record<string, unknown> {
  const deadlineDays = numberOf(options.take(/grants (\d+) days/));
  const level = numberOf(options.take(/level (-?\d)/));
  const companions = options.takeAll(/with (sms|email)/).map(([channel = '']) => ({
    channel,
    template: `${id.toLowerCase()}-${channel}`,
    audience: ['accountsPayable'],
  }));
  const by = options.take(/approved by (\w+(?: then \w+)*)/)?.[0]?.split(' then ');
  const data: Record<string, unknown> = {
    when,
    template: id.toLowerCase(),
    audience: [options.take(/to (\w+)/)?.[0] ?? 'accountsPayable'],
  };
  if (level !== undefined) data['level'] = level;
  if (deadlineDays !== undefined) data['deadlineDays'] = deadlineDays;
  if (companions.length > 0) data['companions'] = companions;
  if (by !== undefined) data['approval'] = { by, openBusinessDays: 3 };
  return data;
}

function human(when: When | undefined, options: Options): Record<string, unknown> {
  const openBusinessDays = numberOf(options.take(/open (\d+)/));
  const outcomes = options.take(/outcomes ([\w ]+)/)?.[0]?.split(' ');
  const data: Record<string, unknown> = { when };
  if (openBusinessDays !== undefined) data['openBusinessDays'] = openBusinessDays;
  if (outcomes !== undefined) data['outcomes'] = outcomes.map((outcome) => ({ id: outcome, label: label(outcome) }));
  return data;
}

function call(id: string, when: When | undefined, options: Options): Record<string, unknown> {
  const { outcomes = [{ id: 'reached' }, { id: 'promise' }, { id: 'noAnswer' }], ...data } = human(when, options) as {
    outcomes?: { id: string }[];
  };
  const level = numberOf(options.take(/level (\d)/));
  const caller = options.take(/by (\w+)/)?.[0];
  const said = outcomes.map((outcome) => ({ label: label(outcome.id), ...outcome, reached: outcome.id !== 'noAnswer' }));
  const recapped = options.take(/recap(?: to (\w+))?/);
  const recap = recapped && { recap: { template: `${id.toLowerCase()}-recap`, audience: [recapped[0] ?? 'accountsPayable'] } };
  return { ...data, ...recap, outcomes: said, ...(level === undefined ? {} : { level }), ...(caller === undefined ? {} : { caller }) };
}

const comparison = /(\w+) (eq|ne|lt|le|gt|ge) ([\w.]+)(?: ([A-Z]{3}))?/.source;

/** The condition of `outstandingCents ge 500.00 EUR`, from its four words. */
function conditionOf([field, operator, value = '', currency]: readonly string[]): Record<string, unknown> {
  const read = currency !== undefined ? readCents(value) : value === 'true' || value === 'false' ? value === 'true' : Number(value);
  const compared = typeof read === 'number' && Number.isNaN(read) ? value : read;
  return { field, operator, value: compared, ...(currency === undefined ? {} : { currency }) };
}

function decision(when: When | undefined, options: Options): Action {
  const found = options.takeAll(new RegExp(`if ${comparison} then (\\w+)`));
  const cases = found.map((words, index) => {
    const said = words.slice(0, 3).join(' ');
    return { id: `case${index + 1}`, label: label(said), condition: conditionOf(words) };
  });
  const branches = Object.fromEntries(found.map(([, , , , to = ''], index) => [`case${index + 1}`, to]));
  return { kind: 'decision', data: { ...(when === undefined ? {} : { when }), cases }, branches };
}

/** `experiment, key tone, arms calm 50 firm 50`: a way out for each arm, under its name. */
function experiment(options: Options): Action {
  const arms = [...(options.take(/arms (\w+ \d+(?: \w+ \d+)*)/)?.[0] ?? '').matchAll(/(\w+) (\d+)/g)];
  const shares = arms.map(([, id = '', share]) => ({ id, label: label(id), share: Number(share) }));
  return { kind: 'experiment', data: { experiment: options.take(/key ([\w-]+)/)?.[0], arms: shares } };
}

/** `await, for reply bounce`: a way out for each event, under its name; its date is when it stops waiting. */
function awaited(until: When | undefined, options: Options): Action {
  return { kind: 'waitEvent', data: { events: options.take(/for ([\w ]+)/)?.[0]?.split(' '), until } };
}

/** `repeat, 3 rounds, 7 days apart, until outstandingCents lt 500.00 EUR`. */
function repeat(options: Options): Action {
  const max = numberOf(options.take(/(\d+) rounds/));
  const minGapDays = numberOf(options.take(/(\d+) days apart/));
  return { kind: 'repeat', data: { max, minGapDays, until: conditionOf(options.take(new RegExp(`until ${comparison}`)) ?? []) } };
}

/** A notice whose line names no approver has the usual one (law 24). */
const approvedByDefault = { approval: { by: ['creditManager'], openBusinessDays: 3 } };

/** What a line may begin with, and how it reads on. */
const readers: Readonly<Record<string, Reader>> = {
  'e-mail': (id, when, options) => ({ kind: 'email', data: message(id, when, options) }),
  sms: (id, when, options) => ({ kind: 'sms', data: message(id, when, options) }),
  letter: (id, when, options) => ({ kind: 'letter', data: { ...message(id, when, options), delivery: 'simple' } }),
  'registered letter': (id, when, options) => ({ kind: 'letter', data: { ...message(id, when, options), delivery: 'registered' } }),
  notice: (id, when, options) => ({
    kind: 'formalNotice',
    data: { ...approvedByDefault, channel: 'registered', ...message(id, when, options) },
  }),
  call: (id, when, options) => ({ kind: 'callTask', data: call(id, when, options) }),
  check: (_id, when, options) => ({ kind: 'task', data: { outcomes: [{ id: 'done', label: label('done') }], ...human(when, options) } }),
  go: (_id, when, options) => ({ kind: 'approval', data: { by: 'creditManager', ...human(when, options) } }),
  decision: (_id, when, options) => decision(when, options),
  experiment: (_id, _when, options) => experiment(options),
  await: (_id, when, options) => awaited(when, options),
  repeat: (_id, _when, options) => repeat(options),
  wait: (_id, when) => ({ kind: 'wait', data: { when } }),
  end: () => ({ kind: 'end', data: { owner: 'creditManager', reviewBusinessDays: 10 } }),
  'hand over': () => ({ kind: 'handOver', data: { to: 'agency', owner: 'creditManager' } }),
};

/** Reads what a line does from its first remark. Throws where it begins with nothing known. */
export function readAction(id: string, when: When | undefined, options: Options): Action {
  for (const [word, read] of Object.entries(readers)) {
    if (options.has(new RegExp(word))) return read(id, when, options);
  }
  throw new Error(`“${id}” does nothing known: a line says one of ${Object.keys(readers).join(', ')}`);
}
