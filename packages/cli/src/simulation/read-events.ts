import { accountId } from '@relance/domain';
import { eventFaults, type SimulationEvent } from '@relance/scenario';
import type { IssueView } from '@relance/schemas';
import { CommandFault } from '../terminal/command-fault.js';
import type { CommandIo } from '../terminal/command-io.js';
import { readJsonFile, readTextFile } from '../terminal/read-file.js';
import { ENTITY_ID } from './build-cases.js';
import { elementLines } from './element-lines.js';
import { eventFaultText } from './event-texts.js';

/** Every mistake of the elements of a file of events, told with its line and place. */
function issuesOf(json: unknown, text: string): IssueView[] {
  if (!Array.isArray(json)) {
    return [{ code: 'eventsNoList', fr: 'Le fichier doit contenir une liste [ … ].', en: 'The file must hold a list [ … ].' }];
  }
  const lines = elementLines(text);
  return json.flatMap((event: unknown, index) =>
    eventFaults(event).map((fault) => ({ code: fault.code, ...eventFaultText(fault, { index, line: lines[index] }) })),
  );
}

/**
 * Reads a file of events: a JSON list, each event in the form of its type (docs/reference/simulation.md), the account by its code. Throws
 * CommandFault 1 with every mistake at once: line, place, what is expected.
 */
export async function readEvents(io: CommandIo, file: string | undefined): Promise<SimulationEvent[]> {
  if (file === undefined) return [];
  const json = await readJsonFile(io, file);
  const issues = issuesOf(json, await readTextFile(io, file));
  if (issues.length > 0 || !Array.isArray(json)) {
    const text = { fr: `Le fichier ${file} a des événements à corriger.`, en: `The file ${file} has events to correct.` };
    throw new CommandFault(1, 'RLC_EVENTS_INVALID', text, issues);
  }
  // every member was checked above
  return (json as SimulationEvent[]).map(({ account, ...event }) =>
    account === undefined ? event : { ...event, account: accountId(ENTITY_ID, account) },
  );
}
