import { domainToASCII } from 'node:url';

const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * One plain e-mail address, its domain in lower case and ASCII, or undefined. Stricter than RFC 5321 on purpose: a dot-atom before the @,
 * a domain of at least two labels; no quoted names, comments, lists, blanks or control characters, so that what is checked is one
 * recipient for every program that reads it later.
 */
export function validAddress(text: string): string | undefined {
  if (text.length > 254 || /[^\x21-\x7e\u00a1-\uffff]/.test(text)) return undefined;
  const parts = text.split('@');
  const [local, written, ...more] = parts;
  if (local === undefined || written === undefined || more.length > 0 || local.length > 64 || !localPart.test(local)) return undefined;
  if (!/^[\p{L}\p{N}.-]+$/u.test(written)) return undefined;
  const domain = domainToASCII(written).toLowerCase();
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || domain.length > 253 || !labels.every((part) => label.test(part)) || /^\d+$/.test(last)) return undefined;
  return `${local}@${domain}`;
}
