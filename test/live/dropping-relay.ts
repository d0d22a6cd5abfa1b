import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A relay that takes every mail whole and hangs up on the first ones before it says so: nobody can tell whether they left. */
export interface DroppingRelay {
  /** `smtp://…` */
  url: string;
  /** The mails it said yes to, as they came. */
  taken: string[];
  /** How many it hung up on. */
  dropped: number;
  stop(): Promise<void>;
}

/** Starts the relay on a free port of loopback; it hangs up on the first `drops` mails. */
export async function startDroppingRelay(drops: number): Promise<DroppingRelay> {
  const sockets = new Set<Socket>();
  const relay = { url: '', taken: [] as string[], dropped: 0 };
  const server = createServer((socket) => {
    sockets.add(socket);
    let mail: string | undefined;
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.write('220 dropping.example\r\n');
    socket.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (mail === undefined) {
          if (/^data/iu.test(line)) mail = '';
          socket.write(/^data/iu.test(line) ? '354 go on\r\n' : /^quit/iu.test(line) ? '221 bye\r\n' : '250 ok\r\n');
        } else if (line !== '.') mail += `${line}\r\n`;
        else if (relay.dropped < drops) {
          relay.dropped += 1;
          socket.destroy();
          return;
        } else {
          relay.taken.push(mail);
          mail = undefined;
          socket.write('250 taken\r\n');
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  relay.url = `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return Object.assign(relay, {
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
