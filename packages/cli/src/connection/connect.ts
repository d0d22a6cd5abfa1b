import { createApiClient, type ApiClient, type Contract, type InputOf, type OutputOf } from '@relance/schemas';
import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../terminal/command-context.js';
import { readKeyFile } from '../terminal/read-file.js';
import { findServer } from './find-server.js';
import { toFault } from './refusal-to-fault.js';

/** A way to call the engine. Refusals and silence are thrown as CommandFault. */
export interface Connection extends ApiClient {
  url: string;
  /** Headers that sign in and choose the language. */
  headers: () => Record<string, string>;
}

/** Signs in to the engine the context means; nothing is sent before the first call. */
export function connect(context: CommandContext): Connection {
  const { io, locale, keyFile } = context;
  const { url, token: found, entityId } = findServer(io, context.server);
  const token = keyFile === undefined ? found : readKeyFile(io, keyFile);
  // a key has one entity
  const isNamed = entityId !== undefined && keyFile === undefined;
  const headers = (): Record<string, string> => ({
    'accept-language': locale,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(isNamed ? { 'x-relance-entity': entityId } : {}),
  });
  const client = createApiClient({
    baseUrl: url,
    fetch: (address, init) => io.fetch(address, init),
    headers: () => ({ ...headers(), 'idempotency-key': randomUUID() }),
  });
  return {
    url,
    headers,
    async call<C extends Contract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
      try {
        return await client.call(contract, input);
      } catch (error) {
        throw toFault(error, url);
      }
    },
  };
}
