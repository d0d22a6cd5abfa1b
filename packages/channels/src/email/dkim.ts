import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import type { BuiltMessage } from '../channel.js';

/** The key our mails are signed with, and where its public half is found: the TXT record of `selector._domainkey.domain` (RFC 6376). */
export interface DkimSettings {
  /** Domain of the senders. */
  domain: string;
  selector: string;
  /** PEM of an RSA key. */
  privateKey: string;
}

/**
 * The settings from the environment: `RELANCE_DKIM_DOMAIN`, `RELANCE_DKIM_SELECTOR` and `RELANCE_DKIM_KEY_FILE` together; undefined without any of them: then
 * the relay signs, or nobody. Throws where one is missing beside another, and for a file that holds no RSA key of 1024 bits or more.
 */
export function dkimSettings(environment: Readonly<Record<string, string | undefined>>): DkimSettings | undefined {
  const given = (name: string): string => environment[`RELANCE_DKIM_${name}`]?.trim() ?? '';
  const [domain, selector, file] = [given('DOMAIN').toLowerCase(), given('SELECTOR'), given('KEY_FILE')];
  if (domain === '' && selector === '' && file === '') return undefined;
  if (domain === '' || selector === '' || file === '') {
    throw new Error('RELANCE_DKIM_DOMAIN, RELANCE_DKIM_SELECTOR and RELANCE_DKIM_KEY_FILE are set together or not at all');
  }
  const privateKey = readFileSync(file, 'utf8');
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(privateKey);
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < 1024) {
    throw new Error('RELANCE_DKIM_KEY_FILE is the PEM of an RSA key of 1024 bits or more');
  }
  return { domain, selector, privateKey };
}

function isOfDomain(address: string, domain: string): boolean {
  const own = address.slice(address.indexOf('@') + 1).toLowerCase();
  return own === domain || own.endsWith(`.${domain}`);
}

/**
 * The message with a signature in front (RFC 6376, relaxed/relaxed, RSA-SHA256), the same for the same message; as it is where its sender is of another domain,
 * for such a signature proves nothing to whoever receives it.
 */
export async function signed(message: BuiltMessage, { domain, selector, privateKey }: DkimSettings): Promise<BuiltMessage> {
  if (!isOfDomain(message.envelope.from, domain)) return message;
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey });
  return { ...message, bytes: await buffer(signer.sign(Buffer.from(message.bytes))) };
}
