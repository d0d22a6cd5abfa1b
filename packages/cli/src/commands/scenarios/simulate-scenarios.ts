import { openCalendar, toDayNumber, type CalendarData } from '@relance/domain';
import { buildCalendar, territories } from '@relance/domain/calendars';
import { dateOrderByWord, readOpenItems, readPayments, type ItemRow, type PaymentRow } from '@relance/imports';
import { simulate, tellReason, type Simulation } from '@relance/scenario';
import type { Reason, SimulateOutput } from '@relance/schemas';
import { applyPayments } from '../../simulation/apply-payments.js';
import { buildCases, type Portfolio } from '../../simulation/build-cases.js';
import { eventsAboutNobody, readEvents } from '../../simulation/read-events.js';
import { readInputFile, type InputFile } from '../../simulation/read-input-file.js';
import { readPolicy } from '../../simulation/read-policy.js';
import { readScenarios, type GivenScenario, type GivenScenarios } from '../../simulation/read-scenarios.js';
import { simulationLines } from '../../simulation/simulation-lines.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';
import { issueLines } from '../../texts/issue-lines.js';

/** Options of `relance simulate`. */
export interface SimulateOptions {
  items: string;
  payments?: string;
  events?: string;
  entity?: string;
  from: string;
  to: string;
  seed?: number;
  dateOrder?: keyof typeof dateOrderByWord;
}

/** Holidays are known for some years after the first day: a due date may lie before, a step after. */
const CALENDAR_YEARS = 6;

type ReasonView = SimulateOutput['skipped'][number]['reason'];

/** A reason in words, naming the item by its number and the step by its user's name; ids stay inside. */
function viewReason(scenarios: readonly GivenScenario[], reason: Reason, item: string): ReasonView {
  const told = Object.fromEntries(Object.entries(reason).filter(([member]) => member !== 'itemId')) as Omit<Reason, 'itemId'>;
  const step = scenarios.map(({ stepNames }) => stepNames.get(reason.nodeId ?? '')).find((name) => name !== undefined);
  const names = (quote: (name: string) => string) => (step === undefined ? { item } : { item, step: quote(step) });
  const fr = tellReason(
    reason,
    'fr',
    names((name) => `« ${name} »`),
  );
  const en = tellReason(
    reason,
    'en',
    names((name) => `“${name}”`),
  );
  return { ...told, fr, en };
}

function viewOf(simulation: Simulation, portfolio: Portfolio, scenarios: readonly GivenScenario[]) {
  const code = (account: string): string => portfolio.codes.get(account) ?? account;
  return {
    contacts: simulation.contacts.map(({ account, template, ...contact }) => {
      return { ...contact, account: code(account), template: `${template.id}@${template.version}` };
    }),
    tasks: simulation.tasks.map(({ account, ...task }) => ({ ...task, account: code(account) })),
    waits: simulation.waits.map(({ account, until, reason, ...wait }) => {
      return { ...wait, account: code(account), until: until ?? null, reason: viewReason(scenarios, reason, wait.item) };
    }),
    skipped: simulation.skipped.map(({ account, reason, ...skip }) => {
      return { ...skip, account: code(account), reason: viewReason(scenarios, reason, skip.item) };
    }),
    endings: simulation.endings.map(({ account, reason, owner, ...ending }) => {
      const view = reason === undefined ? null : viewReason(scenarios, reason, ending.item);
      return { ...ending, account: code(account), reason: view, owner: owner ?? null };
    }),
  };
}

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

const nothing = { contacts: [], tasks: [], waits: [], skipped: [], endings: [] };
const noRows: InputFile<PaymentRow> = { rows: [], rejected: [], unreadable: false };

async function run(
  context: CommandContext,
  given: GivenScenarios,
  options: SimulateOptions,
  rows: { items: ItemRow[]; payments: PaymentRow[] },
) {
  const { from, to, seed } = options;
  const policy = await readPolicy(context.io, options.entity);
  const events = await readEvents(context.io, options.events);
  const territoryOf = (row: ItemRow): string => row.territory ?? policy.territory;
  const calendars = calendarsOf([policy.territory, ...rows.items.map(territoryOf)], from);
  const own = calendars[policy.territory];
  if (own === undefined) throw new Error(`no calendar for ${policy.territory}`);
  const calendar = openCalendar(own);
  const firstDay = toDayNumber(from);
  const portfolio = buildCases(rows.items, given.scenarios, { firstDay, calendar, territoryOf });
  applyPayments(portfolio, rows.payments, firstDay, calendar);
  const plans = Object.fromEntries(given.scenarios.map(({ hash, plan }) => [hash, plan]));
  const input = { plans, calendars, policy, cases: portfolio.cases, events, from, to, ...(seed === undefined ? {} : { seed }) };
  const issues = [...given.issues, ...eventsAboutNobody(options.events ?? '', events, portfolio)];
  return { ...viewOf(simulate(input), portfolio, given.scenarios), issues };
}

/**
 * Simulates scenarios offline on a file of items, as if it had been imported on the morning of the first day. Exit code 1 when a scenario has
 * errors (nothing is simulated then) or a row could not be read (the others are simulated).
 */
export async function simulateScenarios(
  context: CommandContext,
  files: readonly string[],
  options: SimulateOptions,
): Promise<CommandResult> {
  const { from, to } = options;
  if (to < from) {
    throw new CommandFault(2, 'RLC_DAYS_REVERSED', {
      fr: `--to ${to} est avant --from ${from}.`,
      en: `--to ${to} is before --from ${from}.`,
    });
  }
  const given = await readScenarios(context.io, files);
  const known = options.dateOrder === undefined ? {} : { dateOrder: dateOrderByWord[options.dateOrder] };
  const items = await readInputFile(context.io, options.items, readOpenItems, known);
  const payments = options.payments === undefined ? noRows : await readInputFile(context.io, options.payments, readPayments, known);
  const rejected = [...items.rejected, ...payments.rejected];
  const impossible = given.faulty || items.unreadable || payments.unreadable;
  const happened = impossible
    ? { ...nothing, issues: given.issues }
    : await run(context, given, options, { items: items.rows, payments: payments.rows });
  const scenarios = given.scenarios.map(({ segment, plan, hash }) => ({ segment: segment ?? null, scenarioId: plan.scenarioId, hash }));
  const output: SimulateOutput = { from, to, scenarios, ...happened, rejected };
  const { locale } = context;
  const faults = [...issueLines(locale, output.issues), ...issueLines(locale, rejected)];
  const lines = impossible ? faults : [...faults, ...simulationLines(output, locale)];
  return { exitCode: impossible || rejected.length > 0 ? 1 : 0, output, lines };
}
