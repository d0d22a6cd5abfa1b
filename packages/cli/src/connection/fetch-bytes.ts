import { contractPath, readProblem, type Contract } from '@relance/schemas';
import type { CommandContext } from '../terminal/command-context.js';
import { connect } from './connect.js';
import { isUnreachable, problemToFault, serverMissing } from './refusal-to-fault.js';

/** The exact bytes a route answers with. Throws CommandFault where nothing answers or the engine refuses. */
export async function fetchBytes(context: CommandContext, contract: Contract, params: Record<string, string>): Promise<Uint8Array> {
  const connection = connect(context);
  const address = `${connection.url}${contractPath(contract, { params })}`;
  const response = await context.io.fetch(address, { headers: connection.headers() }).catch((error: unknown) => {
    throw isUnreachable(error) ? serverMissing(connection.url) : error;
  });
  if (!response.ok) throw problemToFault(readProblem(response.status, await response.text()));
  return new Uint8Array(await response.arrayBuffer());
}
