import { defaultPayloadConverter } from '@temporalio/common';
import { randomBytes } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { payloadCodec, UnknownPayloadKeyError } from './payload-codec.js';
import { payloadKeys } from './payload-keys.js';

const secret = (): string => randomBytes(32).toString('base64');
const [older, newer] = [secret(), secret()];
const codecOf = (keys: string) => {
  const read = payloadKeys({ RELANCE_PAYLOAD_KEYS: keys });
  if (read === undefined) throw new Error('no key was read');
  return payloadCodec(read);
};
const payload = defaultPayloadConverter.toPayload({ caseId: 'abc', nowMs: 12, accents: 'é' });
const plain = Buffer.from(payload.data ?? []);

describe('sealed payloads', () => {
  it('come back as they were, and do not show what they hold', async () => {
    const codec = codecOf(`k1:${older}`);
    const [sealed] = await codec.encode([payload]);
    expect(Buffer.from(sealed?.data ?? []).includes(plain)).toBe(false);
    expect(JSON.stringify(sealed)).not.toContain('abc');
    const [opened] = await codec.decode([sealed ?? {}]);
    expect(defaultPayloadConverter.fromPayload(opened ?? {})).toEqual({ caseId: 'abc', nowMs: 12, accents: 'é' });
    expect(await codec.decode(await codec.encode([{}]))).toEqual([{ metadata: {}, data: Buffer.alloc(0) }]);
  });

  it('may come from the sandbox of a workflow, which has arrays of its own', async () => {
    const foreign = runInNewContext('new Uint8Array([1, 2, 3])') as Uint8Array;
    const codec = codecOf(`k1:${older}`);
    const [opened] = await codec.decode(await codec.encode([{ metadata: { encoding: foreign }, data: foreign }]));
    expect([...(opened?.data ?? [])]).toEqual([1, 2, 3]);
    const empty = { metadata: {}, data: [] as unknown as Uint8Array };
    expect((await codec.decode(await codec.encode([empty])))[0]?.data).toHaveLength(0);
  });

  it('are never sealed twice alike', async () => {
    const sealed = await codecOf(`k1:${older}`).encode([payload, payload]);
    expect(Buffer.from(sealed[0]?.data ?? []).equals(Buffer.from(sealed[1]?.data ?? []))).toBe(false);
  });

  it('what was written before sealing began is read as it is', async () => {
    expect(await codecOf(`k1:${older}`).decode([payload])).toEqual([payload]);
  });

  it('keys are replaced while cases run: the new one writes, the old one still reads, and is missed when taken away', async () => {
    const before = await codecOf(`k1:${older}`).encode([payload]);
    const turned = codecOf(`k2:${newer},k1:${older}`);
    expect(Buffer.from((await turned.decode(before))[0]?.data ?? [])).toEqual(plain);
    const after = await turned.encode([payload]);
    expect(Buffer.from((await codecOf(`k2:${newer}`).decode(after))[0]?.data ?? [])).toEqual(plain);
    await expect(codecOf(`k2:${newer}`).decode(before)).rejects.toThrow(UnknownPayloadKeyError);
  });

  it('that were altered, or say another key, are refused', async () => {
    const codec = codecOf(`k1:${older},k2:${older}`);
    const [sealed = {}] = await codec.encode([payload]);
    const bytes = Buffer.from(sealed.data ?? []);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await expect(codec.decode([{ ...sealed, data: bytes }])).rejects.toThrow();
    const renamed = { ...sealed, metadata: { ...sealed.metadata, key: new TextEncoder().encode('k2') } };
    await expect(codec.decode([renamed])).rejects.toThrow();
  });
});

describe('RELANCE_PAYLOAD_KEYS', () => {
  it('may be empty: nothing is sealed', () => {
    expect(payloadKeys({})).toBeUndefined();
    expect(payloadKeys({ RELANCE_PAYLOAD_KEYS: ' ' })).toBeUndefined();
  });

  it.each([
    ['without an id', older],
    ['too short', 'k1:c2hvcnQ='],
    ['the same id twice', `k1:${older},k1:${newer}`],
  ])('is refused %s, and the secret is not repeated', (_, keys) => {
    expect(() => payloadKeys({ RELANCE_PAYLOAD_KEYS: keys })).toThrow(/RELANCE_PAYLOAD_KEYS/u);
    expect(() => payloadKeys({ RELANCE_PAYLOAD_KEYS: keys })).not.toThrow(older);
  });
});
