import { createServer } from 'node:net';

/**
 * A TCP port of 127.0.0.1 that is free now: `preferred` when it is free or, with 0, any. Throws when the preferred one is taken.
 */
export async function freePort(preferred = 0): Promise<number> {
  const server = createServer();
  return new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: preferred, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('the system gave no port'));
        else resolve(address.port);
      });
    });
  });
}

/** The first free port from `first` on, of at most 50. Throws when all are taken. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 50; port += 1) {
    const free = await freePort(port).catch(() => undefined); // taken: the next is tried
    if (free !== undefined) return free;
  }
  throw new Error(`no free port from ${first} to ${first + 49}`);
}
