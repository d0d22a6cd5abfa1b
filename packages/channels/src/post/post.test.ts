import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account, AccountContact, OutgoingMessage } from '@relance/schemas';
import type { BuiltMessage, Channel } from '../channel.js';
import { sampleLetter } from '../letter/letter.fixture.js';
import { letterChannel } from '../letter/letter-channel.js';
import { httpPost } from './http-post.js';
import { startPostEmulator, type PostEmulator, type PostMood } from './post-emulator.js';
import { postSettings, type PostSettings } from './post-settings.js';

const dispatchId = '3f1c9a77e0d24b5e8c6d';
const postal = '8 impasse du Moulin\n38000 Grenoble\nFR';

let provider: PostEmulator;
beforeEach(async () => {
  provider = await startPostEmulator();
});
afterEach(() => provider.stop());

const settings = (more: Partial<PostSettings> = {}): PostSettings => {
  const { url, key, secret } = provider;
  return { url, key, secret, channels: ['letter', 'registered'], registeredBy: 'paper', everyMs: 1000, longestMs: 10_000, ...more };
};
const channel = (name: 'letter' | 'registered' = 'letter', more: Partial<PostSettings> = {}): Channel =>
  letterChannel(name)({ smtpUrl: 'smtp://127.0.0.1:1', post: settings(more) });
const message = (address = postal, more: Parameters<typeof sampleLetter>[0] = {}): OutgoingMessage => ({
  dispatchId,
  from: { name: 'Brévanne Distribution', address: 'compta@brevanne.example' },
  to: { name: 'Odile Verchère', address },
  subject: '',
  html: '',
  text: '',
  sentAt: Date.UTC(2025, 10, 12, 9),
  letter: sampleLetter(more),
});

async function built(on: Channel = channel(), address = postal, more: Parameters<typeof sampleLetter>[0] = {}): Promise<BuiltMessage> {
  const result = await on.build(message(address, more));
  if (result.outcome !== 'built') throw new Error(result.text);
  return result;
}

describe('a letter that a provider posts', () => {
  it('is handed over with its PDF, pages, sender and the address of its window', async () => {
    expect(await channel().send(await built())).toEqual({ outcome: 'accepted', providerId: 'LTR-1' });
    const [taken] = provider.taken;
    expect(taken).toMatchObject({ reference: dispatchId, delivery: 'letter', sender: 'Brévanne Distribution', country: 'FR', pages: 1 });
    expect(taken?.addressee.at(-1)).toBe('38000 GRENOBLE');
  });

  it('is one letter though it is handed over twice, and another one under its id is never thought to be it', async () => {
    const letter = await built();
    expect(await channel().send(letter)).toEqual(await channel().send(letter));
    expect(provider.taken).toHaveLength(1);
    expect(await channel().send(await built(channel(), postal, { lines: 3 }))).toMatchObject({ outcome: 'unknown' });
    expect(provider.taken).toHaveLength(1);
  });

  it('that is registered goes as registered e-mail where that is chosen, never to a consumer who did not agree', async () => {
    const registered = channel('registered', { registeredBy: 'email' });
    const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };
    const account = (debtorClass: string) => ({ debtorClass, address }) as unknown as Account;
    const contact = { id: 'k', role: 'other', name: 'x', email: 'odile@client.example' } as AccountContact;
    expect(registered.addressOf(account('business'), contact)).toBe('odile@client.example');
    expect(registered.addressOf(account('consumer'), contact)).toBe(postal);
    expect(channel('letter', { registeredBy: 'email' }).addressOf(account('business'), contact)).toBe(postal);
    await registered.send(await built(registered, 'odile@client.example'));
    expect(provider.taken).toMatchObject([{ delivery: 'registeredEmail', email: 'odile@client.example' }]);
  });

  it('of a channel the provider does not carry lies in the print batch of the house', async () => {
    const put: string[] = [];
    const letters = { put: (id: string) => Promise.resolve(`batch ${String(put.push(id))}`), find: () => Promise.resolve(undefined) };
    const own = letterChannel('letter')({ smtpUrl: 'smtp://127.0.0.1:1', post: settings({ channels: ['registered'] }), letters });
    expect(await own.send(await built(own))).toEqual({ outcome: 'accepted', providerId: 'batch 1', isBatch: true });
    expect(provider.taken).toEqual([]);
  });

  it.each<[string, Partial<BuiltMessage>, string]>([
    ['whose bytes are no PDF', { bytes: new TextEncoder().encode('hello') }, 'post.noPdf'],
    [
      'whose pages are others',
      { post: { delivery: 'letter', addressee: ['A', 'B', '38000 C'], country: 'FR', pages: 2 } },
      'post.pagesDiffer',
    ],
    ['without a town', { post: { delivery: 'letter', addressee: ['A', 'rue B'], country: 'FR', pages: 1 } }, 'noAddress'],
  ])('%s is refused for good', async (_, more, code) => {
    expect(await channel().send({ ...(await built()), ...more })).toMatchObject({ outcome: 'failed', code, retryable: false });
    expect(provider.taken).toEqual([]);
  });

  it.each<[string, PostMood, object, number]>([
    ['that has no credit left may be tried again', { status: 402, body: {} }, { outcome: 'failed', code: 'http402', retryable: true }, 0],
    ['that is closed may be tried again', { status: 503, body: {} }, { outcome: 'failed', retryable: true }, 0],
    ['that fails within may have taken it', { status: 500, body: {} }, { outcome: 'unknown' }, 0],
    ['that answers without an id may have taken it', { status: 200, body: {} }, { outcome: 'unknown' }, 0],
    ['that is silent may have taken it', 'silent', { outcome: 'unknown' }, 0],
    ['that closes before may have taken it', 'closedBefore', { outcome: 'unknown' }, 0],
    ['that closes after it may have taken it', 'closedAfter', { outcome: 'unknown' }, 1],
  ])('by a provider %s', async (_, mood, result, taken) => {
    provider.moods.push(mood);
    expect(await channel('letter', { longestMs: mood === 'silent' ? 300 : 10_000 }).send(await built())).toMatchObject(result);
    expect(provider.taken).toHaveLength(taken);
  });

  it('is found by its dispatch id once it was taken, and only then', async () => {
    const handed = { messageId: dispatchId, to: postal };
    expect(await channel().lookUp(handed)).toEqual({ outcome: 'notFound' });
    provider.moods.push('closedAfter');
    await channel().send(await built());
    expect(await channel().lookUp(handed)).toEqual({ outcome: 'found', providerId: 'LTR-1' });
    expect(await channel('letter', { key: 'wrong' }).lookUp(handed)).toMatchObject({ outcome: 'cannotTell' });
  });
});

