import type { RecordedFact } from '@relance/schemas';
import { caseRecords } from './dunning/cases.js';
import { recordedFactDefinition } from './dunning/recorded-facts.js';
import type { Database } from './mongo/database.js';
import type { Migration } from './mongo/run-migrations.js';

/** Every change of stored records, in order, forward only. */
export function migrationsOf(database: Database): Migration[] {
  return [{ number: 1, name: 'suspensions become recorded facts', run: () => suspensionsBecomeFacts(database) }];
}

/** Promises, disputes and holds were a collection of their own before every kind of fact was kept in one; the ids are the same. */
async function suspensionsBecomeFacts(database: Database): Promise<void> {
  const suspensions = database.records<RecordedFact>({ ...recordedFactDefinition, collection: 'suspensions', indexes: [] });
  const facts = database.records<RecordedFact>(recordedFactDefinition);
  const cases = caseRecords(database);
  for await (const fact of suspensions.each({}, Object.keys(recordedFactDefinition.fields))) {
    await facts.insertOnce(fact);
    await cases.change({ _id: fact.caseId }, { $addToSet: { factIds: fact._id } });
  }
}
