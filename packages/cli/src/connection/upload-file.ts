import { contractPath, contracts, readProblem, type ImportProgress, type Problem } from '@relance/schemas';
import { openAsBlob } from 'node:fs';
import { access, constants, writeFile } from 'node:fs/promises';
import type { CommandContext } from '../terminal/command-context.js';
import { fileMissing, pathOf } from '../terminal/read-file.js';
import type { Connection } from './connect.js';
import { isUnreachable, problemToFault, serverMissing } from './refusal-to-fault.js';

/** The three routes that take a file. */
export type ImportContract = typeof contracts.importItems | typeof contracts.importPayments | typeof contracts.importContacts;

/** One line of the answer: progress, or in the end the result or a refusal. */
type AnswerLine = (ImportProgress & { result?: undefined; problem?: undefined }) | { result: unknown } | { problem: Problem };

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

async function readAnswer(body: ReadableStream<Uint8Array>, onProgress: (progress: ImportProgress) => void): Promise<unknown> {
  for await (const line of linesOf(body)) {
    if (line.trim() === '') continue;
    const answer = JSON.parse(line) as AnswerLine;
    if ('problem' in answer && answer.problem !== undefined) throw problemToFault(answer.problem);
    if ('result' in answer && answer.result !== undefined) return answer.result;
    if ('phase' in answer) onProgress(answer);
  }
  throw new Error('the answer ended before its result');
}

/**
 * Sends bytes to an import, streamed, and reads its progress line by line; returns the result. Throws CommandFault for refusals and silence,
 * and Error when the connection breaks in the middle.
 */
export async function uploadBytes(
  context: CommandContext,
  connection: Connection,
  contract: ImportContract,
  request: { body: Blob | string; querystring: Record<string, string | boolean | undefined> },
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<unknown> {
  const address = `${connection.url}${contractPath(contract, { querystring: request.querystring })}`;
  const headers = { ...connection.headers(), 'content-type': 'text/csv', accept: 'application/x-ndjson' };
  const response = await context.io.fetch(address, { method: 'POST', headers, body: request.body }).catch((error: unknown) => {
    throw isUnreachable(error) ? serverMissing(connection.url) : error;
  });
  if (!response.ok || response.body === null) throw problemToFault(readProblem(response.status, await response.text()));
  return readAnswer(response.body as ReadableStream<Uint8Array>, onProgress);
}

/** A file the user named as something `fetch` streams from disk. Throws CommandFault 2 when it cannot be read. */
export async function openUpload(context: CommandContext, path: string): Promise<Blob> {
  const file = pathOf(context.io, path);
  try {
    await access(file, constants.R_OK); // says why not; a blob of a missing file only says that its argument is wrong
    return await openAsBlob(file);
  } catch (error) {
    throw fileMissing(path, error);
  }
}

/** Fetches the rows an import did not take and writes them to a file of the user's. */
export async function saveRejectedRows(context: CommandContext, connection: Connection, importId: string, target: string): Promise<void> {
  const address = `${connection.url}${contractPath(contracts.getRejectedRows, { params: { id: importId } })}`;
  const response = await context.io.fetch(address, { headers: connection.headers() });
  if (!response.ok) throw problemToFault(readProblem(response.status, await response.text()));
  await writeFile(target, new Uint8Array(await response.arrayBuffer()));
}
