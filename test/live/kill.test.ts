import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';

/** One business day in half a second. */
const scale = 86_400_000 / 500;
const days = [1, 4, 8];
const cases = 12;
const kills = 4;

let house: LiveHouse;
let worker: ChildProcess | undefined;

function startWorker(): ChildProcess {
  const { config } = house;
  const program = join(import.meta.dirname, '..', '..', 'workers', 'dist', 'main.js');
  return spawn(process.execPath, [program], {
    stdio: 'ignore',
    env: {
      ...process.env,
      RELANCE_TEMPORAL_ADDRESS: config.temporalAddress,
      RELANCE_QUEUE_PREFIX: config.queuePrefix,
      RELANCE_MONGODB_URI: config.mongodbUri,
      RELANCE_SMTP_URL: config.smtpUrl,
      RELANCE_MAILBOX_URL: config.mailboxUrl,
      RELANCE_DATA_FOLDER: config.dataFolder,
    },
  });
}

/** Kills the worker without warning and starts another. */
async function kill(): Promise<void> {
  const ended = worker === undefined ? Promise.resolve() : once(worker, 'exit');
  worker?.kill('SIGKILL');
  await ended;
  worker = startWorker();
}

beforeAll(async () => {
  house = await openHouse(scale, 'empty');
  await house.publish(emailLadder(days), 'pme');
  for (let index = 0; index < cases; index += 1) {
    const code = `C-${String(index)}`;
    const row = {
      type: 'invoice',
      number: `F-${code}`,
      currency: 'EUR',
      invoiceDate: '2025-08-01',
      dueDate: '2025-09-01',
      outstandingCents: 10_000,
    } as const;
    await house.start(await house.import({ code, segment: 'pme', email: `${code}@client.example` }, [row]));
  }
  worker = startWorker();
}, 60_000);

afterAll(async () => {
  worker?.kill('SIGKILL');
  await house.close();
});

it('a worker killed in the midst of sending neither doubles nor loses a message', async () => {
  for (let count = 1; count <= kills; count += 1) {
    const seen = Math.floor((cases * days.length * count) / (kills + 1));
    await vi.waitFor(
      async () => {
        expect((await house.mails()).length).toBeGreaterThanOrEqual(seen);
      },
      { timeout: 90_000, interval: 20 },
    );
    await kill();
  }
  await vi.waitFor(
    async () => {
      const { cases: rows } = await house.store.cases.list(house.entityId, { limit: cases });
      expect(rows.flatMap(({ positions }) => positions).filter(({ status }) => status === 'parked')).toHaveLength(cases);
    },
    { timeout: 120_000, interval: 500 },
  );
  const ids = (await house.mails()).map(({ messageId }) => messageId);
  expect({ mails: ids.length, different: new Set(ids).size }).toEqual({ mails: cases * days.length, different: cases * days.length });
  expect(await house.store.dispatches.counts(house.entityId)).toMatchObject({ accepted: cases * days.length, unknown: 0, handingOver: 0 });
}, 240_000);
