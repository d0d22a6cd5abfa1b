/** The keys histories are sealed with: the first writes, all read. */
export interface PayloadKeys {
  writes: PayloadKey;
  reads: ReadonlyMap<string, Buffer>;
}

/** A key of 32 bytes under the id by which sealed payloads name it. */
export interface PayloadKey {
  id: string;
  secret: Buffer;
}

const KEY_BYTES = 32;

/**
 * Reads the keys of `RELANCE_PAYLOAD_KEYS`: `id:base64` parts with commas between, newest first; each 32 bytes (`openssl rand -base64 32`). Undefined
 * where none is set: payloads are not sealed. Throws without repeating a secret where one is not readable or an id is there twice.
 */
export function payloadKeys(environment: Readonly<Record<string, string | undefined>>): PayloadKeys | undefined {
  const given = environment['RELANCE_PAYLOAD_KEYS']?.trim();
  if (given === undefined || given === '') return undefined;
  const keys = given.split(',').map((part, index) => readKey(part.trim(), index + 1));
  const [writes] = keys;
  const reads = new Map(keys.map(({ id, secret }) => [id, secret]));
  if (writes === undefined || reads.size < keys.length) throw new Error('RELANCE_PAYLOAD_KEYS has the same id twice');
  return { writes, reads };
}

function readKey(part: string, place: number): PayloadKey {
  const [, id, encoded] = /^([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/]+={0,2})$/u.exec(part) ?? [];
  const secret = Buffer.from(encoded ?? '', 'base64');
  if (id === undefined || secret.length !== KEY_BYTES)
    throw new Error(`RELANCE_PAYLOAD_KEYS: key ${String(place)} is not id:base64 of ${String(KEY_BYTES)} bytes (openssl rand -base64 32)`);
  return { id, secret };
}
