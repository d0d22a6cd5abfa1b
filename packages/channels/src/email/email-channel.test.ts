import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '@relance/schemas';
import type { BuiltMessage, HandedOver, SendResult } from '../channel.js';
import { emailChannel } from './email-channel.js';
import { startRelay, startStubbornRelay, type Relay } from './smtp-relay.fixture.js';

const reminder: OutgoingMessage = {
  dispatchId: '3f1c9a77e0d24b5e8c6d',
  from: { name: 'Brévanne Distribution', address: 'camille.astier@brevanne.example' },
  replyTo: { name: 'Comptabilité clients', address: 'comptes@brevanne.example' },
  to: { name: 'Odile Verchère', address: 'compta@lormeau-electricite.example' },
  subject: 'Vos factures échues – Brévanne Distribution',
  html: '<p>Reste dû : 1 872,00 €</p>',
  text: 'Reste dû : 1 872,00 €\n',
  sentAt: Date.UTC(2025, 8, 3, 7, 12),
  inReplyTo: '<first@brevanne.example>',
  references: ['<first@brevanne.example>'],
};

const relays: Relay[] = [];
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
});

async function relay(starting: Promise<Relay>): Promise<Relay> {
  const started = await starting;
  relays.push(started);
  return started;
}

const brief = { connectMs: 2_000, greetingMs: 2_000, silenceMs: 400, totalMs: 2_000 };

async function built(message = reminder): Promise<BuiltMessage> {
  const result = await emailChannel({ smtpUrl: 'smtp://127.0.0.1:1' }).build(message);
  if (result.outcome !== 'built') throw new Error(result.text);
  return result;
}

async function send(smtpUrl: string): Promise<SendResult> {
  return emailChannel({ smtpUrl, timeouts: brief }).send(await built());
}

describe('a reminder handed to a relay', () => {
  it('arrives byte for byte as it was built, to one recipient, marked automatic and in its thread', async () => {
    const { url, received } = await relay(startRelay());
    const message = await built();
    const result = await emailChannel({ smtpUrl: url }).send(message);
    expect(result).toMatchObject({ outcome: 'accepted' });
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail?.to).toEqual(['compta@lormeau-electricite.example']);
    expect(mail?.raw.trimEnd()).toBe(Buffer.from(message.bytes).toString('utf8').trimEnd());
    expect(mail?.raw).toContain('Message-ID: <3f1c9a77e0d24b5e8c6d@brevanne.example>');
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated');
    expect(mail?.raw).toContain('In-Reply-To: <first@brevanne.example>');
    expect(mail?.raw).toContain('References: <first@brevanne.example>');
    expect(mail?.raw).toContain('Date: Wed, 03 Sep 2025 07:12:00 +0000');
  });

  it('is the same bytes however often it is built, so that its hash proves what left', async () => {
    const [first, second] = [await built(), await built()];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    expect(Buffer.compare(first.bytes, (await built({ ...reminder, dispatchId: 'another-dispatch' })).bytes)).not.toBe(0);
  });

  it('carries its dispatch id in the envelope where the relay offers delivery notices', async () => {
    const { url, received } = await relay(startRelay({ hideDSN: false }));
    await send(url);
    expect(received[0]?.envelopeId).toBe(reminder.dispatchId);
  });
});

describe('the documents of a reminder', () => {
  it('are parts of the very bytes that are kept, the same each time', async () => {
    const attachments = [{ fileName: 'facture-F-1.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7\n\r\n\rend') }];
    const [first, second] = [await built({ ...reminder, attachments }), await built({ ...reminder, attachments })];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const text = Buffer.from(first.bytes).toString('utf8');
    expect(text).toMatch(/Content-Type: application\/pdf; name=facture-F-1\.pdf/);
    expect(text).toContain(Buffer.from('%PDF-1.7\n\r\n\rend').toString('base64'));
    expect(text).toContain('multipart/mixed');
  });
});

describe('the copies of a reminder', () => {
  const copies = [
    { mode: 'cc', name: 'Paul Vidal', address: 'paul@brevanne.example' },
    { mode: 'bcc', name: 'Léa Morin', address: 'lea@brevanne.example' },
    { mode: 'cc', name: 'nobody', address: 'not an address' },
    { mode: 'cc', name: 'Odile Verchère', address: 'compta@lormeau-electricite.example' },
  ] as const;

  it('are named in its head where they are seen, and are part of no envelope of its own', async () => {
    const message = await built({ ...reminder, copies });
    const head = Buffer.from(message.bytes).toString('utf8').split('\r\n\r\n')[0];
    expect(head).toContain('Cc: Paul Vidal <paul@brevanne.example>');
    expect(head).not.toMatch(/lea@|Bcc/);
    expect(message.copies).toEqual(['paul@brevanne.example', 'lea@brevanne.example']);
    expect(message.envelope.to).toBe('compta@lormeau-electricite.example');
  });

  it('leave as the very same bytes, one conversation each, and say which were refused', async () => {
    const refusal = Object.assign(new Error('no such mailbox'), { responseCode: 550 });
    const { url, received } = await relay(
      startRelay({
        onRcptTo: ({ address }, _, done) => {
          done(address.startsWith('lea') ? refusal : undefined);
        },
      }),
    );
    const { dispatchId, bytes, envelope } = await built({ ...reminder, copies });
    const results = await emailChannel({ smtpUrl: url }).sendCopies?.({ dispatchId, bytes, from: envelope.from }, [
      'lea@brevanne.example',
      'paul@brevanne.example',
    ]);
    expect(results).toEqual([
      { to: 'lea@brevanne.example', state: 'failed', code: 'smtp550' },
      { to: 'paul@brevanne.example', state: 'sent' },
    ]);
    expect(received.map(({ to }) => to)).toEqual([['paul@brevanne.example']]);
    expect(received[0]?.raw.trimEnd()).toBe(Buffer.from(bytes).toString('utf8').trimEnd());
  });
});

