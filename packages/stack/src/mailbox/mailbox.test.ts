import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MailSummary } from './mail-store.js';
import { startMailbox } from './start-mailbox.js';
import type { RunningMailbox } from './start-mailbox.js';

let folder: string;
let mailbox: RunningMailbox;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relance-mailbox-'));
  mailbox = await startMailbox({ folder, smtpPort: 0, webPort: 0 });
});

afterEach(async () => {
  await mailbox.stop();
  await rm(folder, { recursive: true, force: true });
});

async function send(messageId: string, more: Record<string, unknown> = {}): Promise<void> {
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail({
    from: 'compta@creancier.example',
    to: 'fournisseurs@client.example',
    subject: 'Facture F-2041 échue — 1 872,00 €',
    text: 'Bonjour, la facture F-2041 reste due.',
    html: '<p>Bonjour, <b>la facture</b> reste due.</p><script>alert(1)</script>',
    attachments: [{ filename: 'facture <F-2041>.pdf', content: '%PDF-1.7' }],
    messageId,
    ...more,
  });
  transport.close();
}

async function list(query = ''): Promise<MailSummary[]> {
  return (await (await fetch(`${mailbox.url}/api/messages${query}`)).json()) as MailSummary[];
}

describe('mails sent to the mailbox', () => {
  test('a mail is listed with its Message-ID, both addresses, subject and size, and can be looked up by that id', async () => {
    await send('<r1@relance.example>');
    await send('<r2@relance.example>');
    const mails = await list();
    expect(mails.map((mail) => mail.messageId)).toEqual(['<r1@relance.example>', '<r2@relance.example>']);
    expect(mails[0]).toMatchObject({
      from: 'compta@creancier.example',
      to: ['fournisseurs@client.example'],
      subject: 'Facture F-2041 échue — 1 872,00 €',
    });
    expect(mails[0]?.size).toBeGreaterThan(300);
    expect(await list(`?messageId=${encodeURIComponent('<r2@relance.example>')}`)).toEqual([mails[1]]);
    expect(await list('?messageId=r2@relance.example')).toHaveLength(1);
    expect(await list('?messageId=r3@relance.example')).toEqual([]);
  });

  test('the same Message-ID sent twice is two mails, so that a duplicate can be seen', async () => {
    await send('<twice@relance.example>');
    await send('<twice@relance.example>');
    expect(await list('?messageId=twice@relance.example')).toHaveLength(2);
  });

  test('one message holds headers, text, HTML and the names of attachments, and its parts can be fetched', async () => {
    await send('<r1@relance.example>', { headers: { 'X-Relance-Dispatch': 'abc' } });
    const [mail] = await list();
    const url = `${mailbox.url}/api/messages/${mail?.id ?? ''}`;
    const message = (await (await fetch(url)).json()) as Record<string, unknown>;
    expect(message['text']).toContain('reste due');
    expect(message['attachments']).toEqual([{ filename: 'facture <F-2041>.pdf', mimeType: 'application/pdf' }]);
    expect(message['headers']).toContainEqual({ key: 'x-relance-dispatch', value: 'abc' });
    const raw = await (await fetch(`${mailbox.url}/mails/${mail?.id ?? ''}/raw`)).text();
    expect(raw).toContain('Message-ID: <r1@relance.example>');
    const attachment = await fetch(`${mailbox.url}/mails/${mail?.id ?? ''}/attachments/0`);
    expect(await attachment.text()).toBe('%PDF-1.7');
    expect(attachment.headers.get('content-disposition')).toContain('facture%20%3CF-2041%3E.pdf');
  });

  test('mails outlive a restart of the mailbox', async () => {
    await send('<kept@relance.example>');
    await mailbox.stop();
    mailbox = await startMailbox({ folder, smtpPort: 0, webPort: 0 });
    expect(await list('?messageId=kept@relance.example')).toHaveLength(1);
  });

  test('a client that dies in the middle of a message leaves nothing behind, and the mailbox goes on', async () => {
    const socket = connect(Number(new URL(mailbox.smtpUrl).port), '127.0.0.1');
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const say = async (line: string, code: string): Promise<void> => {
      const before = said.length;
      socket.write(line);
      await vi.waitFor(() => {
        expect(said.slice(before)).toContain(code);
      });
    };
    await vi.waitFor(() => {
      expect(said).toContain('220');
    });
    await say('EHLO client.example\r\n', '250 ');
    await say('MAIL FROM:<a@b.example>\r\n', '250');
    await say('RCPT TO:<c@d.example>\r\n', '250');
    await say('DATA\r\n', '354');
    socket.write('Subject: half\r\nMessage-ID: <half@relance.example>\r\n\r\nfirst line\r\n');
    socket.destroy();
    await send('<whole@relance.example>');
    expect((await list()).map((mail) => mail.messageId)).toEqual(['<whole@relance.example>']);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe('the page of the mailbox', () => {
  test('it speaks the first of French and English that the reader accepts', async () => {
    const page = async (language: string): Promise<string> =>
      (await fetch(mailbox.url, { headers: { 'accept-language': language } })).text();
    expect(await page('fr-FR,fr;q=0.9,en;q=0.8')).toContain('Aucun e-mail pour l’instant');
    expect(await page('en-GB,en;q=0.9')).toContain('No e-mail yet');
    expect(await page('de-DE')).toContain('<html lang="fr">');
  });

  test('a mail is shown in a frame where no script runs and nothing is fetched, and its subject cannot inject markup', async () => {
    await send('<xss@relance.example>', { subject: '<img src=x onerror=alert(1)>' });
    const [mail] = await list();
    const page = await (await fetch(`${mailbox.url}/mails/${mail?.id ?? ''}`)).text();
    expect(page).not.toContain('<img');
    expect(page).toContain('<iframe sandbox');
    const html = await fetch(`${mailbox.url}/mails/${mail?.id ?? ''}/html`);
    expect(html.headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox$/);
    expect((await fetch(`${mailbox.url}/mails/none`)).status).toBe(404);
  });
});
