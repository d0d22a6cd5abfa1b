/** Somewhere text is written: a terminal, a file, a pipe. */
export interface OutputStream {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** All that a command may reach outside itself; tests give their own. */
export interface CommandIo {
  environment: Readonly<Record<string, string | undefined>>;
  /** The folder the user is in: paths are relative to it, and `.relance` is looked for from it upwards. */
  folder: string;
  /** The clone this program belongs to: where `npm start` keeps `.relance`, and where the samples lie. */
  clone: string;
  stdout: OutputStream;
  stderr: OutputStream;
  fetch: typeof fetch;
  /** Real instant, epoch milliseconds. */
  nowMs: () => number;
  sleep: (milliseconds: number) => Promise<void>;
}
