import { connect } from 'node:net';
import type { Finder } from './find-in-order.js';

/** An address given by the user: what is handed on, and where to knock. */
export interface GivenAddress<T> {
  value: T;
  host: string;
  port: number;
}

/**
 * The finder of an address in the environment. An address that does not answer within 3 s, or cannot be read, is refused: something else must not
 * silently take the place of the server the user named.
 */
export function addressFinder<T>(variable: string, read: (text: string) => GivenAddress<T>): Finder<T> {
  return {
    place: variable,
    find: async () => {
      const text = process.env[variable];
      if (text === undefined || text === '') return { outcome: 'absent', detail: 'not set' };
      try {
        const { value, host, port } = read(text);
        await knock(host, port);
        return { outcome: 'found', value, detail: `${host}:${port} answers` };
      } catch (error) {
        return {
          outcome: 'refused',
          detail: `does not answer (${error instanceof Error ? error.message : String(error)}); unset it to look elsewhere`,
        };
      }
    },
  };
}

/** Opens and closes a TCP connection. Throws when there is none within the time. */
async function knock(host: string, port: number, timeoutMs = 3000): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const end = (error?: Error): void => {
      socket.destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    socket.once('connect', () => {
      end();
    });
    socket.once('timeout', () => {
      end(new Error(`no answer from ${host}:${port} within ${timeoutMs / 1000} s`));
    });
    socket.once('error', end);
  });
}
