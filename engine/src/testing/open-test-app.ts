import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BusinessClock } from '@relance/domain';
import type { RoleName } from '@relance/schemas';
import { openContentFiles, openStore, userId, type ContentFiles, type Store } from '@relance/store';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { hashPassword } from '../access/passwords.js';
import { placeholderEntity } from '../access/first-entity.js';
import { buildApp } from '../app.js';
import { readConfig, type EngineConfig } from '../config.js';
import type { EngineDependencies } from '../dependencies.js';
import type { TextCallback } from '../messages/text-messages/signature.js';
import type { CaseToWake } from '../temporal/case-starter.js';
import { assertAnswersFit, watchAnswers } from './watch-answers.js';

/** Business and real time of the tests: Monday 5 January 2026, 9 h in Paris. */
export const startMs = Date.UTC(2026, 0, 5, 8);

/** An engine over a real store of its own, with a recorder in place of Temporal. */
export interface TestApp {
  app: FastifyInstance;
  /** What it was built on. */
  dependencies: EngineDependencies;
  store: Store;
  /** Where files are kept. */
  dataFolder: string;
  /** What the engine reads and keeps of messages. */
  files: ContentFiles;
  /** Every case woken, in order. */
  woken: CaseToWake[];
  /** Moves the real clock on; business time follows at scale 1. */
  pass(milliseconds: number): void;
  /** Calls with the token of the command line. */
  call(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** Signs a new user of a role in; returns the headers of a browser's change. */
  signIn(role: RoleName): Promise<Record<string, string>>;
  /** Makes a key of a role; returns the headers of the machine that holds it. */
  keyFor(role: RoleName, readOnly?: boolean): Promise<Record<string, string>>;
  close(): Promise<void>;
}

const CLI_TOKEN = 'test-token-of-the-command-line-0123456789';
export const PASSWORD = 'a long enough password';

/** Where the real store of the tests is; a run without one fails aloud, for a skipped suite proves nothing. */
function mongodbUri(): string {
  const uri = process.env['RELANCE_MONGODB_URI'];
  if (uri === undefined) throw new Error('RELANCE_MONGODB_URI is not set: npm test provides it, or give the address of a MongoDB');
  return uri;
}

/** The cookie of an answer, as a browser would send it back. */
export function cookieOf(response: LightMyRequestResponse): string {
  const cookie = response.cookies.find(({ name }) => name === 'relance');
  return cookie === undefined ? '' : `relance=${encodeURIComponent(cookie.value)}`;
}

/** What an engine is opened with. */
interface OpenOptions {
  entity?: boolean;
  designerFolder?: string;
  textCallback?: TextCallback;
  /** A provider of post, by the names of the environment. */
  post?: Readonly<Record<string, string>>;
  /** The log is written, to here. */
  logTo?: { write: (line: string) => void };
}

function configOf(dataFolder: string, { designerFolder, textCallback, post, logTo }: OpenOptions): EngineConfig {
  return readConfig({
    RELANCE_MONGODB_URI: mongodbUri(),
    RELANCE_TEMPORAL_ADDRESS: '127.0.0.1:1',
    RELANCE_DATA_FOLDER: dataFolder,
    RELANCE_LOG_LEVEL: logTo === undefined ? 'silent' : 'trace',
    RELANCE_DESIGNER_FOLDER: designerFolder ?? join(dataFolder, 'none'),
    RELANCE_SMS_CALLBACK_URL: textCallback?.url,
    RELANCE_SMS_SECRET: textCallback?.secret,
    ...post,
  });
}

async function signIn(app: FastifyInstance, store: Store, role: RoleName): Promise<Record<string, string>> {
  const email = `${role}-${randomUUID().slice(0, 8)}@morel.example`;
  await store.users.insertFirstAdmin(await userWith(`first-${email}`, 'admin'));
  await store.users.insert(await userWith(email, role));
  const response = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password: PASSWORD } });
  return { cookie: cookieOf(response), 'x-csrf-token': response.json<{ csrfToken: string }>().csrfToken };
}

/** Opens an engine on a throw-away database; with `entity: false` as before the first run. */
export async function openTestApp(options: OpenOptions = {}): Promise<TestApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'relance-engine-'));
  const store = await openStore(mongodbUri(), { databaseName: `relance-test-${randomUUID().slice(0, 13)}` });
  await store.prepare();
  let realMs = startMs;
  const clock: BusinessClock = { epochMs: startMs, originMs: startMs, scale: 1 };
  const woken: CaseToWake[] = [];
  if (options.entity !== false) {
    const entity = placeholderEntity('Atelier Morel', { name: 'Anne Morel', email: 'anne@morel.example', locale: 'fr' });
    await store.entities.upsert(entity);
  }
  const dependencies: EngineDependencies = {
    config: configOf(dataFolder, options),
    store,
    starter: {
      wake: (cases, _event, progress) => {
        woken.push(...cases);
        progress?.(cases.length, cases.length);
        return Promise.resolve();
      },
    },
    clock,
    realNow: () => realMs,
    temporalReady: () => Promise.resolve(),
    ...(options.logTo === undefined ? {} : { logTo: options.logTo }),
    cliToken: CLI_TOKEN,
    sessionSecret: 'a secret of the tests that is long enough',
  };
  const app = await buildApp(dependencies);
  const faults = watchAnswers(app);
  const call = (request: InjectOptions): Promise<LightMyRequestResponse> =>
    app.inject({ ...request, headers: { authorization: `Bearer ${CLI_TOKEN}`, ...request.headers } });
  return {
    app,
    dependencies,
    store,
    dataFolder,
    files: openContentFiles(join(dataFolder, 'files')),
    woken,
    call,
    pass: (milliseconds) => {
      realMs += milliseconds;
    },
    signIn: (role) => signIn(app, store, role),
    keyFor: async (role, readOnly = false) => {
      const answer = await call({ method: 'POST', url: '/api/v1/keys', payload: { name: `key of ${role}`, role, readOnly } });
      return { authorization: `Bearer ${answer.json<{ secret: string }>().secret}` };
    },
    close: async () => {
      await app.close();
      await store.drop();
      await store.close();
      await rm(dataFolder, { recursive: true, force: true });
      assertAnswersFit(faults);
    },
  };
}

let hashed: Promise<string> | undefined;

/** A user of the tests with one role. */
export async function userWith(email: string, role: RoleName): Promise<Parameters<Store['users']['insert']>[0]> {
  hashed ??= hashPassword(PASSWORD);
  return {
    _id: userId(email),
    email,
    name: role,
    passwordHash: await hashed,
    roles: [{ entityId: 'main', role }],
    locale: 'fr',
    failedSignIns: 0,
    createdAt: startMs,
  };
}
