import type { RecordedFact } from '@relance/schemas';
import { caseRecords } from './dunning/cases/cases.js';
import { recordedFactDefinition } from './dunning/recorded-facts.js';
import type { Database } from './mongo/database.js';
import { condition } from './mongo/records.js';
import { openSeats } from './people/seats.js';
import { userDefinition, type NewUser } from './people/users.js';
import type { Migration } from './mongo/run-migrations.js';

/** Every change of stored records, in order, forward only. */
export function migrationsOf(database: Database): Migration[] {
  return [
    { number: 1, name: 'suspensions become recorded facts', run: () => suspensionsBecomeFacts(database) },
    { number: 2, name: 'roles of users become seats of entities', run: () => rolesBecomeSeats(database) },
  ];
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

/** What a user may do stood beside his password before every entity kept its seats in one document. */
async function rolesBecomeSeats(database: Database): Promise<void> {
  const users = database.records<NewUser>(userDefinition);
  const seats = openSeats(database);
  for await (const { _id, roles } of users.each({ roles: condition({ $exists: true }) }, ['roles'])) {
    for (const { entityId, role } of roles) await seats.give(entityId, _id, role);
    await users.change({ _id }, { $unset: { roles: '' } });
  }
}
