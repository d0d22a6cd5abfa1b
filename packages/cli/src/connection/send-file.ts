import { contractPath, readProblem, type Contract, type OutputOf } from '@relance/schemas';
import type { CommandContext } from '../terminal/command-context.js';
import type { Connection } from './connect.js';
import { isUnreachable, problemToFault, serverMissing } from './refusal-to-fault.js';
import { openUpload } from './upload-file.js';

/** Sends a file of the user's as it is to a route that takes one as its body, and reads the answer. Throws CommandFault for refusals and silence. */
export async function sendFile<C extends Contract>(
  context: CommandContext,
  connection: Connection,
  contract: C,
  { file, ...request }: { file: string; params?: Record<string, string>; querystring?: Record<string, string | boolean> },
): Promise<OutputOf<C>> {
  const body = await openUpload(context, file);
  const address = `${connection.url}${contractPath(contract, request)}`;
  const headers = { ...connection.headers(), 'content-type': 'application/octet-stream' };
  const response = await context.io.fetch(address, { method: contract.method, headers, body }).catch((error: unknown) => {
    throw isUnreachable(error) ? serverMissing(connection.url) : error;
  });
  if (!response.ok) throw problemToFault(readProblem(response.status, await response.text()));
  // the server serializes by the contract's own schema
  return (await response.json()) as OutputOf<C>;
}
