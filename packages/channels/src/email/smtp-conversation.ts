import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { BuiltMessage, SendResult, SmtpTimeouts } from '../channel.js';

/** Shorter in sum than the two minutes the caller allows. */
export const defaultTimeouts: SmtpTimeouts = { connectMs: 10_000, greetingMs: 10_000, silenceMs: 30_000, totalMs: 60_000 };

/** As much of an error of the SMTP client as tells what happened. */
export interface SmtpFault {
  message: string;
  code?: string | undefined;
  command?: string | undefined;
  responseCode?: number | undefined;
}

/** How far the conversation was when it failed: whether a single byte of the message was asked for by the relay. */
export interface Progress {
  dataBegun: boolean;
}

/**
 * What a failure means (DESIGN §5, RFC 5321 §4.2): a 5xx on the recipient or on the message is final; any other refusal or loss before
 * DATA may be tried again, for it concerns the relay and not the debtor; an answered refusal after DATA is a refusal; anything else after
 * DATA may have been delivered.
 */
function judgeFault({ message, code = 'ESMTP', command, responseCode }: SmtpFault, { dataBegun }: Progress): SendResult {
  const text = message.slice(0, 500);
  const failureCode = responseCode === undefined ? code : `smtp${String(responseCode)}`;
  const refused = responseCode !== undefined && responseCode >= 400;
  if (dataBegun && !(refused && command === 'DATA')) return { outcome: 'unknown', text };
  const permanent = responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
  // the client's own refusal, before asking the relay: the message is larger than the relay takes
  const tooLarge = code === 'EMESSAGE' && responseCode === undefined;
  return { outcome: 'failed', code: failureCode, text, retryable: !(permanent || tooLarge) };
}

/**
 * Hands the bytes to the relay in one conversation: connect, STARTTLS and AUTH as the URL says, MAIL with ENVID where offered (RFC 3461),
 * RCPT, DATA, QUIT. The bytes go out as they are. Never throws for what the relay does; every wait is bounded.
 */
export async function smtpConversation(
  smtpUrl: string,
  message: Omit<BuiltMessage, 'outcome'>,
  timeouts: SmtpTimeouts,
): Promise<SendResult> {
  const { auth, ...options } = parseConnectionUrl(smtpUrl);
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    dnsTimeout: timeouts.connectMs,
  });
  const progress: Progress = { dataBegun: false };
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<SendResult>((resolve) => {
      const fail = (fault: SmtpFault): void => {
        resolve(judgeFault(fault, progress));
      };
      connection.on('error', fail);
      connection.once('end', () => {
        fail({ message: 'the relay closed the connection', code: 'ECONNECTION' });
      });
      deadline = setTimeout(() => {
        fail({ message: `no end after ${String(timeouts.totalMs)} ms`, code: 'ETIMEDOUT' });
      }, timeouts.totalMs);
      const send = (): void => {
        connection.send(envelopeOf(message), bytesOf(message.bytes, progress), (fault, info) => {
          if (fault) fail(fault);
          else resolve({ outcome: 'accepted', providerId: info.response.slice(0, 200) });
        });
      };
      connection.connect((fault) => {
        if (fault) fail(fault);
        else if (auth === undefined || connection.authenticated) send();
        else {
          connection.login(auth, (refused) => {
            if (refused) fail(refused);
            else send();
          });
        }
      });
    });
  } finally {
    clearTimeout(deadline);
    // an error after the verdict is not ours any more; without a listener it would end the process
    connection.on('error', () => undefined);
    connection.quit();
    connection.close();
  }
}

function envelopeOf({ envelope, dispatchId, bytes }: Omit<BuiltMessage, 'outcome'>): Parameters<SMTPConnection['send']>[0] {
  return {
    from: envelope.from,
    to: [envelope.to],
    size: bytes.length,
    dsn: { ret: 'HDRS', envid: dispatchId, notify: ['FAILURE', 'DELAY'] },
  };
}

/** The bytes as a stream that notes the moment the relay asks for the first of them. */
function bytesOf(bytes: Uint8Array, progress: Progress): Readable {
  return new Readable({
    read() {
      progress.dataBegun = true;
      this.push(bytes);
      this.push(null);
    },
  });
}
