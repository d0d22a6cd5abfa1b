import { metricsContentType, type Metrics } from '@relance/operations';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a worker answers those who watch it. */
export interface OperationsAddress {
  host: string;
  /** 0: any free one. */
  port: number;
}

/** What a worker needs, each by its name; a look that rejects says it does not answer. */
export type DependencyLooks = Readonly<Record<string, () => Promise<void>>>;

/** The answering server of a worker. */
export interface OperationsServer {
  url: string;
  close(): Promise<void>;
}

interface Seen {
  name: string;
  ready: boolean;
}

async function lookAt(looks: DependencyLooks): Promise<Seen[]> {
  return Promise.all(
    Object.entries(looks).map(async ([name, look]) => {
      try {
        await look();
        return { name, ready: true };
      } catch {
        // that it does not answer is what was asked; why is in its own log, and an address has no place here
        return { name, ready: false };
      }
    }),
  );
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/**
 * Serves `/healthz`, `/readyz` (each dependency named, 503 while one is missing) and `/metrics` of a worker process; nothing else, and no data but
 * counts. Rejects when the address is taken.
 */
export async function serveOperations(address: OperationsAddress, metrics: Metrics, looks: DependencyLooks): Promise<OperationsServer> {
  metrics.watchProcess();
  const serve = async (path: string, response: ServerResponse): Promise<void> => {
    if (path === '/healthz') {
      answer(response, 200, 'application/json', '{"status":"ok"}');
    } else if (path === '/readyz') {
      const services = await lookAt(looks);
      const isReady = services.every(({ ready }) => ready);
      const body = { status: isReady ? 'ready' : 'notReady', services };
      answer(response, isReady ? 200 : 503, 'application/json', JSON.stringify(body));
    } else if (path === '/metrics') {
      for (const { name, ready } of await lookAt(looks)) metrics.set('relance_dependency_up', { dependency: name }, ready ? 1 : 0);
      answer(response, 200, metricsContentType, await metrics.text());
    } else {
      answer(response, 404, 'text/plain', '');
    }
  };
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    serve(request.method === 'GET' ? path : '', response).catch(() => {
      // looks never reject, so this is a fault of ours while writing: the caller sees a cut answer and asks again
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(address.port, address.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${address.host}:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
