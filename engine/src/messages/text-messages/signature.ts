import { createHmac } from 'node:crypto';
import { sameSecret } from '../../access/secrets.js';

/** Where the provider reaches us, and the secret it signs with. */
export interface TextCallback {
  url: string;
  secret: string;
}

/**
 * Whether the provider signed a form it sent to that path: base64 of HMAC-SHA1 over the address it called and every field with its value, sorted by
 * name. Constant in time.
 */
export function isSigned(callback: TextCallback, path: string, form: Readonly<Record<string, unknown>>, signature: unknown): boolean {
  if (typeof signature !== 'string') return false;
  const fields = Object.entries(form).sort(([one], [other]) => (one < other ? -1 : 1));
  const signed = callback.url + path + fields.map(([name, value]) => name + (typeof value === 'string' ? value : '')).join('');
  return sameSecret(createHmac('sha1', callback.secret).update(signed).digest('base64'), signature);
}
