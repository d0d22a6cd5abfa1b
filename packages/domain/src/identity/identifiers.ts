import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What names an item for ever (law 6); the due date is an attribute and takes no part. */
export interface ItemKey {
  entityId: string;
  accountCode: string;
  /** Kind of document: invoice, credit note… */
  type: string;
  number: string;
  /** Which instalment of the document; always the same number for a document that is not split. */
  ordinal: number;
}

/** What must happen once: a step of an item's token (DESIGN, sending exactly once). */
export interface StepKey {
  itemId: string;
  scenarioId: string;
  nodeId: string;
  /** How often the token has entered this node, from 1. */
  visit: number;
}

/** One message to one recipient about the step that carries it. */
export interface DispatchKey extends StepKey {
  caseId: string;
  channel: string;
  recipientRole: string;
}

const ID_HEX_DIGITS = 32;

/** SHA-256 of a text's UTF-8 bytes (FIPS 180-4), 64 lowercase hex digits; the same in browser, server and workflow. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Another SHA-256 of a text in hex, where there is a faster one than that of every platform: many rows have many ids. */
type Sha256 = (text: string) => string;

/** Texts that look the same are the same key: trimmed, and composed (NFC). Upper and lower case stay apart. */
function normalized(part: string): string {
  return part.trim().normalize('NFC');
}

/** First 128 bits of SHA-256 over the JSON array of the parts: quoting keeps ("ab", "c") and ("a", "bc") apart. */
function digestOf(kind: string, parts: readonly (string | number)[], sha256OfText: Sha256 = sha256Hex): string {
  const key = parts.map((part) => (typeof part === 'string' ? normalized(part) : part));
  return sha256OfText(JSON.stringify([kind, ...key])).slice(0, ID_HEX_DIGITS);
}

function assertOrdinal(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) throw new RangeError(`${name} must be a whole number from ${least}: ${value}`);
}

/** Id of an account (client) of a creditor entity by its code in the books: 32 hex digits (law 6). Text is trimmed and NFC. */
export function accountId(entityId: string, accountCode: string, sha256OfText?: Sha256): string {
  return digestOf('account', [entityId, accountCode], sha256OfText);
}

/** Id of an item by its natural key: 32 hex digits, so that every import finds the same item (law 6). Text is trimmed and NFC. */
export function itemId(key: ItemKey, sha256OfText?: Sha256): string {
  assertOrdinal('ordinal', key.ordinal, 0);
  return digestOf('item', [key.entityId, key.accountCode, key.type, key.number, key.ordinal], sha256OfText);
}

/** Id of the case of a creditor entity and a payer's account: 32 hex digits (law 6). */
export function caseId(entityId: string, payerAccountId: string, sha256OfText?: Sha256): string {
  return digestOf('case', [entityId, payerAccountId], sha256OfText);
}

/** Id of a dispatch: 32 hex digits; no run, attempt or version takes part, so that a repeated attempt finds the first one. */
export function dispatchId(key: DispatchKey): string {
  assertOrdinal('visit', key.visit, 0);
  return digestOf('dispatch', [key.caseId, key.itemId, key.scenarioId, key.nodeId, key.visit, key.channel, key.recipientRole]);
}

/** Id of the task an alert of a case opens: 32 hex digits, so that showing the case again opens nothing twice. */
export function alertTaskId(ofCaseId: string, alertId: string): string {
  return digestOf('alert', [ofCaseId, alertId]);
}

/** Id of a fact of a case by the key its recorder chose: 32 hex digits, so that recording twice records once. */
export function recordedFactId(ofCaseId: string, key: string): string {
  return digestOf('suspension', [ofCaseId, key]);
}

/** Readable id of a step's claim, `item/scenario/node/visit`. Throws RangeError when a part is empty or holds a slash. */
export function stepClaimId(key: StepKey): string {
  assertOrdinal('visit', key.visit, 0);
  for (const part of [key.itemId, key.scenarioId, key.nodeId]) {
    if (part === '' || part.includes('/')) throw new RangeError(`cannot be part of a step claim: "${part}"`);
  }
  return `${key.itemId}/${key.scenarioId}/${key.nodeId}/${key.visit}`;
}

/** Id of a contact person of an account by role and address (e-mail or telephone number as stored): 32 hex digits. */
export function contactId(ofAccountId: string, role: string, addressKey: string, sha256OfText?: Sha256): string {
  return digestOf('contact', [ofAccountId, role, addressKey], sha256OfText);
}

/** Id of a payment by the parts that name it in its source (entity, bank line, reference…), in order: 32 hex digits. */
export function paymentId(parts: readonly string[]): string {
  return digestOf('payment', parts);
}

/**
 * A fast 32-bit number that spreads texts evenly: arm of an experiment (law 11), place in a sending window (law 14). FNV-1a over the
 * text's UTF-16 units (one byte below 128, else two), then a final mix, without which the lowest bit would only tell odd from even
 * characters and two experiments would share their halves. Not for identities.
 */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    if (unit > 0x7f) hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
