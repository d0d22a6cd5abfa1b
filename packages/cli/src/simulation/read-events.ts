import { accountId, isCivilDate, isCurrency } from '@relance/domain';
import { simulationEventTypes, type SimulationEvent } from '@relance/scenario';
import type { IssueView, SimulateOutput } from '@relance/schemas';
import { CommandFault } from '../terminal/command-fault.js';
import type { CommandIo } from '../terminal/command-io.js';
import { readJsonFile } from '../terminal/read-file.js';
import { ENTITY_ID, type Portfolio } from './build-cases.js';

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isLevel = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 5;
const isDay = (value: unknown): boolean => typeof value === 'string' && isCivilDate(value);

/** What each member of an event may hold. */
const MEMBERS: Readonly<Record<keyof SimulationEvent, (value: unknown) => boolean>> = {
  date: isDay,
  type: (value) => simulationEventTypes.some((type) => type === value),
  account: isText,
  item: isText,
  cents: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  currency: (value) => typeof value === 'string' && isCurrency(value),
  until: isDay,
  outcome: isText,
  items: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  nodeId: isText,
  reason: isText,
  names: isText,
  blocked: isFlag,
  inError: isFlag,
  lastLevel: isLevel,
  level: isLevel,
  channel: isText,
  kind: isText,
  owner: isText,
  command: isText,
  instalments: (value) => Array.isArray(value) && value.length > 0,
};

function issue(index: number, member: string, value: unknown): IssueView {
  const where = `[${index}]${member === '' ? '' : `.${member}`}`;
  const found = JSON.stringify(value) as string | undefined;
  return {
    code: 'eventInvalid',
    fr: `${where} : ${found ?? 'absent'} n’est pas accepté.`,
    en: `${where}: ${found ?? 'nothing'} is not accepted.`,
  };
}

function faultsOf(event: unknown, index: number): IssueView[] {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return [issue(index, '', event)];
  const members = event as Record<string, unknown>;
  const checks: Readonly<Record<string, (value: unknown) => boolean>> = MEMBERS;
  const names = new Set(['date', 'type', ...Object.keys(members)]);
  return [...names].filter((name) => checks[name]?.(members[name]) !== true).map((name) => issue(index, name, members[name]));
}

/**
 * Reads a file of events: a JSON list of `{date, type, item?, account?, cents?, currency?, until?, outcome?}`, the account by its code. Throws
 * CommandFault 1 with every mistake at once.
 */
export async function readEvents(io: CommandIo, file: string | undefined): Promise<SimulationEvent[]> {
  if (file === undefined) return [];
  const json = await readJsonFile(io, file);
  const issues = Array.isArray(json) ? json.flatMap((event: unknown, index) => faultsOf(event, index)) : [issue(0, '', json)];
  if (issues.length > 0 || !Array.isArray(json)) {
    const text = { fr: `Le fichier ${file} a des événements à corriger.`, en: `The file ${file} has events to correct.` };
    throw new CommandFault(1, 'RLC_EVENTS_INVALID', text, issues);
  }
  // every member was checked above
  return (json as SimulationEvent[]).map(({ account, ...event }) =>
    account === undefined ? event : { ...event, account: accountId(ENTITY_ID, account) },
  );
}

/** Events that name an item or an account the list does not have: they would change nothing, and a slip of the pen must not pass for calm. */
export function eventsAboutNobody(file: string, events: readonly SimulationEvent[], portfolio: Portfolio): SimulateOutput['issues'] {
  const born = new Set(events.filter(({ type }) => type === 'newItem').map(({ item }) => item));
  return events.flatMap(({ item, account }, index) => {
    const known =
      (item === undefined || portfolio.items.has(item) || born.has(item)) && (account === undefined || portfolio.codes.has(account));
    if (known) return [];
    const where = `[${index}]`;
    const fr = `${where} : ${item ?? 'ce compte'} ne figure pas dans la liste des pièces ; l’événement est sans effet.`;
    const en = `${where}: ${item ?? 'this account'} is not in the list of items; the event has no effect.`;
    return [{ file, code: 'eventUnknownItem', severity: 'warning', fr, en }];
  });
}
