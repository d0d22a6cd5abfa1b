import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutgoingMessage } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dkimSettings } from './dkim.js';
import { emailChannel } from './email-channel.js';
import { startRelay, type Relay } from './smtp-relay.fixture.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const dkim = { domain: 'brevanne.example', selector: 'relance', privateKey };
const reminder: OutgoingMessage = {
  dispatchId: '3f1c9a77e0d24b5e8c6d',
  from: { name: 'Brévanne', address: 'compta@brevanne.example' },
  to: { name: 'Odile', address: 'compta@client.example' },
  subject: 'Vos factures échues',
  html: '<p>Reste dû : 1 872,00 €</p>',
  text: 'Reste dû : 1 872,00 €  \n\n\n',
  sentAt: Date.UTC(2025, 8, 3, 7, 12),
};

const relaxedLine = (line: string): string => line.replace(/[ \t]+/g, ' ').replace(/ +$/, '');
const relaxedHeader = (field: string): string => {
  const colon = field.indexOf(':');
  const value = field.slice(colon + 1).replace(/\r\n(?=[ \t])/g, '');
  return `${field.slice(0, colon).trim().toLowerCase()}:${relaxedLine(value).trim()}`;
};

/** Checks a signature by the public key as RFC 6376 §3.4 says, sharing no code with what signs: `none`, or whether it holds. */
function verify(raw: string): 'none' | boolean {
  const end = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field));
  if (signature === undefined) return 'none';
  const tags = new Map(
    relaxedHeader(signature)
      .slice('dkim-signature:'.length)
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')]),
  );
  expect(Object.fromEntries(tags)).toMatchObject({ v: '1', a: 'rsa-sha256', c: 'relaxed/relaxed', d: 'brevanne.example', s: 'relance' });
  const lines = raw
    .slice(end + 4)
    .split('\r\n')
    .map(relaxedLine);
  const body = `${lines.join('\r\n').replace(/(\r\n)+$/, '')}\r\n`;
  if (createHash('sha256').update(body).digest('base64') !== tags.get('bh')) return false;
  const signedNames = (tags.get('h') ?? '').split(':');
  expect(signedNames.map((name) => name.toLowerCase())).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id']));
  const named = signedNames.flatMap((name) => fields.find((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? []);
  const data = [...named.map(relaxedHeader), relaxedHeader(signature).replace(/b=[^;]*$/, 'b=')].join('\r\n');
  return createVerify('RSA-SHA256')
    .update(data)
    .verify(publicKey, tags.get('b') ?? '', 'base64');
}

describe('a signature that shows a mail is ours (RFC 6376)', () => {
  let relay: Relay;
  beforeAll(async () => {
    relay = await startRelay();
  });
  afterAll(() => relay.stop());

  async function arrived(message: OutgoingMessage, settings: { dkim?: typeof dkim }): Promise<string> {
    const channel = emailChannel({ smtpUrl: relay.url, ...settings });
    const built = await channel.build(message);
    if (built.outcome !== 'built') throw new Error(built.text);
    expect(await channel.send(built)).toMatchObject({ outcome: 'accepted' });
    const { raw = '' } = relay.received.at(-1) ?? {};
    expect(raw.trimEnd()).toBe(Buffer.from(built.bytes).toString('utf8').trimEnd());
    return raw;
  }

  it('holds for what arrives, and no longer once a header or the text is changed', async () => {
    const raw = await arrived(reminder, { dkim });
    expect(verify(raw)).toBe(true);
    expect(verify(raw.replace('compta@client.example', 'autre@client.example'))).toBe(false);
    expect(verify(raw.replace('1 872,00', '1 873,00').replace('1=C2=A0872', '1=C2=A0873'))).toBe(false);
  });

  it('is the same each time, so that what is stored is what leaves', async () => {
    expect(await arrived(reminder, { dkim })).toBe(await arrived(reminder, { dkim }));
  });

  it('is not there without a key, nor for a sender of another domain', async () => {
    expect(verify(await arrived(reminder, {}))).toBe('none');
    const foreign = { ...reminder, from: { name: 'Autre', address: 'compta@autre-brevanne.example' } };
    expect(verify(await arrived(foreign, { dkim }))).toBe('none');
  });
});

describe('the settings of the signature', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'relance-dkim-')), 'key.pem');
  writeFileSync(file, privateKey);
  const all = { RELANCE_DKIM_DOMAIN: 'Brevanne.example', RELANCE_DKIM_SELECTOR: 'relance', RELANCE_DKIM_KEY_FILE: file };

  it('are read together', () => {
    expect(dkimSettings({})).toBeUndefined();
    expect(dkimSettings(all)).toEqual(dkim);
    expect(() => dkimSettings({ ...all, RELANCE_DKIM_SELECTOR: '' })).toThrow('together');
  });

  it('refuse a key that is none of RSA: a mail must not leave unsigned in silence', () => {
    const other = `${file}.ed`;
    writeFileSync(other, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => dkimSettings({ ...all, RELANCE_DKIM_KEY_FILE: other })).toThrow('RSA');
    writeFileSync(other, 'no key');
    expect(() => dkimSettings({ ...all, RELANCE_DKIM_KEY_FILE: other })).toThrow();
  });
});
