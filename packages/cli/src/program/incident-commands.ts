import type { Locale } from '@relance/domain';
import type { IncidentView } from '@relance/schemas';
import { Option, type Command } from 'commander';
import { assignIncidents, decideIncidents, listIncidents, type DecideOptions } from '../commands/incidents/incidents.js';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { incidentOptionTexts } from '../texts/incident-texts.js';
import { addGroup, addLeaf, type LeafOptions } from './leaf-command.js';

const kinds: readonly IncidentView['kind'][] = ['failed', 'unknown'];

/** Adds `relance incidents list | retry | skip | assign`. */
export function addIncidentCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'incidents', locale);
  addLeaf(group, 'incidents list', 'list', locale, true)
    .addOption(new Option('--kind <kind>', incidentOptionTexts.kind[locale]).choices(kinds))
    .action((options: LeafOptions & { kind?: IncidentView['kind'] }) =>
      bind('incidents list', options.server, (context) => listIncidents(context, options.kind)),
    );
  for (const way of ['retry', 'skip'] as const) {
    addLeaf(group, `incidents ${way}`, `${way} <incidents...>`, locale, true)
      .requiredOption('--reason <text>', incidentOptionTexts.reason[locale])
      .option('--dry-run', optionTexts.dryRun[locale])
      .action((ids: string[], options: LeafOptions & DecideOptions) =>
        bind(`incidents ${way}`, options.server, (context) => decideIncidents(context, way, ids, options)),
      );
  }
  addLeaf(group, 'incidents assign', 'assign <incidents...>', locale, true)
    .requiredOption('--to <email>', incidentOptionTexts.to[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((ids: string[], options: LeafOptions & { to: string; dryRun?: boolean }) =>
      bind('incidents assign', options.server, (context) => assignIncidents(context, ids, options)),
    );
}
