import type { Payload, PayloadCodec } from '@temporalio/common';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { PayloadKeys } from './payload-keys.js';

/** The encoding a sealed payload states; any other is read as it is. */
const ENCODING = 'binary/relance-sealed';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed payload names a key this process was not given: it may have been taken away too early. */
export class UnknownPayloadKeyError extends Error {
  constructor(id: string) {
    super(`a payload is sealed with the key "${id}", which is not among RELANCE_PAYLOAD_KEYS`);
    this.name = 'UnknownPayloadKeyError';
  }
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function metadataText(payload: Payload, field: string): string {
  return new TextDecoder().decode(payload.metadata?.[field] ?? new Uint8Array());
}

/** The same bytes as a buffer of this realm: those of a workflow come from its sandbox, where an empty payload holds a mere empty array. */
function bytesOf(value: Uint8Array | ArrayLike<number>): Buffer {
  return ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.from(Array.from(value));
}

/** Length-prefixed parts of metadata and data: what is sealed is all that the payload was. */
function packed({ metadata = {}, data }: Payload): Buffer {
  const fields = Object.entries(metadata ?? {}).map(([name, value]) => [name, bytesOf(value).toString('base64')]);
  const head = Buffer.from(JSON.stringify(fields));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, bytesOf(data ?? Buffer.alloc(0))]);
}

function unpacked(bytes: Buffer): Payload {
  const headEnd = 4 + bytes.readUInt32BE(0);
  const fields = JSON.parse(bytes.subarray(4, headEnd).toString()) as [string, string][];
  return {
    metadata: Object.fromEntries(fields.map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    data: bytes.subarray(headEnd),
  };
}

/**
 * Seals what goes into Temporal's histories (AES-256-GCM, NIST SP 800-38D: a nonce of 12 random bytes, a tag of 16; the id of the key is authenticated). The
 * key that writes seals; what another known key sealed is opened with that one, and what was never sealed is read as it is, so that keys are
 * replaced, and sealing begun, while cases run. Opening rejects with {@link UnknownPayloadKeyError} or, for altered bytes, with an error of the cipher.
 */
export function payloadCodec({ writes, reads }: PayloadKeys): PayloadCodec {
  const seal = (payload: Payload): Payload => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', writes.secret, nonce).setAAD(text(writes.id));
    const sealed = Buffer.concat([nonce, cipher.update(packed(payload)), cipher.final(), cipher.getAuthTag()]);
    return { metadata: { encoding: text(ENCODING), key: text(writes.id) }, data: sealed };
  };
  const open = (payload: Payload): Payload => {
    if (metadataText(payload, 'encoding') !== ENCODING) return payload;
    const id = metadataText(payload, 'key');
    const secret = reads.get(id);
    if (secret === undefined) throw new UnknownPayloadKeyError(id);
    const bytes = Buffer.from(payload.data ?? []);
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(text(id))
      .setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    return unpacked(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]));
  };
  return {
    encode: (payloads) => Promise.resolve(payloads.map(seal)),
    decode: (payloads) =>
      new Promise((resolve) => {
        resolve(payloads.map(open));
      }),
  };
}
