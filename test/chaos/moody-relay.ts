import { connect, createServer, type Socket } from 'node:net';

/** What a mail server may do to a conversation: let it pass, turn it away, say nothing after the message, or take it and cut before it says so. */
export type Mood = 'passes' | 'refuses' | 'hangs' | 'drops';

/** A relay between the workers and the sink, which does with each conversation as it is told. */
export interface MoodyRelay {
  url: string;
  /** How often each mood was had. */
  readonly had: Record<Mood, number>;
  stop(): Promise<void>;
}

/** Starts a relay before an SMTP server on this machine; `next` says what becomes of the next conversation. What hangs or drops has reached the sink. */
export async function startMoodyRelay(sinkUrl: string, next: () => Mood): Promise<MoodyRelay> {
  const sinkPort = Number(new URL(sinkUrl).port);
  const had: Record<Mood, number> = { passes: 0, refuses: 0, hangs: 0, drops: 0 };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const mood = next();
    had[mood] += 1;
    client.on('error', () => {
      // a worker killed meanwhile: its other end hears of it by the close
    });
    if (mood === 'refuses') {
      client.end('421 4.3.2 closing\r\n');
      return;
    }
    join(client, sinkPort, mood, open);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay has no port');
  return {
    url: `smtp://127.0.0.1:${String(address.port)}`,
    had,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** Carries a conversation on to the sink; what the sink answers after it was told to go on with the message (354) comes back as the mood will have it. */
function join(client: Socket, sinkPort: number, mood: Mood, open: Set<Socket>): void {
  const sink = connect(sinkPort, '127.0.0.1');
  sink.on('error', () => {
    // the client hears of it by the close
  });
  for (const socket of [client, sink]) {
    open.add(socket);
    socket.on('close', () => {
      open.delete(socket);
      client.destroy();
      sink.destroy();
    });
  }
  client.on('data', (bytes) => sink.write(bytes));
  let hasMessage = false;
  sink.on('data', (bytes) => {
    if (hasMessage && mood === 'hangs') return;
    if (hasMessage && mood === 'drops') client.destroy();
    else client.write(bytes);
    hasMessage ||= bytes.toString('latin1').startsWith('354');
  });
}
