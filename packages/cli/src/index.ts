export { runCommandLine } from './run-command-line.js';
export { commandNames } from './program/create-program.js';
export type { ExitCode } from './terminal/command-fault.js';
export type { CommandIo, OutputStream } from './terminal/command-io.js';
