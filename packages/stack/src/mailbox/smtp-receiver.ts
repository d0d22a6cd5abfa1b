import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { Envelope, MailStore } from './mail-store.js';

const LARGEST_MAIL_BYTES = 30 * 1024 * 1024;

/** A listening SMTP server. */
export interface SmtpReceiver {
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts an SMTP server on 127.0.0.1 that takes every mail (RFC 5321) and keeps it before it answers 250, so that an acknowledged mail is a stored
 * one. A client that dies inside DATA leaves nothing behind; a mail above 30 MB is refused with 552. `port` 0 takes a free one.
 */
export async function startSmtpReceiver(store: MailStore, port: number): Promise<SmtpReceiver> {
  const server = new SMTPServer({
    name: 'localhost',
    closeTimeout: 1000,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) => {
      done(null, { user: auth.username ?? 'anyone' });
    },
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    banner: 'Relance mailbox: nothing leaves this machine',
    onData: (stream, session, done) => {
      receive(store, stream, session).then(
        () => {
          done();
        },
        (error: unknown) => {
          done(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  });
  server.on('error', () => {
    // One client's broken connection is no fault of the mailbox; a failure to listen is reported below.
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mailbox has no port');
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

async function receive(store: MailStore, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const raw = await readAll(stream);
  if (stream.sizeExceeded) throw Object.assign(new Error('the message is larger than 30 MB'), { responseCode: 552 });
  await store.add(raw, envelopeOf(session), Date.now());
}

/** Everything up to the final dot. Throws when the connection ends before it: then no message was handed over. */
async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => {
      resolve(Buffer.concat(chunks));
    });
    stream.once('error', reject);
    stream.once('close', () => {
      reject(new Error('the client left in the middle of the message')); // without effect after `end`
    });
  });
}

function envelopeOf(session: SMTPServerSession): Envelope {
  const { mailFrom, rcptTo } = session.envelope;
  return { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map((recipient) => recipient.address) };
}
