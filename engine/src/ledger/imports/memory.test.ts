import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ImportSource } from '@relance/imports';
import type { ItemRow } from '@relance/store';
import { expect, it } from 'vitest';
import { placeholderEntity } from '../../access/first-entity.js';
import type { EngineDependencies } from '../../dependencies.js';
import { importItems } from './import-items.js';

const LINES = 100_000;
const LINES_OF_AN_ACCOUNT = 4;
const MEBIBYTE = 1_048_576;

function line(index: number): string {
  const code = `C${Math.floor(index / LINES_OF_AN_ACCOUNT)}`;
  const day = String((index % 28) + 1).padStart(2, '0');
  return `${code};Société ${code};F${index};${day}/01/2026;${day}/03/2026;${index % 90},10;${index % 90},10;EUR;compta@${code}.example\r\n`;
}

/** A generated file, never held in memory. */
function generated(lines: number): ImportSource {
  return {
    async *open() {
      yield Buffer.from('Code client;Raison sociale;N° facture;Date facture;Échéance;Montant TTC;Reste dû;Devise;E-mail\r\n');
      for (let from = 0; from < lines; from += 500) {
        const text = Array.from({ length: Math.min(500, lines - from) }, (_unused, index) => line(from + index)).join('');
        yield await Promise.resolve(Buffer.from(text));
      }
    },
  };
}

/** A gauge of the bytes still in use after a full collection. */
function liveBytesMeter(): () => number {
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  if (typeof collectGarbage !== 'function') throw new Error('this runtime cannot be asked to collect garbage');
  return () => {
    Reflect.apply(collectGarbage, undefined, []);
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
}

/** Dependencies whose store takes everything and keeps nothing, so that what grows is the import's own. */
function forgetful(onRows: () => void): EngineDependencies {
  let items = 0;
  const store = {
    accounts: {
      upsertMany: () => Promise.resolve({ created: [], updated: [], unchanged: [] }),
      getMany: () => Promise.resolve([]),
    },
    cases: { recordFactsOfMany: () => Promise.resolve(), getMany: () => Promise.resolve([]) },
    imports: { get: () => Promise.resolve(undefined) },
    scenarios: { assignments: () => Promise.resolve([]) },
    segments: { rules: () => Promise.resolve(undefined) },
    items: {
      importRows: (_entityId: string, rows: readonly ItemRow[]) => {
        onRows();
        const touched = rows.map(({ accountCode }) => {
          items += 1;
          return {
            itemId: `i${items}`,
            caseId: `case of ${accountCode}`,
            accountId: accountCode,
            payerAccountId: accountCode,
            created: true,
          };
        });
        return Promise.resolve({ created: rows.length, updated: 0, unchanged: 0, touched });
      },
    },
  };
  const starter = { wake: () => Promise.resolve() };
  return { store, starter, config: { dataFolder: '' } } as unknown as EngineDependencies;
}

async function importLines(lines: number, onRows: () => void): Promise<number> {
  const upload = { source: generated(lines), fileName: 'open-items.csv', fileHash: '', bytes: 0, discard: () => Promise.resolve() };
  const when = { recordedAt: 0, today: '2026-01-05' } as const;
  const entity = placeholderEntity('Atelier Morel', { name: 'Anne Morel', email: 'anne@morel.example', locale: 'fr' });
  const session = {
    dependencies: forgetful(onRows),
    entity,
    upload,
    importId: 'i',
    dryRun: false,
    locale: 'fr',
    report: () => undefined,
  } as const;
  return (await importItems({ ...session, ...when }, { full: false, confirmed: false })).created;
}

it('imports 100,000 lines in memory that does not grow with them', { timeout: 60_000 }, async () => {
  const liveBytes = liveBytesMeter();
  await importLines(3_000, () => undefined);
  const before = liveBytes();
  let chunks = 0;
  let highest = 0;
  const created = await importLines(LINES, () => {
    chunks += 1;
    if (chunks % 10 === 0) highest = Math.max(highest, liveBytes() - before);
  });
  expect(created).toBe(LINES);
  console.info(`live memory while importing ${LINES} lines: ${(highest / MEBIBYTE).toFixed(1)} MiB above the start`);
  // the file has 9 MiB, its rows as objects over 60; three chunks, the register of documents and the names of 25,000 cases are kept
  expect(highest).toBeLessThan(14 * MEBIBYTE);
});
