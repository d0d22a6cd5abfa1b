import type { Locale } from '@relance/domain';
import type { Command } from 'commander';
import { cancelAbsence, listAbsences, recordAbsence } from '../../commands/people/manage-absences.js';
import type { BoundCommand } from '../../terminal/command-context.js';
import { optionTexts } from '../../texts/command-texts.js';
import { peopleOptionTexts } from '../../texts/people-option-texts.js';
import { addGroup, addLeaf, parseDay, type LeafOptions } from '../leaf-command.js';

type AddOptions = LeafOptions & { from: string; to: string; substitute: string };

/** Adds `relance absences list`, `add` and `cancel`. */
export function addAbsenceCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const absences = addGroup(program, 'absences', locale);
  addLeaf(absences, 'absences list', 'list', locale, true)
    .option('--past', peopleOptionTexts.past[locale])
    .action(({ server, past }: LeafOptions & { past?: boolean }) =>
      bind('absences list', server, (context) => listAbsences(context, past === true)),
    );
  addLeaf(absences, 'absences add', 'add <user>', locale, true)
    .requiredOption('--from <day>', optionTexts.from[locale], parseDay)
    .requiredOption('--to <day>', optionTexts.to[locale], parseDay)
    .requiredOption('--substitute <user>', peopleOptionTexts.substitute[locale])
    .action((user: string, { server, from: fromOn, to: untilOn, substitute }: AddOptions) =>
      bind('absences add', server, (context) => recordAbsence(context, { user, fromOn, untilOn, substitute })),
    );
  addLeaf(absences, 'absences cancel', 'cancel <id>', locale, true).action((id: string, { server }: LeafOptions) =>
    bind('absences cancel', server, (context) => cancelAbsence(context, id)),
  );
}
