import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { contracts, problemSchema } from '@relance/schemas';
import { answers, newWorld, type Asked, type Operation, type World } from './fixture-api.js';
import { messageSource } from './fixtures/cases.js';
import { problem } from './fixtures/session.js';

/** The policy the engine sends: no inline script or style sheet, no frame from elsewhere. */
const CONTENT_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface Check {
  (data: unknown): boolean;
  errors?: unknown[] | null;
}
interface Checker {
  compile(schema: object): Check;
  errorsText(errors: unknown): string;
}

// the engine's own validator, so that recorded answers are judged by what judges the real ones
const { Ajv } = createRequire(new URL('../../engine/package.json', import.meta.url))('ajv') as { Ajv: new (options: object) => Checker };
const ajv = new Ajv({ strict: false, allErrors: true });
const checks = new Map(
  (Object.keys(contracts) as Operation[]).map((name) => [name, ajv.compile(contracts[name].schema.response[200] as object)] as const),
);
const checkProblem: Check = ajv.compile(problemSchema);

/** A stand-in for the engine that serves the built page and recorded answers, each checked against the API's own schema. */
export interface FixtureServer {
  url: string;
  /** What the next answers come from. */
  world: World;
  close(): Promise<void>;
}

function operationOf(request: IncomingMessage, path: string): { name: Operation; params: Record<string, string> } | undefined {
  // an address without parameters goes first, as in the router of the engine
  const names = (Object.keys(contracts) as Operation[]).sort(
    (one, other) => Number(contracts[one].url.includes(':')) - Number(contracts[other].url.includes(':')),
  );
  for (const name of names) {
    const { method, url } = contracts[name];
    const pattern = new RegExp(`^${url.replace(/:([a-z]+)/gi, '(?<$1>[^/]+)')}$`);
    const found = method === request.method ? pattern.exec(path) : null;
    if (found === null) continue;
    const params = Object.entries(found.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]);
    return { name, params: Object.fromEntries(params) as Record<string, string> };
  }
  return undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  // a file is not looked at: what it holds is recorded
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  return text === '' || !isJson ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function refusalOf(world: World, name: Operation, request: IncomingMessage): unknown {
  if (world.broken.has(name))
    return problem(
      503,
      'RLC_UNAVAILABLE',
      'La base de données ne répond pas. Réessayez dans un instant.',
      'The database does not answer. Try again in a moment.',
    );
  const { role } = contracts[name].config;
  if (role === 'public') return undefined;
  if (world.session.user === undefined) return problem(401, 'RLC_SIGNED_OUT', 'Connectez-vous d’abord.', 'Sign in first.');
  const changes = request.method !== 'GET';
  if (changes && request.headers['x-csrf-token'] !== world.session.csrfToken)
    return problem(403, 'RLC_CSRF', 'Jeton manquant.', 'Token missing.');
  return undefined;
}

/** An import tells its progress line by line, and what came of it in the last one. */
function sendLines(response: ServerResponse, answer: unknown, failed: boolean): void {
  const progress = { phase: 'reading', done: 100 };
  const lines = [progress, failed ? { problem: answer } : { result: answer }].map((line) => `${JSON.stringify(line)}\n`);
  response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(lines.join(''));
}

function send(request: IncomingMessage, response: ServerResponse, name: Operation, answer: unknown): void {
  const failed = checkProblem(answer);
  const check = failed ? checkProblem : checks.get(name);
  if (check?.(answer) !== true) throw new Error(`the recorded answer of ${name} breaks its schema: ${ajv.errorsText(check?.errors)}`);
  if (request.headers.accept === 'application/x-ndjson') {
    sendLines(response, answer, failed);
    return;
  }
  response
    .writeHead(failed ? (answer as { status: number }).status : 200, { 'content-type': 'application/json' })
    .end(JSON.stringify(answer));
}

async function serveFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = join(folder, normalize(path));
  const file = extname(path) !== '' && wanted.startsWith(folder) ? wanted : join(folder, 'index.html');
  const bytes = await readFile(file);
  response
    .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': CONTENT_POLICY })
    .end(bytes);
}

async function answer(world: World, folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (!url.pathname.startsWith('/api/')) {
    await serveFile(folder, url.pathname, response);
    return;
  }
  const operation = operationOf(request, url.pathname);
  if (operation === undefined) throw new Error(`no such operation: ${request.method ?? ''} ${url.pathname}`);
  const { name, params } = operation;
  const refusal = refusalOf(world, name, request);
  if (refusal === undefined && (name === 'getDispatchContent' || name === 'getTaskContent')) {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(messageSource);
    return;
  }
  const asked: Asked = { params, query: url.searchParams, body: await bodyOf(request) };
  send(request, response, name, refusal ?? answers[name]?.(world, asked) ?? problem(404, 'RLC_NOT_FOUND', 'Rien ici.', 'Nothing here.'));
}

/** Starts the stand-in on a free port of the loopback, for the page built in `folder`. A recorded answer that breaks its schema is a 500 and is thrown on close. */
export async function startFixtureServer(folder: string): Promise<FixtureServer> {
  const faults: Error[] = [];
  const fixture = { world: newWorld() };
  const server: Server = createServer((request, response) => {
    answer(fixture.world, folder, request, response).catch((error: unknown) => {
      faults.push(error instanceof Error ? error : new Error(String(error)));
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(fixture, {
    url: `http://127.0.0.1:${String(port)}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      if (faults[0] !== undefined) throw faults[0];
    },
  });
}
