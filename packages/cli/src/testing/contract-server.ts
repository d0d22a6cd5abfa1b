import { contracts, type Contract } from '@relance/schemas';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { schemaFaults } from './expect-schema.js';

/** A call as the server saw it. */
export interface SeenCall {
  operation: keyof typeof contracts;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  text: string;
  headers: IncomingMessage['headers'];
}

/** What a call is answered: a value of the contract, a refusal, or raw bytes. */
export type Answer = { value: unknown } | { problem: Record<string, unknown> } | { raw: string; type: string };

/** How each operation answers; the others answer 404. */
export type Answers = Partial<Record<keyof typeof contracts, (call: SeenCall) => Answer>>;

/** A loopback server of the API that holds both sides to the contracts. */
export interface ContractServer {
  url: string;
  calls: SeenCall[];
  /** What broke a contract, on either side: must stay empty. */
  breaches: string[];
  stop(): Promise<void>;
}

/** A refusal in the shape of the API. */
export function problem(status: number, code: string, fr: string, en: string, issues: object[] = []): Answer {
  return { problem: { type: 'about:blank', title: en, status, code, fr, en, issues } };
}

const entries = Object.entries(contracts) as [keyof typeof contracts, Contract][];

function paramsOf(contract: Contract, path: string): Record<string, string> | undefined {
  const pattern = new RegExp(`^${contract.url.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  const match = pattern.exec(path);
  if (match === null) return undefined;
  return Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}

function reply(response: ServerResponse, contract: Contract, call: SeenCall, answer: Answer, breaches: string[]): void {
  const lineByLine = (call.headers.accept ?? '').includes('application/x-ndjson');
  if ('raw' in answer) send(response, 200, answer.type, answer.raw);
  else if ('problem' in answer)
    send(response, Number(answer.problem['status']), 'application/problem+json', JSON.stringify(answer.problem));
  else {
    breaches.push(...schemaFaults(contract.schema.response[200], answer.value).map((fault) => `${call.operation} answer: ${fault}`));
    const progress = `${JSON.stringify({ phase: 'reading', done: 1, total: 2 })}\n`;
    if (lineByLine) send(response, 200, 'application/x-ndjson', `${progress}${JSON.stringify({ result: answer.value })}\n`);
    else send(response, 200, 'application/json', JSON.stringify(answer.value));
  }
}

/** Starts the server on a free port of 127.0.0.1. Every request must fit its contract, and every answer too. */
export async function startContractServer(answers: Answers): Promise<ContractServer> {
  const calls: SeenCall[] = [];
  const breaches: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://test.invalid');
    const text = await readText(request);
    for (const [operation, contract] of entries) {
      const params = contract.method === request.method ? paramsOf(contract, url.pathname) : undefined;
      if (params === undefined) continue;
      const isJson = request.headers['content-type'] === 'application/json';
      const body: unknown = isJson ? JSON.parse(text) : undefined;
      const call: SeenCall = { operation, params, query: Object.fromEntries(url.searchParams), body, text, headers: request.headers };
      calls.push(call);
      for (const [part, schema, value] of [
        ['params', contract.schema.params, params],
        ['body', contract.schema.body, body],
      ] as const) {
        if (schema !== undefined) breaches.push(...schemaFaults(schema, value).map((fault) => `${operation} ${part}: ${fault}`));
      }
      const known = (contract.schema.querystring as { properties?: Record<string, unknown> } | undefined)?.properties ?? {};
      breaches.push(...Object.keys(call.query).flatMap((name) => (name in known ? [] : [`${operation} query: ${name}`])));
      reply(response, contract, call, answers[operation]?.(call) ?? problem(404, 'RLC_NOT_FOUND', 'Introuvable.', 'Not found.'), breaches);
      return;
    }
    send(response, 404, 'text/plain', 'no such route');
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      breaches.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${address.port}`, calls, breaches, stop };
}
