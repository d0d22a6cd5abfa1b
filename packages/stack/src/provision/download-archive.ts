import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runProgram } from './run-program.js';

const CONNECT_TIMEOUT_MS = 4000;
const STALL_TIMEOUT_MS = 20_000;

/**
 * Whether an address can be reached at all, asked before a download so that a machine without a route loses at most 4 s. Throws an Error that
 * says why not; any HTTP answer below 500 counts as reached.
 */
export async function assertReachable(url: string, timeoutMs: number = CONNECT_TIMEOUT_MS): Promise<void> {
  const response = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) }).catch(
    (error: unknown) => {
      throw new Error(`no route to ${new URL(url).host} (${reason(error)})`);
    },
  );
  if (response.status >= 500 || response.status === 403) throw new Error(`${new URL(url).host} answered ${response.status}`);
}

/**
 * Downloads a .tar.gz and unpacks it into a folder, with the percentage by `update`. Throws when there is no answer within 4 s, when nothing comes
 * for 20 s, or when the archive is damaged.
 */
export async function downloadArchive(url: string, folder: string, update: (detail: string) => void): Promise<void> {
  await assertReachable(url);
  const stalled = new AbortController();
  const timer = setTimeout(() => {
    stalled.abort(new Error('the download stalled'));
  }, STALL_TIMEOUT_MS);
  const archive = join(folder, 'download.tar.gz');
  try {
    const response = await fetch(url, { signal: stalled.signal });
    if (!response.ok || response.body === null) throw new Error(`${new URL(url).host} answered ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    let received = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        timer.refresh();
        received += chunk.length;
        update(total > 0 ? `${Math.floor((100 * received) / total)} %` : `${Math.floor(received / 1e6)} MB`);
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(response.body as never), count, createWriteStream(archive), { signal: stalled.signal });
  } finally {
    clearTimeout(timer);
  }
  await runProgram('tar', ['-xzf', archive, '-C', folder]);
  await rm(archive);
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
