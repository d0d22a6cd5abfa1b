import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';

const root = join(import.meta.dirname, '..', '..');
const waiting = { timeout: 90_000, interval: 50 };

let house: LiveHouse;
let children: ChildProcess[] = [];

beforeEach(async () => {
  children = [];
  // one business day in ten seconds: a mail leaves while its case is looked at
  house = await openHouse(8640, 'empty');
}, 60_000);

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  await house.close();
});

/** Starts a program of ours, built; resolves when it says so. */
async function run(program: string, ready: string, more: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  const { config } = house;
  const child = spawn(process.execPath, [join(root, program)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      RELANCE_TEMPORAL_ADDRESS: config.temporalAddress,
      RELANCE_QUEUE_PREFIX: config.queuePrefix,
      RELANCE_MONGODB_URI: config.mongodbUri,
      RELANCE_SMTP_URL: config.smtpUrl,
      RELANCE_MAILBOX_URL: config.mailboxUrl,
      RELANCE_DATA_FOLDER: config.dataFolder,
      RELANCE_LOG_LEVEL: 'error',
      ...more,
    },
  });
  children.push(child);
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  await vi.waitFor(() => {
    expect(child.exitCode).toBeNull();
    expect(said).toContain(ready);
  }, waiting);
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

interface Answered {
  status: number;
  port: number;
  closes: boolean;
}

/** One request on a kept connection. Rejects as the caller would see it fail. */
function ask(agent: Agent, port: number): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, host: '127.0.0.1', path: '/healthz' }, (response) => {
      response.resume().once('end', () => {
        resolve({ status: response.statusCode ?? 0, port, closes: response.headers.connection === 'close' });
      });
    });
    sent.once('error', reject).end();
  });
}

it('an engine that is told to stop under load answers every request, and those who kept their connection go on elsewhere', async () => {
  const [old, next] = [await freePort(), await freePort()];
  const ending = await run('engine/dist/main.js', 'engine ready', { RELANCE_PORT: String(old) });
  await run('engine/dist/main.js', 'engine ready', { RELANCE_PORT: String(next) });
  const answers: Answered[] = [];
  const failures: string[] = [];
  let over = false;
  const caller = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let port = old;
    while (!over) {
      try {
        const answer = await ask(agent, port);
        answers.push(answer);
        if (answer.closes) port = next;
      } catch (error) {
        failures.push(String(error));
      }
    }
    agent.destroy();
  };
  const callers = Array.from({ length: 8 }, caller);
  await vi.waitFor(() => {
    expect(answers.length).toBeGreaterThan(100);
  }, waiting);
  const exited = once(ending, 'exit');
  ending.kill('SIGTERM');
  const [code] = (await exited) as [number | null];
  const before = answers.length;
  await vi.waitFor(() => {
    expect(answers.length).toBeGreaterThan(before + 50);
  }, waiting);
  over = true;
  await Promise.all(callers);
  expect(code).toBe(0);
  expect(failures).toEqual([]);
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(answers.filter(({ port }) => port === next).length).toBeGreaterThan(50);
}, 240_000);

it('a worker that is told to stop in the middle of its mails lets them end, and the next one sends the rest, each once', async () => {
  await house.publish(emailLadder([1, 60]), 'pme');
  const clock = await house.store.clock.get();
  const dueDate = new Date((clock?.epochMs ?? 0) - 86_400_000).toISOString().slice(0, 10);
  const first = await run('workers/dist/main.js', 'workers ready');
  const codes = Array.from({ length: 30 }, (_, index) => `C-${String(index)}`);
  const cases: string[] = [];
  for (const code of codes) {
    const item = { type: 'invoice', number: `F-${code}`, currency: 'EUR', invoiceDate: dueDate, dueDate, outstandingCents: 9000 } as const;
    cases.push(await house.import({ code, segment: 'pme', email: `${code.toLowerCase()}@client.example` }, [item]));
  }
  await Promise.all(cases.map((caseOf) => house.start(caseOf)));
  await vi.waitFor(async () => {
    expect((await house.mails()).length).toBeGreaterThan(2);
  }, waiting);
  const exited = once(first, 'exit');
  first.kill('SIGTERM');
  expect(((await exited) as [number | null])[0]).toBe(0);
  const sentByFirst = (await house.mails()).length;
  expect(sentByFirst).toBeLessThan(codes.length);
  const { handingOver, intent } = await house.store.dispatches.counts(house.entityId);
  expect({ handingOver, intent }).toEqual({ handingOver: 0, intent: 0 });
  await run('workers/dist/main.js', 'workers ready');
  await vi.waitFor(async () => {
    expect(await house.mails()).toHaveLength(codes.length);
  }, waiting);
  expect(new Set((await house.mails()).map(({ messageId }) => messageId)).size).toBe(codes.length);
  expect((await house.store.dispatches.counts(house.entityId)).unknown).toBe(0);
}, 240_000);
