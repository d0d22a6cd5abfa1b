import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAccess } from './clock.js';
import { attemptAccess } from './dunning/attempts.js';
import { caseAccess } from './dunning/cases/cases.js';
import { coverageDayAccess } from './dunning/covered/coverage-days.js';
import { dispatchAccess } from './dunning/dispatches.js';
import { letterProofAccess } from './dunning/letters/letter-proofs.js';
import { registeredNumberAccess } from './dunning/letters/registered-numbers.js';
import { letterBatchAccess } from './dunning/letters/letter-batches.js';
import { digestAccess } from './dunning/mail/digests.js';
import { incomingMailAccess } from './dunning/mail/incoming-mails.js';
import { journalAccess } from './dunning/journal/journal.js';
import { scenarioDraftAccess } from './dunning/scenario-drafts.js';
import { scenarioAccess } from './dunning/scenarios.js';
import { stepClaimAccess } from './dunning/step-claims.js';
import { recordedFactAccess } from './dunning/recorded-facts.js';
import { segmentAccess } from './ledger/segments.js';
import { sendingStopAccess } from './dunning/sending-stops.js';
import { trialAccess } from './dunning/trials.js';
import { taskAccess } from './dunning/tasks.js';
import { accountAccess } from './ledger/accounts.js';
import { importAccess } from './ledger/imports.js';
import { itemDocumentAccess } from './documents/item-documents.js';
import { itemAccess } from './ledger/items.js';
import { paymentAccess } from './ledger/payments.js';
import { absenceAccess } from './people/absences.js';
import { apiKeyAccess } from './people/api-keys.js';
import { auditLogAccess } from './people/audit-log.js';
import { entityAccess } from './people/entities.js';
import { savedViewAccess } from './people/saved-views.js';
import { seatAccess } from './people/seats.js';
import { sessionAccess } from './people/sessions.js';
import { userAccess } from './people/users.js';
import type { Repositories, Store } from './store.js';
import { openStore } from './store.js';
import { openThrowAwayStore } from './throw-away-store.js';

const accessTables: Record<keyof Repositories, Readonly<Record<string, string>>> = {
  absences: absenceAccess,
  accounts: accountAccess,
  apiKeys: apiKeyAccess,
  attempts: attemptAccess,
  auditLog: auditLogAccess,
  cases: caseAccess,
  clock: clockAccess,
  coverageDays: coverageDayAccess,
  digests: digestAccess,
  dispatches: dispatchAccess,
  letterBatches: letterBatchAccess,
  letterProofs: letterProofAccess,
  registeredNumbers: registeredNumberAccess,
  entities: entityAccess,
  imports: importAccess,
  itemDocuments: itemDocumentAccess,
  incomingMails: incomingMailAccess,
  items: itemAccess,
  journal: journalAccess,
  payments: paymentAccess,
  scenarioDrafts: scenarioDraftAccess,
  scenarios: scenarioAccess,
  savedViews: savedViewAccess,
  seats: seatAccess,
  segments: segmentAccess,
  sendingStops: sendingStopAccess,
  sessions: sessionAccess,
  stepClaims: stepClaimAccess,
  facts: recordedFactAccess,
  tasks: taskAccess,
  trials: trialAccess,
  users: userAccess,
};

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

describe('the store', () => {
  it('reads by an index in every method of every repository', async () => {
    const { indexes } = await store.prepare();
    const declared = new Set(indexes.map((name) => name.split('.').at(-1)));
    for (const [name, access] of Object.entries(accessTables)) {
      expect(Object.keys(access).toSorted(), name).toEqual(Object.keys(store[name as keyof Repositories]).toSorted());
      for (const [method, index] of Object.entries(access)) {
        expect(index === '_id' || declared.has(index), `${name}.${method} reads by ${index}`).toBe(true);
      }
    }
  });

  it('can be prepared again without harm, and migrates nothing twice', async () => {
    expect(await store.prepare()).toEqual({ migrations: [], indexes: await store.ensureIndexes() });
    await store.ping();
  });

  it('refuses to drop a database that is not for throwing away', async () => {
    const real = await openStore(process.env['RELANCE_MONGODB_URI'] ?? '', { databaseName: 'relance-not-a-test' });
    await expect(real.drop()).rejects.toThrow(RangeError);
    await real.close();
  });

  it('goes on with the clock that was set first', async () => {
    const clocks = Array.from({ length: 10 }, (_, index) => ({ epochMs: 1_000_000 + index, originMs: 5, scale: 43_200 }));
    const set = await Promise.all(clocks.map((clock) => store.clock.setOnce(clock)));
    expect(new Set(set.map(({ epochMs }) => epochMs)).size).toBe(1);
    expect(await store.clock.get()).toEqual(set[0]);
  });
});
