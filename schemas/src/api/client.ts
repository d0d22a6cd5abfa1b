import type { Contract, InputOf, OutputOf } from './contract.js';
import type { Problem } from './problem.js';

/** How a client reaches the API: where, with what `fetch`, and the headers of every call (bearer token or CSRF token). */
export interface ClientOptions {
  /** Address of the engine without a trailing slash; empty in a page the engine serves. */
  baseUrl: string;
  fetch: (url: string, init: ClientRequest) => Promise<ClientResponse>;
  headers: () => Record<string, string>;
}

/** The part of a request the client uses; the platform's `fetch` takes it. */
export interface ClientRequest {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** The part of an answer the client uses; the platform's `Response` has it. */
export interface ClientResponse {
  ok: boolean;
  status: number;
  text(): Promise<string>;
}

/** A refusal of the API; `problem` holds its code, its texts and what is wrong. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.en}`);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** Calls contracts with their own types. */
export interface ApiClient {
  call<C extends Contract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>>;
}

interface LooseInput {
  params?: Record<string, string>;
  querystring?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
}

/** Path and query of a call: parameters are escaped, absent ones left out. Throws TypeError when a parameter of the path is missing. */
export function contractPath(contract: Contract, input: unknown): string {
  const { params = {}, querystring = {} } = input as LooseInput;
  const path = contract.url.replace(/:([a-z]+)/gi, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`missing parameter ${name} of ${contract.schema.operationId}`);
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(querystring).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** Reads an error answer; what is no problem document (a proxy's page) becomes one. */
export function readProblem(status: number, text: string): Problem {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'code' in parsed && 'issues' in parsed) return parsed as Problem;
  } catch {
    // not JSON: told below with its status, which is all there is to know
  }
  return {
    type: 'about:blank',
    title: 'unreadable answer',
    status,
    code: 'RLC_UNREADABLE_ANSWER',
    fr: `Le serveur a répondu ${status} sans explication.`,
    en: `The server answered ${status} without an explanation.`,
    issues: [],
  };
}

/** A typed client of the API; refusals are thrown as {@link ApiProblem}, failures of the network as `fetch` throws them. */
export function createApiClient(options: ClientOptions): ApiClient {
  return {
    async call<C extends Contract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
      const body = (input as LooseInput).body;
      const response = await options.fetch(`${options.baseUrl}${contractPath(contract, input)}`, {
        method: contract.method,
        headers: {
          accept: 'application/json',
          ...options.headers(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new ApiProblem(readProblem(response.status, text));
      // the server serializes by the contract's own schema
      return JSON.parse(text) as OutputOf<C>;
    },
  };
}
