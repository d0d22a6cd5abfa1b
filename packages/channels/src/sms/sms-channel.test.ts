import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '@relance/schemas';
import type { BuiltMessage, Channel } from '../channel.js';
import { startProviderEmulator, type ProviderEmulator, type ProviderMood } from './provider-emulator.js';
import { smsChannel } from './sms-channel.js';
import { smsSettings, type SmsSettings } from './sms-settings.js';

const reminder: OutgoingMessage = {
  dispatchId: '3f1c9a77e0d24b5e8c6d',
  from: { name: 'Brévanne Distribution', address: 'compta@brevanne.example' },
  to: { name: 'Odile Verchère', address: '+33612345678' },
  subject: '',
  html: '',
  text: 'Brévanne : reste dû 1\u202f872,00\u00a0€, merci d’y penser.',
  sentAt: Date.UTC(2025, 8, 3, 7, 12),
};
/** 63 characters, of which `û` forces UCS-2: one part of at most 70. */
const asSent = "Brévanne : reste dû 1 872,00 €, merci d'y penser.\nRef. 3F1C9A77";

let provider: ProviderEmulator;
beforeEach(async () => {
  provider = await startProviderEmulator();
});
afterEach(() => provider.stop());

function settings(more: Partial<SmsSettings> = {}): SmsSettings {
  const { url, account, secret } = provider;
  const callbackUrl = 'https://relance.example';
  return { url, account, secret, sender: '+33974990001', callbackUrl, part: { cents: 8, currency: 'EUR' }, longestMs: 10_000, ...more };
}

function channel(more: Partial<SmsSettings> = {}): Channel {
  return smsChannel({ smtpUrl: 'smtp://127.0.0.1:1', sms: settings(more) });
}

async function built(message: Partial<OutgoingMessage> = {}, more: Partial<SmsSettings> = {}): Promise<BuiltMessage> {
  const result = await channel(more).build({ ...reminder, ...message });
  if (result.outcome !== 'built') throw new Error(result.text);
  return result;
}

const textOf = ({ bytes }: BuiltMessage): string => new TextDecoder().decode(bytes);

describe('a text message that is built', () => {
  it('is its text with plain signs and its mark, the same bytes every time, with its parts and their price', async () => {
    const [first, second] = [await built(), await built()];
    expect(textOf(first)).toBe(asSent);
    expect(second.bytes).toEqual(first.bytes);
    expect(first.cost).toEqual({ parts: 1, cents: 8, currency: 'EUR' });
    expect((await built({ text: `${'ê'.repeat(80)} 3F1C9A77` })).cost).toEqual({ parts: 2, cents: 16, currency: 'EUR' });
  });

  it('that prints its reference needs no mark beside it', async () => {
    expect(textOf(await built({ text: 'Votre compte C1-3F1C9A77' }))).toBe('Votre compte C1-3F1C9A77');
  });

  it.each<[string, Partial<OutgoingMessage>, Partial<SmsSettings>]>([
    ['addressInvalid', { to: { name: 'x', address: '06 12 34 56 78' } }, {}],
    ['textInvalid', { text: ' \n' }, {}],
    ['textInvalid', { text: 'Rappel\u0000' }, {}],
    ['textTooLong', { text: 'x'.repeat(1601) }, {}],
    ['dispatchIdInvalid', { dispatchId: '../x' }, {}],
    ['senderInvalid', {}, { sender: '+33798765432' }],
    ['senderInvalid', {}, { sender: 'Nom trop long' }],
    ['senderInvalid', {}, { sender: '0974990001' }],
  ])('is refused as %s for good, and nothing leaves', async (code, message, more) => {
    expect(await channel(more).build({ ...reminder, ...message })).toMatchObject({ outcome: 'failed', code, retryable: false });
  });

  it('without a provider says so, and hinders nobody else', async () => {
    const bare = smsChannel({ smtpUrl: 'smtp://127.0.0.1:1' });
    expect(await bare.build(reminder)).toMatchObject({ outcome: 'failed', code: 'notConfigured', retryable: false });
    expect(await bare.lookUp({ messageId: 'm', to: '+33612345678' })).toMatchObject({ outcome: 'cannotTell' });
    expect(smsSettings({ RELANCE_SMS_ACCOUNT: 'AC1', RELANCE_SMS_SECRET: '' })).toBeUndefined();
  });
});

