import { businessNow } from '@relance/domain';
import { sweepWorkflowType, caseQueue } from '@relance/schemas';
import { openHandOverLog, openStore, BackupRefusedError, everyEntity, type Store } from '@relance/store';
import { bundleWorkflows, runWorkers, type RunningWorkers } from '@relance/workers';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';

/** One business day in a second and a half. */
const scale = 86_400_000 / 1500;
const waiting = { timeout: 90_000, interval: 100 };

const program = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'bin', 'relance.js');

let house: LiveHouse;
let backups: string;
let first: RunningWorkers | undefined;
let second: RunningWorkers | undefined;
let restored: Store | undefined;

beforeAll(async () => {
  house = await openHouse(scale, 'empty');
  backups = await mkdtemp(join(tmpdir(), 'relance-backup-'));
  await house.publish(emailLadder([1, 8, 16]), 'pme');
}, 60_000);

afterAll(async () => {
  await second?.stop();
  await first?.stop();
  await restored?.drop();
  await restored?.close();
  await house.close();
  await rm(backups, { recursive: true, force: true });
});

const mails = async (): Promise<string[]> => (await house.mails()).map(({ messageId }) => messageId);
const sent = (count: number) =>
  vi.waitFor(async () => {
    expect(await mails()).toHaveLength(count);
  }, waiting);
const filesFolder = (): string => join(house.config.dataFolder, 'files');

/** Another database on the same server, as empty as after a loss. */
function emptyAddress(): string {
  return house.config.mongodbUri.replace(/\/relance-test-/u, '/relance-test-again-');
}

it('a backup older than the last message is restored into an empty database: nothing leaves before a person says so, and nothing twice (laws 4, 25)', async () => {
  const dueDate = new Date((await house.store.clock.get())?.epochMs ?? 0).toISOString().slice(0, 10);
  const item = { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: dueDate, dueDate, outstandingCents: 120_000 } as const;
  const caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'compta@client.example' }, [item]);
  const bundle = await bundleWorkflows();
  first = await runWorkers(house.config, bundle);
  const handle = await house.start(caseOf);
  await sent(1);
  await vi.waitFor(async () => {
    expect((await house.store.dispatches.counts(house.entityId)).accepted).toBe(1);
  }, waiting);
  const folder = join(backups, 'one');
  const manifest = await house.store.backup(filesFolder(), folder, Date.now());
  expect(manifest.collections.find(({ name }) => name === 'dispatches')).toMatchObject({ documents: 1 });
  expect(manifest.files.count).toBeGreaterThan(0);
  await expect(house.store.backup(filesFolder(), folder, Date.now())).rejects.toThrow(BackupRefusedError);

  // the second message leaves after the backup; then database and Temporal are lost
  await sent(2);
  await first.stop();
  first = undefined;
  await handle.terminate('lost');

  const handOvers = openHandOverLog(join(house.config.dataFolder, 'handed-over'));
  const clock = await house.store.clock.get();
  const nowMs = clock === undefined ? 0 : businessNow(clock, Date.now());
  const place = { filesFolder: filesFolder(), handOvers, nowMs };
  await expect(house.store.restore(folder, place)).rejects.toThrow(/empty database/u);
  const again = await openStore(emptyAddress());
  restored = again;
  const result = await again.restore(folder, place);
  expect(result.leftSince).toBe(1);
  expect((await again.prepare()).migrations).toEqual([]);

  second = await runWorkers({ ...house.config, mongodbUri: emptyAddress() }, bundle);
  const sweep = {
    workflowId: `sweep-${house.entityId}`,
    taskQueue: caseQueue(house.config.queuePrefix),
    args: [{ queuePrefix: house.config.queuePrefix }],
  };
  await house.client.workflow.execute(sweepWorkflowType, sweep);
  // the case is carried again, and what left is known: the first from the backup, the second looked up
  await vi.waitFor(async () => {
    expect((await again.cases.get(house.entityId, caseOf))?.running).toBe(true);
    expect(await again.dispatches.counts(house.entityId)).toMatchObject({ accepted: 2, unknown: 0 });
    expect((await again.cases.get(house.entityId, caseOf))?.positions[0]).toMatchObject({ reason: { code: 'everythingStopped' } });
  }, waiting);
  expect(await mails()).toHaveLength(2);
  const everything = { entityId: everyEntity, scope: 'everything', target: '' } as const;
  expect(await again.sendingStops.get(everything)).toMatchObject({ state: 'stopped', changedBy: 'restore' });

  await again.sendingStops.resume(everything, { reason: 'looked at', changedAt: nowMs, changedBy: 'test' });
  await sent(3);
  expect(new Set(await mails()).size).toBe(3);
}, 240_000);

it('a backup that was altered is refused before anything is written', async () => {
  const folder = join(backups, 'two');
  await house.store.backup(filesFolder(), folder, Date.now());
  await appendFile(join(folder, 'collections', 'entities.jsonl'), '{"_id":"another"}\n');
  const empty = await openStore(emptyAddress().replace('again', 'altered'));
  const handOvers = { note: () => Promise.resolve(), all: () => Promise.resolve([]) };
  await expect(empty.restore(folder, { filesFolder: join(backups, 'files'), handOvers, nowMs: 0 })).rejects.toThrow(
    /entities is not what/u,
  );
  expect(await empty.entities.list()).toEqual([]);
  expect(await empty.sendingStops.inForce(everyEntity)).toEqual([]);
  await empty.drop();
  await empty.close();
}, 60_000);

it('does the same from the command line, and says why it would not', async () => {
  const run = async (address: string, ...words: string[]): Promise<{ code: number | null; output: unknown }> => {
    const env = { ...process.env, RELANCE_MONGODB_URI: address, RELANCE_DATA_FOLDER: house.config.dataFolder };
    const child = spawn(process.execPath, [program, ...words, '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
    return { code, output: JSON.parse(said) };
  };
  const folder = join(backups, 'three');
  expect(await run(house.config.mongodbUri, 'backup', folder)).toMatchObject({ code: 0, output: { folder } });
  expect(await run(house.config.mongodbUri, 'restore', folder)).toMatchObject({
    code: 1,
    output: { error: { code: 'RLC_BACKUP_REFUSED' } },
  });
  const address = emptyAddress().replace('again', 'by-hand');
  const brought = await openStore(address);
  expect(await run(address, 'restore', folder)).toMatchObject({ code: 0, output: { folder } });
  expect((await brought.entities.list()).map(({ _id }) => _id)).toEqual([house.entityId]);
  await brought.drop();
  await brought.close();
}, 120_000);