describe('what a provider tells', () => {
  const nowMs = Date.UTC(2025, 10, 14, 9);
  const readCall = (call: ReturnType<PostEmulator['call']>, more: { at?: number; body?: string } = {}) =>
    httpPost(settings()).readCall({
      rawBody: more.body ?? call.payload,
      signature: call.headers['x-post-signature'],
      nowMs: more.at ?? nowMs,
    });
  beforeEach(async () => {
    await channel('registered').send(await built(channel('registered')));
    provider.taken[0]?.events.push({ event: 'posted', on: '2025-11-13' });
  });

  it('is read where it signed it, within five minutes, and where nothing of it was changed', () => {
    const call = provider.call(dispatchId, nowMs);
    expect(readCall(call)).toMatchObject({ dispatchId, providerId: 'LTR-1', events: [{ event: 'posted', on: '2025-11-13' }] });
    expect(readCall(call, { at: nowMs + 6 * 60_000 })).toBeUndefined();
    expect(readCall(call, { body: call.payload.replace('13', '10') })).toBeUndefined();
    expect(readCall({ ...call, headers: {} })).toBeUndefined();
  });

  it('is asked for as well: news in full, and the proofs it has', async () => {
    const proof = new TextEncoder().encode('%PDF-1.7 proof');
    provider.taken[0]?.proofs.set('deposit', proof);
    const post = httpPost(settings());
    expect(await post.changedSince(0)).toMatchObject([{ dispatchId, proofs: ['deposit'] }]);
    expect(await post.proof('LTR-1', 'deposit')).toEqual(proof);
    expect(await post.proof('LTR-1', 'receipt')).toMatchObject({ problem: 'the provider answered 404' });
    await provider.stop();
    expect(await post.changedSince(0)).toHaveProperty('problem');
    provider = await startPostEmulator();
  });
});

describe('the settings of a provider of post', () => {
  const all = { RELANCE_POST_URL: 'https://post.example', RELANCE_POST_KEY: 'k', RELANCE_POST_SECRET: 's' };
  it('are absent unless address, key and secret are given', () => {
    expect(postSettings({ ...all, RELANCE_POST_KEY: ' ' })).toBeUndefined();
    expect(postSettings(all)).toEqual({
      url: 'https://post.example',
      key: 'k',
      secret: 's',
      channels: ['letter', 'registered'],
      registeredBy: 'paper',
      everyMs: 900_000,
    });
    expect(postSettings({ ...all, RELANCE_POST_CHANNELS: 'registered' })).toMatchObject({ channels: ['registered'] });
  });
  it.each([
    { RELANCE_POST_URL: 'post' },
    { RELANCE_POST_CHANNELS: 'email' },
    { RELANCE_POST_REGISTERED: 'fax' },
    { RELANCE_POST_SECONDS: '0' },
  ])('of the wrong form are refused: %o', (wrong) => {
    expect(() => postSettings({ ...all, ...wrong })).toThrow(/RELANCE_POST/u);
  });
});
