import { hash } from 'node:crypto';

/** SHA-256 of a text's UTF-8 bytes in hex by the runtime's own means: the same as the domain's, and several times as fast for the rows of a file. */
export function nativeSha256(text: string): string {
  return hash('sha256', text);
}
