/** @public The whole command line, for programs that embed it. */
export { runCommandLine } from './run-command-line.js';
/** @public Other documents are held to the names of the commands. */
export { commandNames } from './program/create-program.js';
export type { ExitCode } from './terminal/command-fault.js';
export type { CommandIo, OutputStream } from './terminal/command-io.js';