describe('a relay that does not take the message', () => {
  const refusing = (responseCode: number): (() => Promise<Relay>) => {
    const refusal = Object.assign(new Error('no such mailbox'), { responseCode });
    return () =>
      startRelay({
        onRcptTo: (_, __, done) => {
          done(refusal);
        },
      });
  };
  const cases: [name: string, start: () => Promise<Relay>, result: object][] = [
    ['550 on the recipient is final', refusing(550), { outcome: 'failed', code: 'smtp550', retryable: false }],
    ['450 on the recipient may be tried again', refusing(450), { outcome: 'failed', code: 'smtp450', retryable: true }],
    [
      'a refused sender concerns the relay, not the debtor',
      () =>
        startRelay({
          onMailFrom: (_, __, done) => {
            done(Object.assign(new Error('not you'), { responseCode: 550 }));
          },
        }),
      { outcome: 'failed', code: 'smtp550', retryable: true },
    ],
    [
      '554 on the message itself is final: it was answered',
      () => startStubbornRelay({ afterDot: (socket) => socket.write('554 content refused\r\n') }),
      { outcome: 'failed', code: 'smtp554', retryable: false },
    ],
    [
      '451 on the message itself may be tried again: it was answered',
      () => startStubbornRelay({ afterDot: (socket) => socket.write('451 try later\r\n') }),
      { outcome: 'failed', code: 'smtp451', retryable: true },
    ],
    ['silence after the final dot is unknown', () => startStubbornRelay({ afterDot: () => undefined }), { outcome: 'unknown' }],
    [
      'a connection dropped after the final dot is unknown',
      () => startStubbornRelay({ afterDot: (socket) => socket.destroy() }),
      { outcome: 'unknown' },
    ],
    [
      '421 after the final dot means the relay did not take it and may be asked again (RFC 5321 §3.8)',
      () => startStubbornRelay({ afterDot: (socket) => socket.end('421 closing\r\n') }),
      { outcome: 'failed', code: 'smtp421', retryable: true },
    ],
    [
      'a connection dropped before the go-ahead may be tried again',
      () => startStubbornRelay({ onData: (socket) => socket.destroy() }),
      { outcome: 'failed', retryable: true },
    ],
    [
      'silence before the go-ahead may be tried again',
      () => startStubbornRelay({ onData: () => undefined }),
      { outcome: 'failed', retryable: true },
    ],
  ];
  it.each(cases)('%s', async (_, start, result) => {
    const { url } = await relay(start());
    expect(await send(url)).toMatchObject(result);
  });

  it('nobody listening may be tried again', async () => {
    const gone = await startRelay();
    await gone.stop();
    expect(await send(gone.url)).toMatchObject({ outcome: 'failed', retryable: true });
  });
});

const asked = (messageId: string): HandedOver => ({ messageId, to: reminder.to.address });

describe('asking the mailbox about a message whose outcome is unknown', () => {
  it('finds it, misses it, or cannot tell; never takes a broken answer for a missing message', async () => {
    const answers: Record<string, [number, string]> = {
      '<here@x.example>': [200, '[{"id":"m1"}]'],
      '<gone@x.example>': [200, '[]'],
      '<odd@x.example>': [200, '{"error":1}'],
      '<down@x.example>': [500, ''],
    };
    const server = createServer((request, response) => {
      const id = new URL(request.url ?? '/', 'http://mailbox.invalid').searchParams.get('messageId') ?? '';
      const [status, body] = answers[id] ?? [404, ''];
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const channel = emailChannel({ smtpUrl: 'smtp://127.0.0.1:1', mailboxUrl: `http://127.0.0.1:${String(port)}` });
    expect(await channel.lookUp(asked('<here@x.example>'))).toEqual({ outcome: 'found', providerId: 'm1' });
    expect(await channel.lookUp(asked('<gone@x.example>'))).toEqual({ outcome: 'notFound' });
    expect(await channel.lookUp(asked('<odd@x.example>'))).toMatchObject({ outcome: 'cannotTell' });
    expect(await channel.lookUp(asked('<down@x.example>'))).toMatchObject({ outcome: 'cannotTell' });
    await new Promise((resolve) => server.close(resolve));
    expect(await channel.lookUp(asked('<here@x.example>'))).toMatchObject({ outcome: 'cannotTell' });
    expect(await emailChannel({ smtpUrl: 'smtp://127.0.0.1:1' }).lookUp(asked('<here@x.example>'))).toMatchObject({
      outcome: 'cannotTell',
    });
  });
});
