import type { Locale } from '@relance/domain';
import type { CommandName, Localized } from '@relance/schemas';
import type { ExitCode } from './command-fault.js';
import type { CommandIo } from './command-io.js';
import type { CommandProgress } from './progress.js';

/** What every command is given beside its own arguments. */
export interface CommandContext {
  io: CommandIo;
  locale: Locale;
  progress: CommandProgress;
  /** The result is printed as JSON: nothing else may be on stdout. */
  json: boolean;
  /** Address given with `--server`. */
  server?: string;
  /** File given with `--key-file`, whose API key signs in. */
  keyFile?: string;
}

/** What a command came to: `output` is what `--json` prints, `lines` what a person reads. */
export interface CommandResult {
  exitCode: ExitCode;
  output: unknown;
  lines: readonly string[];
}

/** Runs a command, named for the schema of its output, against the server its options give, and prints what it comes to. */
export type BoundCommand = (
  name: CommandName,
  server: string | undefined,
  work: (context: CommandContext) => Promise<CommandResult>,
) => Promise<void>;

/** A text in the language of the command. */
export function told(context: Pick<CommandContext, 'locale'>, text: Localized): string {
  return text[context.locale];
}
