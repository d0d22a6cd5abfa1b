import { findInOrder } from '../provision/find-in-order.js';
import type { Attempt } from '../provision/find-in-order.js';
import { createProgress } from '../provision/progress.js';
import type { Progress } from '../provision/progress.js';
import { mongoFinders, MONGO_REMEDIES } from '../mongo/find-mongo.js';
import type { MongoKind, MongoSource } from '../mongo/find-mongo.js';
import { temporalFinders, TEMPORAL_REMEDIES } from '../temporal/find-temporal.js';
import type { TemporalSource } from '../temporal/find-temporal.js';

/** How services are looked for. */
export interface ProvisionOptions {
  /** Takes only a MongoDB whose files are of this kind; default RELANCE_MONGODB_KIND, else any. */
  mongoKind?: MongoKind | undefined;
  progress?: Progress;
  /** The per-user cache; default `${XDG_CACHE_HOME:-~/.cache}/relance`. */
  cacheRoot?: string;
}

/** Where each service is to be had. */
export interface Provision {
  temporal: TemporalSource;
  mongo: MongoSource;
  attempts: { temporal: Attempt[]; mongo: Attempt[] };
}

/**
 * Finds, downloads or builds what the services need, one after the other (a build takes all processors), each look-up one line of progress.
 * Nothing is started. Throws ServiceMissingError with what the user can do.
 */
export async function provisionServices(options: ProvisionOptions = {}): Promise<Provision> {
  const progress = options.progress ?? createProgress();
  const mongo = await findInOrder('MongoDB', mongoFinders(options.mongoKind ?? forcedKind(), options.cacheRoot), MONGO_REMEDIES, progress);
  const temporal = await findInOrder('Temporal', temporalFinders(options.cacheRoot), TEMPORAL_REMEDIES, progress);
  return { temporal: temporal.value, mongo: mongo.value, attempts: { temporal: temporal.attempts, mongo: mongo.attempts } };
}

function forcedKind(): MongoKind | undefined {
  const given = process.env['RELANCE_MONGODB_KIND'];
  return given === 'embedded' || given === 'mongod' ? given : undefined;
}
