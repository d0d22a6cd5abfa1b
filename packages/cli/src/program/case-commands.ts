import type { Locale } from '@relance/domain';
import { Option, type Command } from 'commander';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { answerTask, type AnswerOptions } from '../commands/cases/answer-task.js';
import { addLeaf, parseDay, parseWhole, type LeafOptions } from './leaf-command.js';
import { listTasks, taskStates } from '../commands/cases/list-tasks.js';
import { tellCase } from '../commands/cases/tell-case.js';
import { tellWhy } from '../commands/cases/tell-why.js';

/** Adds `relance case`, `why`, `tasks` and `task`. */
export function addCaseCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  addLeaf(program, 'case', 'case <id-or-code>', locale, true).action((id: string, options: LeafOptions) =>
    bind('case', options.server, (context) => tellCase(context, id)),
  );
  addLeaf(program, 'why', 'why <item>', locale, true)
    .option('--on <day>', optionTexts.on[locale], parseDay)
    .option('--account <code>', optionTexts.account[locale])
    .action((item: string, options: LeafOptions & { on?: string; account?: string }) =>
      bind('why', options.server, (context) => tellWhy(context, item, options)),
    );
  addLeaf(program, 'tasks', 'tasks', locale, true)
    .addOption(new Option('--state <state>', optionTexts.state[locale]).choices(taskStates).default('open'))
    .option('--case <id>', optionTexts.case[locale])
    .action((options: LeafOptions & { state: (typeof taskStates)[number]; case?: string }) =>
      bind('tasks', options.server, (context) => listTasks(context, options)),
    );
  addLeaf(program, 'task', 'task <id>', locale, true)
    .requiredOption('--outcome <outcome>', optionTexts.outcome[locale])
    .option('--note <text>', optionTexts.note[locale])
    .option('--promise-on <day>', optionTexts.promiseOn[locale], parseDay)
    .option('--promise-cents <cents>', optionTexts.promiseCents[locale], parseWhole)
    .option('--promise-currency <code>', optionTexts.promiseCurrency[locale])
    .action((id: string, options: LeafOptions & AnswerOptions) =>
      bind('task', options.server, (context) => answerTask(context, id, options)),
    );
}
