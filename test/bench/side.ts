import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FromSide, Side, ToSide } from './side-messages.js';

/** The process of one side, seen from the bench. */
export interface SideProcess {
  /** Resolves with the side's answer; rejects when its process ended instead. */
  ask(message: ToSide): Promise<FromSide>;
  end(): Promise<void>;
}

/** Starts the process of a side; it lives through all rounds, so that both are warm. */
export function openSide(side: Side): SideProcess {
  const child = fork(join(import.meta.dirname, 'side-process.ts'), [side], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  const ended = once(child, 'exit');
  let said = '';
  // the bundler tells its progress there; shown only when the process fails
  child.stderr?.on('data', (bytes: Buffer) => {
    said = `${said}${bytes.toString('utf8')}`.slice(-4000);
  });
  return {
    async ask(message) {
      const answered = once(child, 'message') as Promise<[FromSide]>;
      child.send(message);
      const answer = await Promise.race([answered, ended.then(() => undefined)]);
      if (answer === undefined) throw new Error(`the process of ${side} ended: ${said}`);
      return answer[0];
    },
    async end() {
      child.disconnect();
      child.kill();
      await ended;
    },
  };
}
