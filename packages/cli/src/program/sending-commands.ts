import type { Locale } from '@relance/domain';
import { channelNames } from '@relance/schemas';
import { Option, type Command } from 'commander';
import { readSending, switchSending, vouchForPayments, type SwitchOptions } from '../commands/sending/sending.js';
import { endTrial, startTrial, type TrialOptions } from '../commands/sending/trials.js';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { trialOptionTexts } from '../texts/sending-texts.js';
import { addGroup, addLeaf, parseDay, type LeafOptions } from './leaf-command.js';

/** Adds `relance sending status | stop | resume | trial | trial-end | payments-known`. */
export function addSendingCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'sending', locale);
  addLeaf(group, 'sending status', 'status', locale, true).action((options: LeafOptions) =>
    bind('sending status', options.server, readSending),
  );
  for (const way of ['stop', 'resume'] as const) {
    addLeaf(group, `sending ${way}`, way, locale, true)
      .addOption(new Option('--everything', optionTexts.stopEverything[locale]).conflicts(['scenario', 'channel', 'segment']))
      .addOption(new Option('--scenario <id>', optionTexts.stopScenario[locale]).conflicts(['channel', 'segment']))
      .addOption(new Option('--channel <channel>', optionTexts.stopChannel[locale]).choices(channelNames).conflicts(['segment']))
      .option('--segment <segment>', optionTexts.stopSegment[locale])
      .requiredOption('--reason <text>', optionTexts.switchReason[locale])
      .option('--dry-run', optionTexts.dryRun[locale])
      .action((options: LeafOptions & SwitchOptions) =>
        bind(`sending ${way}`, options.server, (context) => switchSending(context, way, options)),
      );
  }
  addTrialCommands(group, bind, locale);
  addLeaf(group, 'sending payments-known', 'payments-known', locale, true)
    .requiredOption('--to <day>', optionTexts.knownTo[locale], parseDay)
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((options: LeafOptions & { to: string; dryRun?: boolean }) =>
      bind('sending payments-known', options.server, (context) => vouchForPayments(context, options)),
    );
}

function addTrialCommands(group: Command, bind: BoundCommand, locale: Locale): void {
  addLeaf(group, 'sending trial', 'trial', locale, true)
    .requiredOption('--to <email>', trialOptionTexts.to[locale])
    .option('--mobile <number>', trialOptionTexts.mobile[locale])
    .option('--scenario <id>', trialOptionTexts.scenario[locale])
    .requiredOption('--reason <text>', optionTexts.switchReason[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((options: LeafOptions & TrialOptions) => bind('sending trial', options.server, (context) => startTrial(context, options)));
  addLeaf(group, 'sending trial-end', 'trial-end', locale, true)
    .option('--scenario <id>', trialOptionTexts.scenario[locale])
    .requiredOption('--reason <text>', optionTexts.switchReason[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((options: LeafOptions & TrialOptions) => bind('sending trial-end', options.server, (context) => endTrial(context, options)));
}
