import { progress as clackProgress } from '@clack/prompts';
import { Writable } from 'node:stream';
import type { OutputStream } from './command-io.js';

/** What a long command says while it works. */
export interface CommandProgress {
  /** How far it is; `total` where it is known. */
  report(title: string, done: number, total?: number): void;
  /** A sentence that stays. */
  say(sentence: string): void;
  /** The bar goes away; what follows is the result. */
  end(): void;
}

const LINE_EVERY_MS = 5000;

/** Says nothing: for `--json`. */
export const silentProgress: CommandProgress = { report: () => undefined, say: () => undefined, end: () => undefined };

/** Plain lines for files and pipes, at most one every five seconds. */
function plainProgress(stream: OutputStream, nowMs: () => number): CommandProgress {
  let toldMs = nowMs();
  return {
    report(title, done, total) {
      if (nowMs() - toldMs < LINE_EVERY_MS) return;
      toldMs = nowMs();
      stream.write(`${title}: ${done}${total === undefined ? '' : ` / ${total}`}\n`);
    },
    say(sentence) {
      stream.write(`${sentence}\n`);
    },
    end: () => undefined,
  };
}

/** A bar on a terminal; it begins with the first report whose total is known. */
function barProgress(stream: OutputStream): CommandProgress {
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      stream.write(chunk.toString());
      done();
    },
  });
  let bar: { handle: ReturnType<typeof clackProgress>; max: number; reached: number } | undefined;
  const end = (): void => {
    bar?.handle.clear();
    bar = undefined;
  };
  return {
    report(title, done, total) {
      const max = Math.max(total ?? 0, 1);
      if (bar === undefined || bar.max !== max) {
        end();
        bar = { handle: clackProgress({ output, max, size: 30 }), max, reached: 0 };
        bar.handle.start(title);
      }
      bar.handle.advance(Math.max(0, Math.min(done, max) - bar.reached), `${title}: ${done}${total === undefined ? '' : ` / ${total}`}`);
      bar.reached = Math.min(done, max);
    },
    say(sentence) {
      end();
      stream.write(`${sentence}\n`);
    },
    end,
  };
}

/** Progress fit for a stream: a bar on a terminal, plain lines elsewhere. */
export function progressOn(stream: OutputStream, nowMs: () => number): CommandProgress {
  return stream.isTTY === true ? barProgress(stream) : plainProgress(stream, nowMs);
}
