import multipart from '@fastify/multipart';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportSource } from '@relance/imports';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { ApiError } from '../../errors.js';

/** Largest file taken: beyond it an open-items list is a mistake. */
const MOST_MEGABYTES = 256;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

/** An uploaded file, kept on disk while it is read (several passes, memory flat). */
export interface Upload {
  source: ImportSource;
  fileName: string;
  /** SHA-256 of its bytes, in hex. */
  fileHash: string;
  bytes: number;
  /** Removes the copy. */
  discard(): Promise<void>;
}

/** Lets routes take files as the body itself or as the one file of a multipart form; nothing is read before the route asks. */
export const uploads = fastifyPlugin(async (app) => {
  await app.register(multipart, { limits: { fileSize: MOST_BYTES, files: 1, fields: 0 } });
  app.addContentTypeParser(['text/csv', 'text/plain', 'application/octet-stream'], (_request, payload, done) => {
    done(null, payload);
  });
});

async function incoming(request: FastifyRequest): Promise<{ stream: Readable; fileName: string }> {
  if (!request.isMultipart()) {
    const body = request.body as Readable | null | undefined;
    if (body === null || body === undefined) throw new ApiError('RLC_FILE_MISSING');
    return { stream: body, fileName: '' };
  }
  const part = await request.file();
  if (part === undefined) throw new ApiError('RLC_FILE_MISSING');
  return { stream: part.file, fileName: part.filename };
}

/** The bytes of the file of a request, for what is small. Throws RLC_FILE_MISSING, and RLC_FILE_TOO_LARGE beyond so many megabytes. */
export async function receiveBytes(request: FastifyRequest, mostMegabytes: number): Promise<{ bytes: Buffer; fileName: string }> {
  const { stream, fileName } = await incoming(request);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostMegabytes * 1024 * 1024) throw new ApiError('RLC_FILE_TOO_LARGE', { params: { megabytes: mostMegabytes } });
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), fileName };
}

/** Copies the file of a request to the data folder. Throws RLC_FILE_MISSING or RLC_FILE_TOO_LARGE; nothing is then left behind. */
export async function receiveUpload(request: FastifyRequest, dataFolder: string): Promise<Upload> {
  const { stream, fileName } = await incoming(request);
  const folder = join(dataFolder, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const discard = () => rm(path, { force: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > MOST_BYTES ? new ApiError('RLC_FILE_TOO_LARGE', { params: { megabytes: MOST_MEGABYTES } }) : null, chunk);
    },
  });
  try {
    await pipeline(stream, measure, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await discard();
    throw error;
  }
  return { source: { open: () => createReadStream(path) }, fileName, fileHash: hash.digest('hex'), bytes, discard };
}
