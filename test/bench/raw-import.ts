import { createReadStream } from 'node:fs';
import { openStore } from '@relance/store';
import { parse } from 'csv-parse';
import { MongoClient, type Document } from 'mongodb';

const CHUNK = 500;
const majority = { writeConcern: { w: 'majority' } } as const;

/** Every document an import left in its database: the rows' items, and the accounts and cases they belong to. */
export type Imported = ReadonlyMap<'items' | 'accounts' | 'cases', Document[]>;

/** Reads back what an import stored, so that the raw side can store the very same. Throws when a collection is empty. */
export async function readImported(mongodbUri: string, databaseName: string): Promise<Imported> {
  const client = new MongoClient(mongodbUri);
  try {
    const imported = new Map<'items' | 'accounts' | 'cases', Document[]>();
    for (const name of ['items', 'accounts', 'cases'] as const) {
      const documents = await client.db(databaseName).collection(name).find().toArray();
      if (documents.length === 0) throw new Error(`the import left no ${name}`);
      imported.set(name, documents);
    }
    return imported;
  } finally {
    await client.close();
  }
}

/**
 * The least one could write: csv-parse over every row and insertMany of the same documents, made beforehand, 500 at a time, into a database
 * with the same indexes and write concern; returns the milliseconds.
 */
export async function importRaw(mongodbUri: string, databaseName: string, file: string, imported: Imported): Promise<{ ms: number }> {
  const store = await openStore(mongodbUri, { databaseName });
  await store.prepare();
  const client = new MongoClient(mongodbUri);
  const database = client.db(databaseName);
  const insert = async (name: string, documents: Document[]): Promise<void> => {
    await database.collection(name).insertMany(documents, majority);
  };
  try {
    await client.connect();
    const items = imported.get('items') ?? [];
    const begun = performance.now();
    let row = 0;
    let chunk: Document[] = [];
    const parser = createReadStream(file).pipe(parse({ bom: true, columns: true, delimiter: ';' }));
    const rows = parser[Symbol.asyncIterator]();
    while ((await rows.next()).done !== true) {
      const document = items[row];
      row += 1;
      if (document === undefined) continue;
      chunk.push(document);
      if (chunk.length === CHUNK) {
        await insert('items', chunk);
        chunk = [];
      }
    }
    if (chunk.length > 0) await insert('items', chunk);
    for (const name of ['accounts', 'cases'] as const) {
      const documents = imported.get(name) ?? [];
      for (let from = 0; from < documents.length; from += CHUNK) await insert(name, documents.slice(from, from + CHUNK));
    }
    const ms = performance.now() - begun;
    if (row !== items.length) throw new Error(`${row} rows, ${items.length} items`);
    return { ms };
  } finally {
    await client.close();
    await store.close();
  }
}
