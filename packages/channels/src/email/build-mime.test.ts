import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '@relance/schemas';
import type { BuiltMessage } from '../channel.js';
import { validAddress } from './address.js';
import { buildMime } from './build-mime.js';
import { emailChannel } from './email-channel.js';
import { startRelay, type Relay } from './smtp-relay.fixture.js';

const plain: OutgoingMessage = {
  dispatchId: 'dispatch-0001',
  from: { name: 'Brévanne', address: 'a@brevanne.example' },
  to: { name: 'Odile', address: 'b@client.example' },
  subject: 'Vos factures',
  html: '<p>x</p>',
  text: 'x',
  sentAt: 0,
};

/** Header names of a message, unfolded by hand: an oracle that shares no code with the composer. */
function headerNames(bytes: Uint8Array): string[] {
  const [head = ''] = Buffer.from(bytes).toString('latin1').split('\r\n\r\n');
  return head.split(/\r\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
}

const expectedHeaders = [
  'from',
  'to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
  'auto-submitted',
  'in-reply-to',
  'references',
];

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\0', ',', ';', ' ', '<', '>', '@', '"', '(', ')', 'a', '.', ':', '\u2028', '\u00a0', 'é'),
  }),
  fc.constantFrom('x\r\nBcc: evil@x.example', 'b@client.example, evil@x.example', '"b@client.example, evil"@x.example', '<b@x.example>'),
);

describe('what may stand in an envelope or a header', () => {
  it.each([
    ['compta@lormeau-electricite.example', 'compta@lormeau-electricite.example'],
    ['A.B+c@Client.Example', 'A.B+c@client.example'],
    ['facturation@élan.example', 'facturation@xn--lan-9la.example'],
  ])('%s is one address', (written, address) => {
    expect(validAddress(written)).toBe(address);
  });

  it.each([
    'a@b.example,c@d.example',
    'a@b.example c@d.example',
    '"a b"@c.example',
    'a@b@c.example',
    'a@b.example@c.example',
    'a@localhost',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@b.example\n',
    'a..b@c.example',
    '.a@c.example',
    'a@-b.example',
    'Odile <a@b.example>',
    'a@b.example>',
    '',
    `${'a'.repeat(65)}@b.example`,
  ])('%j is not one address', (written) => {
    expect(validAddress(written)).toBeUndefined();
  });

  it('control characters in a name, the subject, a header or the thread refuse the message (register 13)', async () => {
    const bad: Partial<OutgoingMessage>[] = [
      { subject: 'a\r\nBcc: x@y.example' },
      { to: { name: 'a\nb', address: 'b@client.example' } },
      { headers: { 'X-Relance': 'a\r\nBcc: x@y.example' } },
      { headers: { Bcc: 'x@y.example' } },
      { headers: { 'X-A\r\nBcc': 'x' } },
      { inReplyTo: '<a@b.example>\r\nBcc: x@y.example' },
      { references: ['a@b.example'] },
      { dispatchId: 'a\r\nb-long-enough' },
    ];
    for (const change of bad) expect(await buildMime({ ...plain, ...change })).toMatchObject({ outcome: 'failed', retryable: false });
  });

  it('whatever the texts, a built message has no header we did not write and one recipient', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, async (name, address, subject, body) => {
        const result = await buildMime({ ...plain, to: { name, address: fcAddress(address) }, subject, html: body, text: body });
        if (result.outcome === 'failed') return;
        const names = headerNames(result.bytes);
        expect(names.filter((header) => !expectedHeaders.includes(header))).toEqual([]);
        expect(new Set(names).size).toBe(names.length);
        expect(result.envelope.to).toMatch(/^[^\s,;<>@"]+@[a-z0-9.-]+$/);
      }),
      { numRuns: 2_000 },
    );
  });

  /** Half of the addresses are whole garbage, half are garbage before a plausible domain. */
  function fcAddress(text: string): string {
    return text.length % 2 === 0 ? text : `${text}@client.example`;
  }

  it('a file or an address in the body is never read (register 14)', async () => {
    await expect(buildMime({ ...plain, html: { path: import.meta.filename } as unknown as string })).rejects.toThrow(/rejected/);
  });
});

describe('10,000 hostile addresses at a real relay (register 5)', () => {
  let relay: Relay;
  beforeAll(async () => {
    relay = await startRelay();
  });
  afterAll(() => relay.stop());

  it('never reach a number of recipients other than one', async () => {
    const channel = emailChannel({ smtpUrl: relay.url });
    const addresses = fc.sample(hostileAddress, { numRuns: 10_000, seed: 20_250_901 });
    const built: BuiltMessage[] = [];
    for (const address of addresses) {
      const result = await channel.build({ ...plain, to: { name: 'Odile', address } });
      if (result.outcome === 'built') built.push(result);
    }
    // the conversation costs the most: of those that pass, four hundred are sent, fifty at a time
    const sent = built.slice(0, 400);
    expect(sent.length).toBeGreaterThan(100);
    for (let from = 0; from < sent.length; from += 50) {
      const results = await Promise.all(sent.slice(from, from + 50).map((message) => channel.send(message)));
      expect(results.filter(({ outcome }) => outcome !== 'accepted')).toEqual([]);
    }
    expect(built.filter(({ envelope }) => validAddress(envelope.to) !== envelope.to)).toEqual([]);
    expect(relay.received.filter(({ to }) => to.length !== 1)).toEqual([]);
    expect(relay.received.flatMap(({ to }) => to.map(inAscii)).sort()).toEqual(sent.map(({ envelope }) => envelope.to).sort());
  }, 60_000);
});

/** The relay shows international domains in their own letters. */
function inAscii(address: string): string {
  const at = address.indexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

const oneOf = (characters: string): fc.Arbitrary<string> => fc.constantFrom(...Array.from(characters));
const atom = fc.string({ unit: oneOf('abcXYZ019.+-_\'"(),;:<>[]@ \\\t\r\né%!&$|{}'), minLength: 1, maxLength: 12 });
const plainAtom = fc.string({ unit: oneOf("abcXYZ019+-_'%!&$|{}=/?^~#*`"), minLength: 1, maxLength: 12 });
const hostileAddress = fc.oneof(
  fc.tuple(atom, atom).map(([local, domain]) => `${local}@${domain}.example`),
  fc.tuple(plainAtom, atom).map(([local, domain]) => `${local}@${domain}`),
  fc.tuple(plainAtom, plainAtom).map(([local, domain]) => `${local}@${domain.replace(/[^a-z0-9]/gi, 'x')}.example`),
  fc.tuple(plainAtom, plainAtom).map(([one, two]) => `${one}@client.example, ${two}@other.example`),
);
