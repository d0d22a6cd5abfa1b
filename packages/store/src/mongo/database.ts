import { Mongoose, type Connection } from 'mongoose';
import type { FieldKind, RecordDefinition } from './record-definition.js';
import { Records, type Identified } from './records.js';

const DEFAULT_DATABASE = 'relance';
const THROW_AWAY = /^relance-test-/;

/** An open connection and the collections asked of it. */
export interface Database {
  readonly name: string;
  /** The documents of a collection, by its definition. */
  records<T extends Identified>(definition: RecordDefinition): Records<T>;
  /** The names of all collections that were asked for. */
  collectionNames(): string[];
  /** The documents of a collection that was asked for before, under its name alone. */
  existing<T extends Identified>(collection: string): Records<T>;
  /** Every document of a collection as it is stored, in order of `_id`. */
  documents(collection: string): AsyncIterable<Identified>;
  /** Inserts documents as they are; one whose id is there is overwritten by none and left. */
  insertAll(collection: string, documents: readonly Identified[]): Promise<void>;
  /** Builds every declared index that is missing; returns their names as `collection.index`. */
  ensureIndexes(): Promise<string[]>;
  /** Whether the server answers; rejects when it does not. */
  ping(): Promise<void>;
  /** Drops the whole database; refused with RangeError unless its name begins with `relance-test-`. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

function typesOf(mongoose: Mongoose): Record<FieldKind, unknown> {
  const { Mixed } = mongoose.Schema.Types;
  return { string: String, number: Number, boolean: Boolean, array: Mixed, object: Mixed };
}

function openCollection<T extends Identified>(mongoose: Mongoose, connection: Connection, definition: RecordDefinition): Records<T> {
  const types = typesOf(mongoose);
  const fields = Object.fromEntries(Object.entries(definition.fields).map(([field, kind]) => [field, { type: types[kind] }]));
  const schema = new mongoose.Schema(fields, { versionKey: false, minimize: false, id: false, collection: definition.collection });
  for (const { name, keys, unique } of definition.indexes) schema.index({ ...keys }, { name, unique: unique ?? false });
  return new Records<T>(connection.model<T>(definition.collection, schema as never));
}

async function connect(mongoose: Mongoose, uri: string, databaseName: string | undefined): Promise<Connection> {
  const named = databaseName ?? (new URL(uri).pathname.length > 1 ? undefined : DEFAULT_DATABASE);
  const connection = mongoose.createConnection(uri, {
    ...(named === undefined ? {} : { dbName: named }),
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 5000,
  });
  return connection.asPromise();
}

/**
 * Connects to a MongoDB-protocol server with majority read and write concern; indexes and collections are only made by `ensureIndexes`.
 * The name comes from the argument, else from the address, else `relance`. Rejects when the server does not answer within 5 s.
 */
export async function openDatabase(uri: string, databaseName?: string): Promise<Database> {
  const mongoose = new Mongoose({ sanitizeFilter: true, strict: 'throw', strictQuery: 'throw', autoIndex: false, autoCreate: false });
  const connection = await connect(mongoose, uri, databaseName);
  const definitions = new Map<string, RecordDefinition>();
  return {
    name: connection.name,
    records: <T extends Identified>(definition: RecordDefinition) => {
      if (definitions.has(definition.collection)) return new Records<T>(connection.model<T>(definition.collection));
      definitions.set(definition.collection, definition);
      return openCollection<T>(mongoose, connection, definition);
    },
    collectionNames: () => [...definitions.keys()],
    existing: <T extends Identified>(collection: string) => new Records<T>(connection.model<T>(collection)),
    async *documents(collection) {
      for await (const document of connection.collection<Identified>(collection).find({}).sort({ _id: 1 })) yield document;
    },
    insertAll: async (collection, documents) => {
      const operations = documents.map(({ _id, ...rest }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
      }));
      await connection.collection<Identified>(collection).bulkWrite(operations, { ordered: false });
    },
    ensureIndexes: async () => {
      for (const model of Object.values(connection.models)) await model.createIndexes();
      return [...definitions.values()].flatMap(({ collection, indexes }) => indexes.map(({ name }) => `${collection}.${name}`));
    },
    ping: async () => {
      await connection.db?.command({ ping: 1 });
    },
    drop: async () => {
      if (!THROW_AWAY.test(connection.name)) throw new RangeError(`only a throw-away database may be dropped, not ${connection.name}`);
      await connection.dropDatabase();
    },
    close: () => connection.close(),
  };
}
