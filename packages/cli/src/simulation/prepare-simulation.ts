import { openCalendar, toDayNumber, type CalendarData } from '@relance/domain';
import { buildCalendar, territories } from '@relance/domain/calendars';
import { dateOrderByWord, readOpenItems, readPayments, type ItemRow, type PaymentRow } from '@relance/imports';
import type { SimulationEvent, SimulationInput } from '@relance/scenario';
import type { SimulateOutput } from '@relance/schemas';
import { CommandFault } from '../terminal/command-fault.js';
import type { CommandIo } from '../terminal/command-io.js';
import { applyPayments } from './apply-payments.js';
import { buildCases, type Portfolio } from './build-cases.js';
import { readEvents } from './read-events.js';
import { readInputFile, type InputFile } from './read-input-file.js';
import { readPolicy } from './read-policy.js';
import { readScenarios, type GivenScenarios } from './read-scenarios.js';
import { applyState } from './read-state.js';

/** What a simulation is made from, as the command line gives it. */
export interface SimulationFiles {
  items: string;
  payments?: string;
  events?: string;
  entity?: string;
  policy?: string;
  state?: string;
  from: string;
  to: string;
  seed?: number;
  approve?: boolean;
  dateOrder?: keyof typeof dateOrderByWord;
}

/** Everything read and understood: what runs, who is who in it, and what was wrong with the files. */
export interface PreparedSimulation {
  given: GivenScenarios;
  /** Absent where a scenario or a whole list has errors: nothing is simulated then. */
  ready?: { input: SimulationInput; portfolio: Portfolio; events: readonly SimulationEvent[] };
  issues: SimulateOutput['issues'];
  rejected: SimulateOutput['rejected'];
}

/** Holidays are known for some years after the first day: a due date may lie before, a step after. */
const CALENDAR_YEARS = 6;

const noRows: InputFile<PaymentRow> = { rows: [], rejected: [], unreadable: false };

/** Calendars of the given territories, from the year before the first day. Throws CommandFault for a territory nobody knows. */
function calendarsOf(codes: Iterable<string>, from: string): Record<string, CalendarData> {
  const calendars: Record<string, CalendarData> = {};
  for (const code of new Set(codes)) {
    if (!territories.some((territory) => territory.code === code)) {
      const text = {
        fr: `Aucun calendrier n’est connu pour le territoire ${code}.`,
        en: `No calendar is known for the territory ${code}.`,
      };
      throw new CommandFault(1, 'RLC_TERRITORY_UNKNOWN', text);
    }
    calendars[code] = buildCalendar(code, Number(from.slice(0, 4)) - 1, CALENDAR_YEARS);
  }
  return calendars;
}

function inputOf(files: SimulationFiles, parts: Omit<SimulationInput, 'from' | 'to' | 'seed' | 'approve'>): SimulationInput {
  const { from, to, seed, approve } = files;
  return { ...parts, from, to, ...(seed === undefined ? {} : { seed }), ...(approve === undefined ? {} : { approve }) };
}

async function makeReady(
  io: CommandIo,
  given: GivenScenarios,
  files: SimulationFiles,
  rows: { items: ItemRow[]; payments: PaymentRow[] },
): Promise<Required<Pick<PreparedSimulation, 'ready' | 'issues'>>> {
  const policy = await readPolicy(io, files);
  const events = await readEvents(io, files.events);
  const territoryOf = (row: ItemRow): string => row.territory ?? policy.territory;
  const calendars = calendarsOf([policy.territory, ...rows.items.map(territoryOf)], files.from);
  const own = calendars[policy.territory];
  if (own === undefined) throw new Error(`no calendar for ${policy.territory}`);
  const calendar = openCalendar(own);
  const firstDay = toDayNumber(files.from);
  const portfolio = buildCases(rows.items, given.scenarios, { firstDay, calendar, territoryOf });
  const { states, issues } = await applyState(io, files.state, portfolio);
  applyPayments(portfolio, rows.payments, firstDay, calendar);
  const plans = Object.fromEntries(given.scenarios.map(({ hash, plan }) => [hash, plan]));
  const input = inputOf(files, { plans, calendars, policy, cases: portfolio.cases, states, events });
  return { ready: { input, portfolio, events }, issues };
}

/**
 * Reads all files of a simulation: scenarios, lists, events, rules and start state, as if the items had been imported on the morning of the
 * first day. Throws CommandFault where a file is missing, has mistakes, or the days are the wrong way round.
 */
export async function prepareSimulation(io: CommandIo, scenarios: readonly string[], files: SimulationFiles): Promise<PreparedSimulation> {
  const { from, to } = files;
  if (to < from) {
    throw new CommandFault(2, 'RLC_DAYS_REVERSED', {
      fr: `--to ${to} est avant --from ${from}.`,
      en: `--to ${to} is before --from ${from}.`,
    });
  }
  const given = await readScenarios(io, scenarios);
  const known = files.dateOrder === undefined ? {} : { dateOrder: dateOrderByWord[files.dateOrder] };
  const items = await readInputFile(io, files.items, readOpenItems, known);
  const payments = files.payments === undefined ? noRows : await readInputFile(io, files.payments, readPayments, known);
  const rejected = [...items.rejected, ...payments.rejected];
  if (given.faulty || items.unreadable || payments.unreadable) return { given, issues: given.issues, rejected };
  const { ready, issues } = await makeReady(io, given, files, { items: items.rows, payments: payments.rows });
  return { given, ready, issues: [...given.issues, ...issues], rejected };
}
