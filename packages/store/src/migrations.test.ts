import type { RecordedFact } from '@relance/schemas';
import { expect, it } from 'vitest';
import { caseRecords, openCaseRepository } from './dunning/cases.js';
import { openRecordedFacts, recordedFactDefinition } from './dunning/recorded-facts.js';
import { migrationsOf } from './migrations.js';
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
