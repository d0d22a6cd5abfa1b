import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** One message as the relay received it: the recipients of the envelope and the bytes. */
export interface ReceivedMail {
  from: string;
  to: string[];
  envelopeId: string | undefined;
  raw: string;
}

/** A relay on a free loopback port that keeps what it accepts. */
export interface Relay {
  url: string;
  received: ReceivedMail[];
  stop: () => Promise<void>;
}

/** Starts a real SMTP server that accepts all, unless `options` refuse. */
export async function startRelay(options: SMTPServerOptions = {}): Promise<Relay> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const parameters: Readonly<Record<string, unknown>> = mailFrom === false || !mailFrom.args ? {} : { ...mailFrom.args };
        const envelopeId = parameters['ENVID'];
        received.push({
          from,
          to: rcptTo.map(({ address }) => address),
          envelopeId: typeof envelopeId === 'string' ? envelopeId : undefined,
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        done(null);
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // a client that hangs up is what some tests are about
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: urlOf(server.server),
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

/**
 * Starts a server that speaks just enough SMTP to take the message and then, after the final dot, does `afterDot` to the socket; or,
 * before DATA, `onData` instead of the go-ahead.
 */
export async function startStubbornRelay(moves: {
  afterDot?: (socket: Socket) => void;
  onData?: (socket: Socket) => void;
}): Promise<Relay> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // the client gives up on purpose
    socket.write('220 stubborn.example ESMTP\r\n');
    let inData = false;
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (inData) {
        if (text.endsWith('\r\n.\r\n')) moves.afterDot?.(socket);
      } else if (!/^DATA/im.test(text)) socket.write('250 go on\r\n');
      else if (moves.onData) moves.onData(socket);
      else {
        inData = true;
        socket.write('354 go ahead\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: urlOf(server), received: [], stop };
}

function urlOf(server: Pick<Server, 'address'>): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay has no port');
  return `smtp://127.0.0.1:${String(address.port)}`;
}
