import { DefaultLogger, type LogEntry, type LogLevel, type Logger } from '@temporalio/worker';

/** One structured line: what happened, and the ids, codes and durations that tell which; never a name, an address or a text. */
export type WorkLog = (level: 'info' | 'warn' | 'error', message: string, fields: Readonly<Record<string, string | number>>) => void;

const levels: Readonly<Record<string, LogLevel>> = {
  fatal: 'ERROR',
  error: 'ERROR',
  warn: 'WARN',
  info: 'INFO',
  debug: 'DEBUG',
  trace: 'TRACE',
};

function lineOf({ level, message, timestampNanos, meta }: LogEntry): string {
  const { error, ...fields } = meta ?? {};
  const told = error instanceof Error ? { error: error.message, stack: error.stack } : error === undefined ? {} : { error: String(error) };
  const line = {
    level: level.toLowerCase(),
    time: new Date(Number(timestampNanos / 1_000_000n)).toISOString(),
    msg: message,
    ...fields,
    ...told,
  };
  return JSON.stringify(line, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/** The log of a worker process, one JSON object a line, for Temporal's own words as for ours. */
export function jsonLogger(logLevel: string, write: (line: string) => void): Logger {
  return new DefaultLogger(levels[logLevel] ?? 'INFO', (entry) => {
    if (logLevel !== 'silent') write(`${lineOf(entry)}\n`);
  });
}

/** Our words through a logger. */
export function workLogOf(logger: Logger): WorkLog {
  return (level, message, fields) => {
    logger[level](message, { ...fields });
  };
}
