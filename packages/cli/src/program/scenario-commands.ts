import type { Locale } from '@relance/domain';
import type { Command } from 'commander';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { assignScenario } from '../commands/scenarios/assign-scenario.js';
import { checkScenario } from '../commands/scenarios/check-scenario.js';
import { addGroup, addLeaf, addSimulationFiles, parseDay, type LeafOptions } from './leaf-command.js';
import { listScenarios } from '../commands/scenarios/list-scenarios.js';
import { publishScenario, type PublishOptions } from '../commands/scenarios/publish-scenario.js';
import { simulateScenarios } from '../commands/scenarios/simulate-scenarios.js';
import { confirmOptionText } from '../texts/sending-texts.js';
import type { SimulationFiles } from '../simulation/prepare-simulation.js';

/** Adds `relance scenario list|publish|assign`, `relance check` and `relance simulate`. */
export function addScenarioCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'scenario', locale);
  addLeaf(group, 'scenario list', 'list', locale, true).action((options: LeafOptions) =>
    bind('scenario list', options.server, listScenarios),
  );
  addLeaf(group, 'scenario publish', 'publish <file>', locale, true)
    .option('--segment <segment>', optionTexts.segment[locale])
    .option('--confirm-each-send', confirmOptionText[locale])
    .action((file: string, options: LeafOptions & PublishOptions) =>
      bind('scenario publish', options.server, (context) => publishScenario(context, file, options)),
    );
  addLeaf(group, 'scenario assign', 'assign <scenario>', locale, true)
    .requiredOption('--segment <segment>', optionTexts.segment[locale])
    .action((scenario: string, options: LeafOptions & { segment: string }) =>
      bind('scenario assign', options.server, (context) => assignScenario(context, scenario, options)),
    );
  addLeaf(program, 'check', 'check <file>', locale, false)
    .option('--catalogue <file>', optionTexts.catalogue[locale])
    .action((file: string, options: { catalogue?: string }) =>
      bind('check', undefined, (context) => checkScenario(context, file, options)),
    );
  addSimulationFiles(addLeaf(program, 'simulate', 'simulate <file...>', locale, false), locale)
    .requiredOption('--items <file>', optionTexts.items[locale])
    .requiredOption('--from <day>', optionTexts.from[locale], parseDay)
    .requiredOption('--to <day>', optionTexts.to[locale], parseDay)
    .action((files: string[], options: SimulationFiles) =>
      bind('simulate', undefined, (context) => simulateScenarios(context, files, options)),
    );
}
