import { openCalendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import { compile, simulate, tellIssue, type Plan, type Simulation, type SimulationEvent, type SimulationInput } from '@relance/scenario';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDay } from './days.js';
import { drawScenario } from './draw-scenario.js';
import { accountNames, eachAccount } from './each-account.js';
import { linesUnder, saidOf, type Section, type WrittenCase } from './read-cases.js';
import { readEvent } from './read-events.js';
import { readEntity, readPortfolio } from './read-portfolio.js';

const samples = join(import.meta.dirname, '../../../samples/complete-scenarios');

/** A drawing of the case itself, or one of the default scenarios by its file (`scenario: pme-faible-risque.json`). */
function bundleOf(section: Section): unknown {
  return section.said.endsWith('.json') ? JSON.parse(readFileSync(join(samples, section.said), 'utf8')) : drawScenario(section);
}

/** Compiles the scenarios of a case. Throws with everything wrong with them, told as the editor tells it. */
function plansOf(written: WrittenCase): { hash: string; plan: Plan; name: string }[] {
  return (written.sections.get('scenario') ?? []).map((section) => {
    const { plan, hash, issues } = compile(bundleOf(section));
    if (plan === undefined) {
      const told = issues.map((issue) => `${issue.code} ${tellIssue(issue).en}`);
      throw new Error(`The scenario of “${written.title}” does not compile:\n${told.join('\n')}`);
    }
    return { hash, plan, name: section.name };
  });
}

function downtimesOf(written: WrittenCase): Pick<SimulationInput, 'downtimes'> {
  const said = saidOf(written, 'down');
  if (said === undefined) return {};
  const [from = '', to = ''] = said.split(' to ');
  return { downtimes: [{ from: readDay(from), to: readDay(to) }] };
}

function eventsOf(written: WrittenCase): SimulationEvent[] {
  const lines = eachAccount(linesUnder(written, 'events'), accountNames(linesUnder(written, 'accounts')));
  return lines.map((line) => readEvent(line.replace(/ \[\w+\] /, ' ')));
}

/** Everything a simulation needs, read from a written case. */
function inputOf(written: WrittenCase): SimulationInput {
  const policy = readEntity(written);
  const plans = plansOf(written);
  const [from = '', to = ''] = (saidOf(written, 'from') ?? '').split(' to ');
  const first = Number(readDay(from).slice(0, 4)) - 1;
  const entityCalendar = openCalendar(buildCalendar(policy.territory, first));
  const hashOf = (scenario: string | undefined): string =>
    plans.find(({ name }) => scenario === undefined || name === scenario)?.hash ?? '';
  const cases = readPortfolio(written, entityCalendar, hashOf);
  const territories = new Set([policy.territory, ...cases.map(({ payer }) => payer.territory)]);
  return {
    plans: Object.fromEntries(plans.map(({ hash, plan }) => [hash, plan])),
    calendars: Object.fromEntries([...territories].map((territory) => [territory, buildCalendar(territory, first)])),
    policy,
    cases,
    events: eventsOf(written),
    from: readDay(from),
    to: readDay(to),
    ...downtimesOf(written),
    approve: saidOf(written, 'approvals') === 'granted',
  };
}

/** Plays a written case through the public machine: compile, then simulate. */
export function play(written: WrittenCase): Simulation {
  return simulate(inputOf(written));
}
