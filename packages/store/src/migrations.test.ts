import type { RecordedFact } from '@relance/schemas';
import { expect, it } from 'vitest';
import { caseRecords, openCaseRepository } from './dunning/cases/cases.js';
import { openRecordedFacts, recordedFactDefinition } from './dunning/recorded-facts.js';
import { migrationsOf } from './migrations.js';
import { openSeats } from './people/seats.js';
import { openUsers, userDefinition, type NewUser } from './people/users.js';
import { openThrowAwayDatabase } from './throw-away-store.js';

const hold: RecordedFact = {
  _id: 'h1',
  entityId: 'e',
  caseId: 'c',
  kind: 'hold',
  fromOn: '2026-01-05',
  untilOn: '2026-01-30',
  reason: 'Audit',
  owner: 'collector',
  recordedAt: 100,
  recordedBy: 'u',
};

it('what was recorded as a suspension is a fact of its case, also when the migration was cut off and runs again', async () => {
  const database = await openThrowAwayDatabase();
  const cases = openCaseRepository(caseRecords(database));
  await cases.ensure('e', 'c', 'a');
  await database.records<RecordedFact>({ ...recordedFactDefinition, collection: 'suspensions', indexes: [] }).insertOnce(hold);
  for (const migration of [...migrationsOf(database), ...migrationsOf(database)]) await migration.run();
  expect(await openRecordedFacts(database).byCase('e', 'c')).toEqual([hold]);
  expect(await cases.get('e', 'c')).toMatchObject({ factIds: ['h1'] });
  await database.drop();
  await database.close();
});

it('what a user might do beside his password is his seat in each entity, also when the migration was cut off and runs again', async () => {
  const database = await openThrowAwayDatabase();
  const roles = [
    { entityId: 'acme', role: 'admin' },
    { entityId: 'trade', role: 'auditor' },
  ] as const;
  const anne = { _id: 'u1', email: 'a@acme.test', name: 'Anne', passwordHash: 'h', locale: 'fr', failedSignIns: 0, createdAt: 1 } as const;
  await database.records<NewUser>(userDefinition).insertOnce({ ...anne, roles });
  for (const migration of [...migrationsOf(database), ...migrationsOf(database)]) await migration.run();
  const seats = openSeats(database);
  expect(await seats.ofUser('u1')).toEqual([
    { entityId: 'acme', seat: { userId: 'u1', role: 'admin', since: 1 } },
    { entityId: 'trade', seat: { userId: 'u1', role: 'auditor', since: 1 } },
  ]);
  expect(await openUsers(database, seats).get('u1')).toEqual(anne);
  await database.drop();
  await database.close();
});
