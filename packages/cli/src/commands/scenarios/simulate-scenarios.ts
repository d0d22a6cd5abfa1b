import { simulate, type Simulation } from '@relance/scenario';
import type { SimulateOutput } from '@relance/schemas';
import type { Portfolio } from '../../simulation/build-cases.js';
import { prepareSimulation, type PreparedSimulation, type SimulationFiles } from '../../simulation/prepare-simulation.js';
import type { GivenScenario } from '../../simulation/read-scenarios.js';
import { simulationLines } from '../../simulation/simulation-lines.js';
import { unappliedIssues } from '../../simulation/unapplied-issues.js';
import { viewReason } from '../../simulation/view-reason.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { issueLines } from '../../texts/issue-lines.js';

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
    reasons: simulation.reasons.map(({ account, reason, ...decided }) => {
      return { ...decided, account: code(account), reason: viewReason(scenarios, reason, decided.item) };
    }),
    endings: simulation.endings.map(({ account, reason, owner, ...ending }) => {
      const view = reason === undefined ? null : viewReason(scenarios, reason, ending.item);
      return { ...ending, account: code(account), reason: view, owner: owner ?? null };
    }),
  };
}

const nothing = { contacts: [], tasks: [], waits: [], skipped: [], endings: [], reasons: [] };

function run({ given, ready, issues }: PreparedSimulation, eventsFile: string) {
  if (ready === undefined) return { ...nothing, issues };
  const simulation = simulate(ready.input);
  const unapplied = unappliedIssues(eventsFile, ready.events, simulation.unapplied ?? []);
  return { ...viewOf(simulation, ready.portfolio, given.scenarios), issues: [...issues, ...unapplied] };
}

/**
 * Simulates scenarios offline on a file of items, as if it had been imported on the morning of the first day. Exit code 1 when a scenario has
 * errors (nothing is simulated then) or a row could not be read (the others are simulated).
 */
export async function simulateScenarios(
  context: CommandContext,
  files: readonly string[],
  options: SimulationFiles,
): Promise<CommandResult> {
  const { from, to } = options;
  const prepared = await prepareSimulation(context.io, files, options);
  const { given, rejected } = prepared;
  const scenarios = given.scenarios.map(({ segment, plan, hash }) => ({ segment: segment ?? null, scenarioId: plan.scenarioId, hash }));
  const output: SimulateOutput = { from, to, scenarios, ...run(prepared, options.events ?? ''), rejected };
  const { locale } = context;
  const isImpossible = prepared.ready === undefined;
  const faults = [...issueLines(locale, output.issues), ...issueLines(locale, rejected)];
  const lines = isImpossible ? faults : [...faults, ...simulationLines(output, locale)];
  return { exitCode: isImpossible || rejected.length > 0 ? 1 : 0, output, lines };
}
