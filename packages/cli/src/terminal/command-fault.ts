import type { IssueView, Localized } from '@relance/schemas';

/** Exit codes, a contract: 0 done, 1 the user's data has faults that are listed, 2 wrong usage, 3 a service is missing. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A command cannot do its work, and the user can do something about it. Faults of the program are plain errors. */
export class CommandFault extends Error {
  readonly exitCode: Exclude<ExitCode, 0>;
  readonly code: string;
  readonly text: Localized;
  readonly issues: readonly IssueView[];

  constructor(exitCode: Exclude<ExitCode, 0>, code: string, text: Localized, issues: readonly IssueView[] = []) {
    super(`${code}: ${text.en}`);
    this.name = 'CommandFault';
    this.exitCode = exitCode;
    this.code = code;
    this.text = text;
    this.issues = issues;
  }
}
