import type { FastifyReply } from 'fastify';

/** A browser shows the bytes in an origin of their own and runs nothing of them (reliability register 12). */
const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Names the media type of bytes that others wrote, and takes every right from them. */
export function sandboxed(reply: FastifyReply, type: string): void {
  void reply.type(type).header('content-security-policy', SANDBOX).header('x-content-type-options', 'nosniff');
}
