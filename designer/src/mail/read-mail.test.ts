import { describe, expect, it } from 'vitest';
import { readMail } from './read-mail.js';

const message = [
  'From: Comptabilité <compta@creancier.example>',
  'Subject: =?UTF-8?Q?Rappel?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed;',
  ' boundary="outer"',
  '',
  '--outer',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Reste d=C3=BB : 1=E2=80=AF872,00 =E2=82=AC, =',
  'merci.',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  btoa(String.fromCharCode(...new TextEncoder().encode('<p>Reste dû</p>'))),
  '--inner--',
  '--outer',
  'Content-Type: text/plain',
  'Content-Disposition: attachment; filename=piece.txt',
  '',
  'not to be shown',
  '--outer--',
  '',
].join('\r\n');

describe('a message as it was sent', () => {
  it('is read in both its forms, accents and amounts intact', () => {
    expect(readMail(message)).toEqual({ text: 'Reste dû : 1\u202f872,00 €, merci.', html: '<p>Reste dû</p>' });
  });

  it('may be one plain part', () => {
    expect(readMail('Content-Type: text/plain\n\nBonjour')).toEqual({ text: 'Bonjour' });
  });

  it('never shows an attachment as its text', () => {
    expect(readMail('Content-Type: text/plain\nContent-Disposition: attachment\n\nannexe')).toEqual({});
  });

  it('does not follow parts for ever', () => {
    const nested = Array.from({ length: 50 }, (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}x\n\n--b${depth}x\n`).join(
      '',
    );
    expect(readMail(`${nested}Content-Type: text/plain\n\ntoo deep`)).toEqual({});
  });
});
