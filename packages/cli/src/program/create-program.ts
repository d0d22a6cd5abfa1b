import type { Locale } from '@relance/domain';
import { commandOutputs, type CommandName } from '@relance/schemas';
import { Command, type Option } from 'commander';
import { readFileSync } from 'node:fs';
import { addAccountCommands } from './people/account-commands.js';
import { addCaseCommands } from './case-commands.js';
import { addFactCommands } from './fact-commands.js';
import { addIncidentCommands } from './incident-commands.js';
import { addImportCommands } from './ledger/import-commands.js';
import { addDocumentCommands } from './document-commands.js';
import { addMailCommands } from './mail-commands.js';
import { addLetterCommands } from './letter-commands.js';
import { addSendingCommands } from './sending-commands.js';
import { addPeopleCommands } from './people/people-commands.js';
import { addMoneyCommands } from './ledger/money-commands.js';
import { addPaymentCommands } from './ledger/payment-commands.js';
import { addScenarioCommands } from './scenario-commands.js';
import { addSegmentCommands } from './ledger/segment-commands.js';
import { addAbsenceCommands } from './people/absence-commands.js';
import { addKeyCommands } from './people/key-commands.js';
import { addUserCommands } from './people/user-commands.js';
import { addSystemCommands } from './system-commands.js';
import { addTemplateCommands } from './template-commands.js';
import type { BoundCommand } from '../terminal/command-context.js';
import type { CommandIo } from '../terminal/command-io.js';
import { commandTexts, optionTexts } from '../texts/command-texts.js';

/** Every command by the words that call it; each has a schema of what it prints. */
export const commandNames = Object.keys(commandOutputs) as readonly CommandName[];

const HEADINGS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {},
  fr: { 'Usage:': 'Usage :', 'Arguments:': 'Arguments :', 'Options:': 'Options :', 'Commands:': 'Commandes :' },
};

/** What the parser adds to the description of an option or an argument, in the user's language. */
function described(locale: Locale, { description, argChoices, defaultValue }: Described): string {
  const fr = locale === 'fr';
  const colon = fr ? ' : ' : ': ';
  const notes = [
    ...(argChoices === undefined ? [] : [`${fr ? 'au choix' : 'one of'}${colon}${argChoices.join(', ')}`]),
    ...(typeof defaultValue === 'string' ? [`${fr ? 'sinon' : 'default'}${colon}${defaultValue}`] : []),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join(fr ? ' ; ' : '; ')})`;
}

type Described = Pick<Option, 'description' | 'argChoices' | 'defaultValue'>;

/** Help in the user's language, failures thrown, nothing written but through `io`; inherited by every command below. */
function prepare(command: Command, io: CommandIo, locale: Locale): Command {
  return command
    .exitOverride()
    .helpOption('--help', optionTexts.help[locale])
    .helpCommand(locale === 'fr' ? 'help [commande]' : 'help [command]', optionTexts.helpCommand[locale])
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => undefined,
    })
    .configureHelp({
      styleTitle: (title) => HEADINGS[locale][title] ?? title,
      styleUsage: (usage) => (locale === 'fr' ? usage.replace('[command]', '[commande]') : usage),
      optionDescription: (option) => described(locale, option),
      argumentDescription: (argument) => described(locale, argument),
    });
}

/** The version of the command line, as its package states it. */
function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return manifest.version;
}

/** The tree of commands; each hands its bound work to `bind`, which runs and prints it. */
export function createProgram(bind: BoundCommand, io: CommandIo, locale: Locale): Command {
  const program = prepare(new Command('relance'), io, locale).description(commandTexts.relance[locale]);
  program.version(ownVersion(), '--version', optionTexts.version[locale]);
  addImportCommands(program, bind, locale);
  addScenarioCommands(program, bind, locale);
  addTemplateCommands(program, bind, locale);
  addCaseCommands(program, bind, locale);
  addFactCommands(program, bind, locale);
  addPaymentCommands(program, bind, locale);
  addSendingCommands(program, bind, locale);
  addIncidentCommands(program, bind, locale);
  addLetterCommands(program, bind, locale);
  addDocumentCommands(program, bind, locale);
  addMailCommands(program, bind, locale);
  addAccountCommands(program, bind, locale);
  addUserCommands(program, bind, locale);
  addKeyCommands(program, bind, locale);
  addSegmentCommands(program, bind, locale);
  addAbsenceCommands(program, bind, locale);
  addPeopleCommands(program, bind, locale);
  addMoneyCommands(program, bind, locale);
  addSystemCommands(program, bind, locale);
  return program;
}
