import { ApplicationFailure } from '@temporalio/common';

/**
 * Runs the work of an activity and keeps what others put into their error messages out of histories and logs: a library may quote the very
 * value it stumbled over, a name or an address (DESIGN §4). Of such a failure its kind, its code and the places in our code remain, and it may be
 * tried again; a failure of our own making passes as it is.
 */
export async function discreet<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (failure) {
    throw failure instanceof ApplicationFailure ? failure : withoutWords(failure);
  }
}

function withoutWords(failure: unknown): ApplicationFailure {
  const kind = failure instanceof Error ? failure.name : 'Error';
  const code = failure instanceof Error && 'code' in failure ? ` ${String(failure.code)}` : '';
  const told = ApplicationFailure.retryable(`${kind}${code}`, kind);
  const places = (failure instanceof Error ? (failure.stack ?? '') : '').split('\n').filter((line) => /^\s+at /.test(line));
  told.stack = [`ApplicationFailure: ${told.message}`, ...places].join('\n');
  return told;
}
