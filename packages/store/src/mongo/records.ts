import { trusted, type Model, type PipelineStage, type QueryFilter, type UpdateQuery } from 'mongoose';
import { duplicatePositions, isDuplicateKey } from './duplicate-key.js';

/** What every record has; all but those of the whole deployment belong to an entity. */
export interface Identified {
  _id: string;
  entityId?: string;
}

/** Conditions on fields, plain values or {@link condition}s; an operator that comes in as data is treated as a value, never obeyed. */
export type Filter = Readonly<Record<string, unknown>>;

/** An update of one document, atomic on both servers. */
export interface Update {
  $set?: object;
  $unset?: Readonly<Record<string, ''>>;
  $inc?: Readonly<Record<string, number>>;
  $max?: Readonly<Record<string, number>>;
  $push?: Readonly<Record<string, unknown>>;
  $addToSet?: Readonly<Record<string, unknown>>;
}

/** How a read is ordered and cut. */
export interface ReadOptions {
  sort?: Readonly<Record<string, 1 | -1>>;
  limit?: number;
  fields?: readonly string[];
}

/** One compare-and-set of a batch. */
export interface ConditionalUpdate {
  filter: Filter;
  update: Update;
}

const BATCH = 2000;

function batches<T>(values: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(values.length / BATCH) }, (_, index) => values.slice(index * BATCH, (index + 1) * BATCH));
}

/** Marks an operator such as `{ $lt: 5 }` as written by us, so that the filter's sanitizer lets it pass. */
export function condition(operators: Readonly<Record<string, unknown>>): unknown {
  return trusted({ ...operators });
}

/**
 * The documents of one collection: the few operations both servers do atomically, in plain objects. Every operation rejects on I/O failure;
 * a duplicate key is an outcome, not an error.
 */
export class Records<T extends Identified> {
  readonly #model: Model<T>;

  constructor(model: Model<T>) {
    this.#model = model;
  }

  /** The document of an id; undefined also when it belongs to another entity than the one named. */
  async get(id: string, entityId?: string): Promise<T | undefined> {
    return (await this.getMany([id], entityId))[0];
  }

  /**
   * The documents of these ids that exist (in the entity, when one is named), in no particular order. They are asked for by `_id` alone,
   * because the embedded server reads the whole collection for a filter that says more.
   */
  async getMany(ids: readonly string[], entityId?: string): Promise<T[]> {
    const found: T[] = [];
    for (const batch of batches([...new Set(ids)])) {
      found.push(...(await this.find({ _id: batch.length === 1 ? batch[0] : condition({ $in: batch }) })));
    }
    return entityId === undefined ? found : found.filter((document) => document.entityId === entityId);
  }

  /** All documents that satisfy the filter, ordered and cut as asked. */
  async find(filter: Filter, options: ReadOptions = {}): Promise<T[]> {
    const query = this.#model.find(filter as QueryFilter<T>);
    if (options.sort !== undefined) query.sort(options.sort);
    if (options.limit !== undefined) query.limit(options.limit);
    if (options.fields !== undefined) query.select([...options.fields]);
    return await query.lean().exec();
  }

  /** The same, one after the other, for sets too large to hold; only the named fields are there. */
  async *each(filter: Filter, fields: readonly string[]): AsyncGenerator<T> {
    const cursor = this.#model
      .find(filter as QueryFilter<T>)
      .select([...fields])
      .lean()
      .cursor({ batchSize: BATCH });
    for await (const document of cursor) yield document;
  }

  /** How many documents satisfy the filter. */
  async count(filter: Filter): Promise<number> {
    return this.#model.countDocuments(filter as QueryFilter<T>).exec();
  }

  /** Runs an aggregation over the documents that satisfy the filter. */
  async group<Row>(filter: Filter, stages: readonly PipelineStage[]): Promise<Row[]> {
    const match = this.#model.find(filter as QueryFilter<T>).cast(this.#model) as Record<string, unknown>;
    return this.#model.aggregate<Row>([{ $match: match }, ...stages]).exec();
  }

  /** Inserts a document unless its `_id` (or another unique key) is there already; says whether it was this call that inserted it. */
  async insertOnce(document: T): Promise<boolean> {
    try {
      await this.#model.insertMany([document], { lean: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Inserts many at once, in any order; returns the ids that this call inserted. */
  async insertMissing(documents: readonly T[]): Promise<Set<string>> {
    const inserted = new Set<string>();
    // in the order of the index, so that neighbours are written together
    const ordered = documents.toSorted((left, right) => (left._id < right._id ? -1 : 1));
    for (const batch of batches(ordered)) {
      const refused = await this.#insertBatch(batch);
      batch.forEach((document, index) => {
        if (!refused.has(index)) inserted.add(document._id);
      });
    }
    return inserted;
  }

  async #insertBatch(batch: T[]): Promise<Set<number>> {
    try {
      await this.#model.insertMany(batch, { lean: true, ordered: false, rawResult: true });
      return new Set();
    } catch (error) {
      const refused = duplicatePositions(error);
      if (refused === undefined) throw error;
      return refused;
    }
  }

  /** Changes the one document that satisfies the filter, atomically, and returns it as this change left it; undefined when none does. */
  async change(filter: Filter, update: Update): Promise<T | undefined> {
    const changed = await this.#model
      .findOneAndUpdate(filter as QueryFilter<T>, update as UpdateQuery<T>, { returnDocument: 'after' })
      .lean()
      .exec();
    return (changed as T | null) ?? undefined;
  }

  /** Many compare-and-sets at once, each atomic by itself, by `_id`; returns how many documents changed. */
  async changeMany(updates: readonly ConditionalUpdate[]): Promise<number> {
    let changed = 0;
    for (const batch of batches(updates)) {
      const operations = batch.map((updateOne) => ({ updateOne })) as unknown as Parameters<Model<T>['bulkWrite']>[0];
      changed += (await this.#model.bulkWrite(operations, { ordered: false })).modifiedCount;
    }
    return changed;
  }

  /** Removes what satisfies the filter (sessions and locks only: facts and evidence are never removed); returns how many. */
  async remove(filter: Filter): Promise<number> {
    return (await this.#model.deleteMany(filter as QueryFilter<T>).exec()).deletedCount;
  }
}
