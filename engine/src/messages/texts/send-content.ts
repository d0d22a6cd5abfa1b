import type { FastifyReply } from 'fastify';
import { keptContent } from './kept-content.js';
import { sandboxed } from './sandboxed.js';

/** What is kept of a message: the hash of its bytes, and their media type where they are no e-mail. */
interface KeptMessage {
  _id: string;
  contentHash: string;
  contentType?: string | undefined;
}

/** Answers with the exact bytes of a message, so that a browser runs nothing of them: an e-mail to read or as its source, anything else as what it is. */
export async function sendContent(
  reply: FastifyReply,
  dataFolder: string,
  { _id, contentHash, contentType }: KeptMessage,
  as: 'source' | 'text' | undefined,
): Promise<Buffer> {
  const bytes = await keptContent(dataFolder, contentHash);
  // what is no e-mail is given as what it is
  const type = contentType ?? (as === 'source' ? 'message/rfc822' : 'text/plain; charset=utf-8');
  // no browser shows a PDF in a sandbox: it is downloaded, to be printed
  if (type === 'application/pdf') void reply.header('content-disposition', `attachment; filename="${_id.slice(0, 12)}.pdf"`);
  sandboxed(reply, type);
  return bytes;
}
