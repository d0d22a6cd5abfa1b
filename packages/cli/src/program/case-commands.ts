import type { Locale } from '@relance/domain';
import { callAttemptNames, contactRoles, factKinds } from '@relance/schemas';
import { Option, type Command } from 'commander';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { taskOptionTexts } from '../texts/task-option-texts.js';
import { answerTask, type AnswerOptions } from '../commands/cases/answer-task.js';
import { explainOffline, type OfflineQuestion } from '../commands/cases/explain-offline.js';
import { addLeaf, addSimulationFiles, parseDay, parseWhole, type LeafOptions } from './leaf-command.js';
import { CommandFault } from '../terminal/command-fault.js';
import { listTasks, taskStates } from '../commands/cases/list-tasks.js';
import { tellCase } from '../commands/cases/tell-case.js';
import { tellWhy } from '../commands/cases/tell-why.js';

/** Options of `relance why`, online and offline. */
type WhyOptions = Partial<OfflineQuestion>;

/** The question as it is asked of files; undefined where the engine is asked. Throws CommandFault 2 when a part of it is missing. */
function offlineQuestion(options: WhyOptions): OfflineQuestion | undefined {
  const { simulate, items, from, on } = options;
  if (simulate === undefined && items === undefined && from === undefined) return undefined;
  if (simulate === undefined || items === undefined || from === undefined || on === undefined) {
    throw new CommandFault(2, 'RLC_WHY_INCOMPLETE', {
      fr: 'Hors ligne, il faut --simulate FICHIER…, --items FICHIER, --from JOUR et --on JOUR.',
      en: 'Offline, --simulate FILE…, --items FILE, --from DAY and --on DAY are needed.',
    });
  }
  return { ...options, simulate, items, from, on };
}

/** Adds `relance case`, `why`, `tasks` and `task`. */
export function addCaseCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  addLeaf(program, 'case', 'case <id-or-code>', locale, true).action((id: string, options: LeafOptions) =>
    bind('case', options.server, (context) => tellCase(context, id)),
  );
  addSimulationFiles(addLeaf(program, 'why', 'why <item>', locale, true), locale)
    .option('--on <day>', optionTexts.on[locale], parseDay)
    .option('--account <code>', optionTexts.account[locale])
    .option('--simulate <file...>', optionTexts.simulate[locale])
    .option('--items <file>', optionTexts.items[locale])
    .option('--from <day>', optionTexts.from[locale], parseDay)
    .action((item: string, options: LeafOptions & WhyOptions) =>
      bind('why', options.server, (context) => {
        const question = offlineQuestion(options);
        return question === undefined ? tellWhy(context, item, options) : explainOffline(context, item, question);
      }),
    );
  addLeaf(program, 'tasks', 'tasks', locale, true)
    .addOption(new Option('--state <state>', optionTexts.state[locale]).choices(taskStates).default('open'))
    .option('--case <id>', optionTexts.case[locale])
    .action((options: LeafOptions & { state: (typeof taskStates)[number]; case?: string }) =>
      bind('tasks', options.server, (context) => listTasks(context, options)),
    );
  addTaskCommand(program, bind, locale);
}

function addTaskCommand(program: Command, bind: BoundCommand, locale: Locale): void {
  const texts = taskOptionTexts;
  addLeaf(program, 'task', 'task <id>', locale, true)
    .option('--outcome <outcome>', texts.outcome[locale])
    .addOption(new Option('--attempt <how>', texts.attempt[locale]).choices(callAttemptNames))
    .option('--note <text>', optionTexts.note[locale])
    .option('--items <numbers...>', texts.ticked[locale])
    .option('--promise-on <day>', texts.promiseOn[locale], parseDay)
    .option('--promise-cents <cents>', texts.promiseCents[locale], parseWhole)
    .option('--promise-currency <code>', texts.promiseCurrency[locale])
    .addOption(new Option('--dispute <reason>', texts.dispute[locale]).choices(factKinds.dispute.reasons))
    .option('--dispute-cents <cents>', texts.disputeCents[locale], parseWhole)
    .option('--dispute-currency <code>', texts.disputeCurrency[locale])
    .option('--contact-name <name>', texts.contactName[locale])
    .addOption(new Option('--contact-role <role>', texts.contactRole[locale]).choices(contactRoles))
    .option('--contact-email <address>', texts.contactEmail[locale])
    .option('--contact-phone <number>', texts.contactPhone[locale])
    .option('--contact-mobile <number>', texts.contactMobile[locale])
    .option('--key <key>', optionTexts.key[locale])
    .action((id: string, options: LeafOptions & AnswerOptions) =>
      bind('task', options.server, (context) => answerTask(context, id, options)),
    );
}
