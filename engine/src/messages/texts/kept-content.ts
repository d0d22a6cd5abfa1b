import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError } from '../../errors.js';

/** Bytes kept under their hash. Throws RLC_NOT_FOUND for what is no hash; rejects when they are not there, or no longer what was kept. */
export async function keptContent(dataFolder: string, contentHash: string): Promise<Buffer> {
  if (!/^[0-9a-f]{64}$/.test(contentHash)) throw new ApiError('RLC_NOT_FOUND', { params: { what: contentHash } });
  const bytes = await readFile(join(dataFolder, 'files', contentHash.slice(0, 2), contentHash));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== contentHash) throw new Error(`the content kept under ${contentHash} has been changed`);
  return bytes;
}
