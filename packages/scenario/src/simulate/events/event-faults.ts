import { isCivilDate, isCurrency } from '@relance/domain';
import { simulationEventTypes, type SimulationEventType } from '../simulation.js';
import { eventForms, type EventForm, type EventMember } from './event-forms.js';

/** What a value should have been: a day, an amount, a currency, one of a few words… */
export type ExpectedValue = 'day' | 'cents' | 'currency' | 'text' | 'texts' | 'flag' | 'level' | 'instalments' | 'word' | 'object';

/** One mistake in one event, as data; who shows it says where the event stands and tells it in words. */
export interface EventFault {
  code: 'eventNoObject' | 'eventTypeUnknown' | 'eventMemberUnknown' | 'eventMemberMissing' | 'eventValueInvalid';
  /** Path in the event: `until`, `instalments[1].cents`; empty for the event itself. */
  member: string;
  found?: unknown;
  expected?: ExpectedValue;
  /** The words or members that would do. */
  allowed?: readonly string[];
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

const checks: Readonly<Record<Exclude<ExpectedValue, 'word' | 'instalments' | 'object'>, Check>> = {
  day: (value) => typeof value === 'string' && isCivilDate(value),
  cents: (value) => isWhole(value) && value > 0,
  currency: (value) => typeof value === 'string' && isCurrency(value),
  text: isText,
  texts: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  flag: (value) => typeof value === 'boolean',
  level: (value) => isWhole(value) && value >= 0 && value <= 5,
};

/** What each member holds, whatever the type. */
const valueOf: Readonly<Record<EventMember | 'date', keyof typeof checks | 'instalments'>> = {
  date: 'day',
  account: 'text',
  item: 'text',
  items: 'texts',
  cents: 'cents',
  currency: 'currency',
  until: 'day',
  presented: 'day',
  outcome: 'text',
  nodeId: 'text',
  reason: 'text',
  names: 'text',
  blocked: 'flag',
  inError: 'flag',
  lastLevel: 'level',
  level: 'level',
  channel: 'text',
  kind: 'text',
  owner: 'text',
  command: 'text',
  instalments: 'instalments',
};

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMember(name: string): name is EventMember | 'date' {
  return Object.hasOwn(valueOf, name);
}

function instalmentFaults(value: unknown): EventFault[] {
  if (!Array.isArray(value) || value.length === 0) {
    return [{ code: 'eventValueInvalid', member: 'instalments', found: value, expected: 'instalments' }];
  }
  return value.flatMap((instalment: unknown, index): EventFault[] => {
    const at = `instalments[${index}]`;
    if (!isObject(instalment)) return [{ code: 'eventValueInvalid', member: at, found: instalment, expected: 'object' }];
    const parts = { number: 'text', cents: 'cents', until: 'day' } as const;
    return Object.entries(parts)
      .filter(([name, expected]) => !checks[expected](instalment[name]))
      .map(([name, expected]) => ({ code: 'eventValueInvalid', member: `${at}.${name}`, found: instalment[name], expected }));
  });
}

function valueFaults(name: EventMember | 'date', value: unknown, form: EventForm | undefined): EventFault[] {
  const words = name === 'date' ? undefined : form?.words?.[name];
  if (words !== undefined) {
    const isKnown = words.some((word) => word === value);
    return isKnown ? [] : [{ code: 'eventValueInvalid', member: name, found: value, expected: 'word', allowed: words }];
  }
  const expected = valueOf[name];
  if (expected === 'instalments') return instalmentFaults(value);
  return checks[expected](value) ? [] : [{ code: 'eventValueInvalid', member: name, found: value, expected }];
}

function formOf(type: unknown): EventForm | undefined {
  const known = simulationEventTypes.find((one): one is SimulationEventType => one === type);
  return known === undefined ? undefined : eventForms[known];
}

/** Members of the form nobody may leave out, and those the type does not read. */
function shapeFaults(event: Members, form: EventForm): EventFault[] {
  const allowed = [...new Set([...form.needs, ...(form.oneOf ?? []), ...form.may])];
  const faults: EventFault[] = [];
  for (const member of form.needs) {
    if (event[member] === undefined) faults.push({ code: 'eventMemberMissing', member, ...expectedOf(member, form) });
  }
  const { oneOf } = form;
  if (oneOf?.every((member) => event[member] === undefined) === true) {
    faults.push({ code: 'eventMemberMissing', member: oneOf.join(' / '), expected: 'text' });
  }
  for (const member of Object.keys(event)) {
    if (member === 'date' || member === 'type' || allowed.some((known) => known === member)) continue;
    faults.push({ code: 'eventMemberUnknown', member, found: event[member], allowed });
  }
  return faults;
}

function expectedOf(member: EventMember, form: EventForm): Pick<EventFault, 'expected' | 'allowed'> {
  const allowed = form.words?.[member];
  return allowed === undefined ? { expected: valueOf[member] } : { expected: 'word', allowed };
}

/**
 * Everything that is wrong with one event of a simulation by the form of its type: no object, an unknown type, a member it lacks or does not
 * read, a value of the wrong kind. Empty where it may be applied. Pure and total, whatever JSON it is given.
 */
export function eventFaults(event: unknown): EventFault[] {
  if (!isObject(event)) return [{ code: 'eventNoObject', member: '', found: event, expected: 'object' }];
  const form = formOf(event['type']);
  const faults: EventFault[] = [];
  if (event['date'] === undefined) faults.push({ code: 'eventMemberMissing', member: 'date', expected: 'day' });
  if (form === undefined) faults.push({ code: 'eventTypeUnknown', member: 'type', found: event['type'], allowed: simulationEventTypes });
  const shape = form === undefined ? [] : shapeFaults(event, form);
  const unread = new Set(shape.filter(({ code }) => code === 'eventMemberUnknown').map(({ member }) => member));
  for (const [name, value] of Object.entries(event)) {
    if (name === 'type' || unread.has(name)) continue;
    if (isMember(name)) faults.push(...valueFaults(name, value, form));
    else faults.push({ code: 'eventMemberUnknown', member: name, found: value });
  }
  return [...faults, ...shape];
}
