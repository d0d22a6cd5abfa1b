import { ulid } from 'ulid';
import { openDatabase, type Database } from './mongo/database.js';
import { openStore, type Store } from './store.js';

const HOW_TO_RUN =
  'these tests need a MongoDB-protocol server: `npm test` starts one, or name one in RELANCE_MONGODB_URI (mongodb://127.0.0.1:27017)';

/** The server the contract tests run against. Throws when none is named: a contract that was not tried has not passed. */
function testServer(): string {
  const uri = process.env['RELANCE_MONGODB_URI'];
  if (uri === undefined || uri === '') throw new Error(HOW_TO_RUN);
  return uri;
}

function throwAwayName(): string {
  return `relance-test-${ulid().toLowerCase()}`;
}

/** A store on a database of its own, for tests; the caller drops and closes it. */
export async function openThrowAwayStore(): Promise<Store> {
  return openStore(testServer(), { databaseName: throwAwayName() });
}

/** A bare database of its own, for tests; the caller drops and closes it. */
export async function openThrowAwayDatabase(): Promise<Database> {
  return openDatabase(testServer(), throwAwayName());
}
