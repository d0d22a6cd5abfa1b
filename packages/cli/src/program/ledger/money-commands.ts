import type { Locale } from '@relance/domain';
import type { Command } from 'commander';
import type { BoundCommand } from '../../terminal/command-context.js';
import { optionTexts } from '../../texts/command-texts.js';
import { computeInterest } from '../../commands/money/compute-interest.js';
import type { InterestOptions } from '../../commands/money/read-interest-options.js';
import { addLeaf } from '../leaf-command.js';

/** Adds `relance interest`. */
export function addMoneyCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  addLeaf(program, 'interest', 'interest', locale, false)
    .requiredOption('--class <class>', optionTexts.debtorClass[locale])
    .requiredOption('--amount <euros>', optionTexts.amount[locale])
    .option('--due <day>', optionTexts.due[locale])
    .requiredOption('--until <day>', optionTexts.interestUntil[locale])
    .option('--clause <rate>', optionTexts.clause[locale])
    .option('--received <day>', optionTexts.received[locale])
    .option('--term <days>', optionTexts.term[locale])
    .option('--notice <day>', optionTexts.notice[locale])
    .action((options: InterestOptions) => bind('interest', undefined, (context) => Promise.resolve(computeInterest(context, options))));
}
