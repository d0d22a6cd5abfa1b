import type { JsonSchemaToTsProvider } from '@fastify/type-provider-json-schema-to-ts';
import type { BusinessClock } from '@relance/domain';
import type { Store } from '@relance/store';
import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify';
import type { EngineConfig } from './config.js';
import type { WatchedMailbox } from './messages/mail/polling/watched-mailbox.js';
import type { QueueState } from './temporal/queue-states.js';
import type { CaseStarter } from './temporal/case-starter.js';

/** Everything the routes work with; tests hand in a real store and a recording starter. */
export interface EngineDependencies {
  config: EngineConfig;
  store: Store;
  starter: CaseStarter;
  clock: BusinessClock;
  /** Real time, epoch milliseconds. */
  realNow: () => number;
  /** Resolves when Temporal answers. */
  temporalReady: () => Promise<void>;
  /** What waits in the queues of the workers; absent where nobody can tell. */
  queueStates?: () => Promise<QueueState[]>;
  /** The mailboxes that are read, and how that goes; none where no address is set. */
  mailboxes?: readonly WatchedMailbox[];
  /** Where the log goes, line by line; standard output when absent. */
  logTo?: { write: (line: string) => void };
  cliToken: string;
  sessionSecret: string;
}

/** The server whose handlers are typed by the contracts they serve. */
export type ApiServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  JsonSchemaToTsProvider
>;