describe('the number of a contact', () => {
  const account = (country: string) => ({ country }) as Parameters<Channel['addressOf']>[0];
  const contact = (mobile?: string) => ({ id: 'k', role: 'other', name: 'x', ...(mobile === undefined ? {} : { mobile }) }) as const;
  it.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['+32 470 12 34 56', 'FR', '+32470123456'],
    ['0470 12 34 56', 'BE', '+32470123456'],
    ['0692 12 34 56', 'RE', '+262692123456'],
    ['01 42 68 53 00', 'FR', undefined],
    ['06 39', 'FR', undefined],
    ['06 12 34 56 78', 'XX', undefined],
    ['Denis', 'FR', undefined],
  ])('%s in %s is %s', (mobile, country, number) => {
    expect(channel().addressOf(account(country), contact(mobile))).toBe(number);
  });

  it('is missed where there is no mobile', () => {
    expect(channel().addressOf(account('FR'), contact())).toBeUndefined();
  });
});

describe('a text message handed over', () => {
  it('arrives once, as it was built, from the sender of the house, with the address that is told what became of it', async () => {
    expect(await channel().send(await built())).toEqual({ outcome: 'accepted', providerId: provider.taken[0]?.sid });
    const statusCallback = 'https://relance.example/api/v1/sms/status/3f1c9a77e0d24b5e8c6d';
    expect(provider.taken).toMatchObject([{ to: '+33612345678', from: '+33974990001', body: asSent, statusCallback }]);
    expect(provider.faults).toEqual([]);
  });

  it('may leave by a service of the provider', async () => {
    const sender = `MG${'0'.repeat(31)}1`;
    await channel({ sender }).send(await built({}, { sender }));
    expect(provider.taken).toMatchObject([{ from: sender }]);
  });

  const refused = (status: number, code?: number): ProviderMood => ({ status, body: code === undefined ? {} : { code, message: 'no' } });
  it.each<[string, ProviderMood, object]>([
    ['a landline is refused for good', refused(400, 21614), { outcome: 'failed', code: 'noAddress', retryable: false }],
    [
      'a recipient who said stop to the provider is refused for good',
      refused(400, 21610),
      { outcome: 'failed', code: 'opposed', retryable: false },
    ],
    ['any other fault of the request is final', refused(400, 21408), { outcome: 'failed', code: 'provider21408', retryable: false }],
    ['too many at once may be tried again', refused(429, 20429), { outcome: 'failed', code: 'provider20429', retryable: true }],
    ['a service that is closed may be tried again', refused(503), { outcome: 'failed', code: 'http503', retryable: true }],
    ['a refused account concerns us and not the debtor', refused(401, 20003), { outcome: 'failed', retryable: true }],
    ['an error within the provider may come after it took the message', refused(500), { outcome: 'unknown' }],
    ['an answer without an id is none', refused(201), { outcome: 'unknown' }],
    ['silence is unknown', 'silent', { outcome: 'unknown' }],
    ['a connection lost before the answer is unknown', 'closedBefore', { outcome: 'unknown' }],
    ['a connection lost after the message was taken is unknown', 'closedAfter', { outcome: 'unknown' }],
  ])('%s', async (_, mood, result) => {
    provider.moods.push(mood);
    const hurried = channel(mood === 'silent' ? { longestMs: 300 } : {});
    expect(await hurried.send(await built())).toMatchObject(result);
    expect(provider.taken).toHaveLength(mood === 'closedAfter' ? 1 : 0);
  });

  it('may be tried again where nobody listens', async () => {
    const message = await built();
    await provider.stop();
    expect(await channel().send(message)).toMatchObject({ outcome: 'failed', code: 'ECONNREFUSED', retryable: true });
    provider = await startProviderEmulator();
  });
});

describe('a text message whose outcome is unknown', () => {
  const handed = { messageId: reminder.dispatchId, to: reminder.to.address };

  it('is found by number and mark, and only if it was taken', async () => {
    provider.moods.push('closedBefore', 'closedAfter');
    expect(await channel().send(await built())).toMatchObject({ outcome: 'unknown' });
    expect(await channel().lookUp(handed)).toEqual({ outcome: 'notFound' });
    expect(await channel().send(await built())).toMatchObject({ outcome: 'unknown' });
    expect(await channel().lookUp(handed)).toEqual({ outcome: 'found', providerId: provider.taken[0]?.sid });
    expect(await channel().lookUp({ ...handed, messageId: '00000000e0d24b5e8c6d' })).toEqual({ outcome: 'notFound' });
    expect(await channel().lookUp({ ...handed, to: '+33612345699' })).toEqual({ outcome: 'notFound' });
  });

  it('cannot be told where the provider gives no clear answer', async () => {
    expect(await channel({ secret: 'wrong' }).lookUp(handed)).toMatchObject({ outcome: 'cannotTell' });
    const gone = channel();
    await provider.stop();
    expect(await gone.lookUp(handed)).toMatchObject({ outcome: 'cannotTell' });
    provider = await startProviderEmulator();
  });
});
