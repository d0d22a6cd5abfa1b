import { describe, expect, it } from 'vitest';
import { bouncedMail, replyMail } from './sample-mails.fixture.js';
import { readMail } from './read-mail.js';

const read = (text: string) => readMail(Buffer.from(text.replace(/\n/g, '\r\n'), 'utf8'));
const ours = '<3f1c9a77e0d24b5e8c6d@brevanne.example>';

describe('a mail that came in', () => {
  it('is a report where a relay tells of a delivery, by envelope id and the message that came back (RFC 3464)', async () => {
    expect(await read(bouncedMail({ dispatchId: '3f1c9a77e0d24b5e8c6d', messageId: ours }))).toMatchObject({
      kind: 'report',
      envelopeId: '3f1c9a77e0d24b5e8c6d',
      about: [ours],
      reports: [
        {
          action: 'failed',
          status: '5.1.1',
          recipient: 'compta@client.example',
          diagnostic: '550 5.1.1 <compta@client.example>: Recipient address rejected: User unknown',
        },
      ],
    });
  });

  it('is a reply with its words, about the nearest message first', async () => {
    const mail = await read(replyMail({ inReplyTo: ours, references: ['<first@brevanne.example>', ours] }));
    expect(mail).toMatchObject({ kind: 'reply', from: 'odile@client.example', about: [ours, '<first@brevanne.example>'] });
    expect(mail.words).toContain('Le virement est parti hier, réf. 4711.');
  });

  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner=x',
    'Precedence: auto_reply',
    'X-Autoreply: yes',
    'Return-Path: <>',
  ])('is automatic by its header %s (RFC 3834)', async (header) => {
    expect(await read(replyMail({ inReplyTo: ours, headers: [header] }))).toMatchObject({ kind: 'automatic', about: [ours] });
  });

  it.each(['Réponse automatique : Vos factures', 'Automatic reply: Vos factures', 'Out of office', '=?utf-8?Q?R=C3=A9ponse_automatique?='])(
    'is automatic by its subject “%s”',
    async (subject) => {
      expect((await read(replyMail({ inReplyTo: ours, subject }))).kind).toBe('automatic');
    },
  );

  it.each(['Auto-Submitted: no', 'Precedence: first-class', 'X-Auto-Response-Suppress: All'])(
    'is a person’s in spite of the header %s',
    async (header) => {
      expect((await read(replyMail({ inReplyTo: ours, headers: [header] }))).kind).toBe('reply');
    },
  );

  it('has the words of its page where it has no text, and no script of it', async () => {
    const html = '<style>p{}</style><p>Payé&nbsp;hier</p><script>alert(1)</script><div>merci</div>';
    const mail = await read(replyMail({ inReplyTo: ours, html }));
    expect(mail.words.replace(/\s+/g, ' ')).toBe('Payé hier merci');
  });

  it.each([Buffer.alloc(0), Buffer.from([0xff, 0xfe, 0, 1]), Buffer.from('no mail at all')])(
    'that is none at all throws nothing',
    async (bytes) => {
      expect(await readMail(bytes)).toMatchObject({ kind: 'reply', about: [] });
    },
  );

  it('nested a thousand times is no burden', async () => {
    const depth = 1000;
    const opened = Array.from(
      { length: depth },
      (_, index) => `Content-Type: multipart/mixed; boundary=b${String(index)}\n\n--b${String(index)}`,
    );
    expect(await read(opened.join('\n'))).toMatchObject({ about: [] });
  });
});
