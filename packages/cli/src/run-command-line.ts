import { CommanderError } from 'commander';
import type { FailureOutput } from '@relance/schemas';
import { createProgram } from './program/create-program.js';
import type { LeafOptions } from './program/leaf-command.js';
import { chooseLocale } from './terminal/choose-locale.js';
import type { BoundCommand, CommandContext } from './terminal/command-context.js';
import { CommandFault, type ExitCode } from './terminal/command-fault.js';
import type { CommandIo } from './terminal/command-io.js';
import { progressOn, silentProgress } from './terminal/progress.js';
import { issueLines } from './texts/issue-lines.js';
import { usageText } from './texts/usage-text.js';

function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? args.length : end).includes('--json');
}

function printJson(io: CommandIo, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Tells a failure: as JSON on stdout where asked, else in words on stderr. */
function tellFailure(context: CommandContext, fault: Pick<CommandFault, 'code' | 'text' | 'issues'>): void {
  const { io, locale } = context;
  if (context.json) {
    const output: FailureOutput = {
      error: { code: fault.code, ...fault.text, issues: [...fault.issues] as FailureOutput['error']['issues'] },
    };
    printJson(io, output);
    return;
  }
  io.stderr.write(`${fault.text[locale]} (${fault.code})\n`);
  for (const line of issueLines(locale, fault.issues)) io.stderr.write(`${line}\n`);
}

/** Commander throws for help and version too, with exit code 0. */
function usageExit(context: CommandContext, error: CommanderError): ExitCode {
  if (error.exitCode === 0) return 0;
  const noCommand = error.code === 'commander.help';
  if (!noCommand) tellFailure(context, { code: 'RLC_USAGE', text: usageText(error.code, error.message), issues: [] });
  return 2;
}

/** Anything else is a fault of ours: told as such, with its place, and as a service that failed. */
function unexpected(context: CommandContext, error: unknown): ExitCode {
  const detail = error instanceof Error ? error.message : String(error);
  const text = { fr: `Une erreur inattendue s’est produite : ${detail}`, en: `Something unexpected happened: ${detail}` };
  tellFailure(context, { code: 'RLC_INTERNAL', text, issues: [] });
  if (error instanceof Error && context.io.environment['RELANCE_DEBUG'] !== undefined) context.io.stderr.write(`${error.stack ?? ''}\n`);
  return 3;
}

/**
 * Runs one command line (without program and script name) and returns its exit code: 0 done, 1 the user's data has faults that are listed,
 * 2 wrong usage, 3 a service is missing. Results go to stdout, as JSON with `--json`; progress and refusals to stderr. Never throws.
 */
export async function runCommandLine(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const json = wantsJson(args);
  const locale = chooseLocale(args, io.environment);
  const context: CommandContext = { io, locale, json, progress: json ? silentProgress : progressOn(io.stderr, io.nowMs) };
  let exitCode: ExitCode = 0;
  let keyFile: string | undefined;
  const bind: BoundCommand = async (_name, server, work) => {
    const given = { ...(server === undefined ? {} : { server }), ...(keyFile === undefined ? {} : { keyFile }) };
    const result = await work({ ...context, ...given });
    exitCode = result.exitCode;
    if (json) printJson(io, result.output);
    else for (const line of result.lines) io.stdout.write(`${line}\n`);
  };
  try {
    const program = createProgram(bind, io, locale).hook('preAction', (_program, command) => {
      keyFile = command.opts<LeafOptions>().keyFile;
    });
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return usageExit(context, error);
    if (!(error instanceof CommandFault)) return unexpected(context, error);
    tellFailure(context, error);
    return error.exitCode;
  } finally {
    context.progress.end();
  }
}
