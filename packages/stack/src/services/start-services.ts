import { join } from 'node:path';
import { startMailbox } from '../mailbox/start-mailbox.js';
import type { RunningMailbox } from '../mailbox/start-mailbox.js';
import { mongoKindOf, startMongo } from '../mongo/start-mongo.js';
import type { RunningMongo } from '../mongo/start-mongo.js';
import { openRegister } from '../processes/process-register.js';
import type { ProcessRegister } from '../processes/process-register.js';
import { createProgress } from '../provision/progress.js';
import type { Progress } from '../provision/progress.js';
import { startTemporal } from '../temporal/start-temporal.js';
import type { RunningTemporal, ServerSettings } from '../temporal/start-temporal.js';
import { provisionServices } from './provision-services.js';
import type { Provision } from './provision-services.js';

/** Fixed ports of 127.0.0.1; one left out is chosen free. */
export interface ServicePorts {
  temporal?: number;
  mongo?: number;
  smtp?: number;
  mailbox?: number;
}

/** What is started, where its data lies and on which ports. */
export interface ServiceOptions {
  /** Holds all data and the logs; one process at a time may use it. */
  dataFolder: string;
  ports?: 'free' | ServicePorts;
  /** Whether mails are caught by the mailbox. */
  mailbox: boolean;
  progress?: Progress;
  /** What was found before; looked for now when left out. */
  provision?: Provision;
  /** Told to another process that wants the same data folder. */
  purpose?: string;
  /** How the Temporal that is started here differs from its usual settings. */
  temporalSettings?: ServerSettings;
}

/** The services, ready for use. */
export interface RunningServices {
  /** `host:port` for RELANCE_TEMPORAL_ADDRESS. */
  temporalAddress: string;
  /** `mongodb://host:port` for RELANCE_MONGODB_URI. */
  mongodbUri: string;
  mongoKind: 'address' | 'mongod' | 'embedded';
  /** `smtp://127.0.0.1:port` of the mailbox, when there is one. */
  smtpUrl?: string;
  /** Web page of the mailbox, when there is one. */
  mailboxUrl?: string;
  /** Resolves with a sentence when a service dies that was not stopped. */
  died: Promise<string>;
  /** Registers further processes, so that they too are ended should this process die. */
  register: ProcessRegister;
  /** Ends all that was started, in order, and gives the data folder back. */
  stop(): Promise<void>;
}

/**
 * Finds and starts Temporal, MongoDB and, if asked, the mailbox. Orphans of a crashed run are ended first. Throws DataFolderInUseError,
 * ServiceMissingError, or an Error with the end of a service's log; nothing is then left running.
 */
export async function startServices(options: ServiceOptions): Promise<RunningServices> {
  const progress = options.progress ?? createProgress();
  const ports = options.ports === undefined || options.ports === 'free' ? {} : options.ports;
  const { register, orphans } = await openRegister(options.dataFolder, options.purpose ?? 'local services');
  if (orphans.length > 0) progress.line(`  ! ended what a crashed run had left running: ${orphans.join(', ')}`);
  const stack = new ServiceStack(register);
  try {
    const provision = options.provision ?? (await provisionServices({ progress, mongoKind: mongoKindOf(options.dataFolder) }));
    const mongo = await told(
      progress,
      'starting MongoDB',
      () => startMongo(provision.mongo, options.dataFolder, ports.mongo ?? 0, register),
      (started) => started.uri,
    );
    stack.hold('MongoDB', mongo.process);
    const temporal = await told(
      progress,
      'starting Temporal',
      () => startTemporal(provision.temporal, options.dataFolder, ports.temporal ?? 0, register, options.temporalSettings),
      (started) => [started.address, ...started.missing].join('; '),
    );
    stack.hold('Temporal', temporal.process);
    const mailFolder = join(options.dataFolder, 'mails');
    const mailbox = options.mailbox
      ? await startMailbox({ folder: mailFolder, smtpPort: ports.smtp ?? 0, webPort: ports.mailbox ?? 0 })
      : undefined;
    stack.hold('mailbox', mailbox);
    const { died } = stack;
    return { ...addresses(mongo, temporal, mailbox), mongoKind: provision.mongo.kind, died, register, stop: () => stack.stop() };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/** What was started so far: ended in reverse order, once; watched for a death that nobody asked for. */
class ServiceStack {
  readonly died: Promise<string>;
  readonly #register: ProcessRegister;
  readonly #stops: (() => Promise<void>)[] = [];
  #report: (sentence: string) => void = () => undefined;
  #stopped: Promise<void> | undefined;

  constructor(register: ProcessRegister) {
    this.#register = register;
    this.died = new Promise((resolve) => {
      this.#report = resolve;
    });
  }

  hold(name: string, service: { stop(): Promise<void>; ended?: Promise<string> } | undefined): void {
    if (service === undefined) return;
    this.#stops.push(() => service.stop());
    void service.ended?.then((way) => {
      if (this.#stopped === undefined) this.#report(`${name} ${way}`);
    });
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    for (const stop of this.#stops.reverse()) await stop();
    this.#register.close();
  }
}

type Addresses = Pick<RunningServices, 'temporalAddress' | 'mongodbUri' | 'smtpUrl' | 'mailboxUrl'>;

function addresses(mongo: RunningMongo, temporal: RunningTemporal, mailbox: RunningMailbox | undefined): Addresses {
  const base = { temporalAddress: temporal.address, mongodbUri: mongo.uri };
  return mailbox === undefined ? base : { ...base, smtpUrl: mailbox.smtpUrl, mailboxUrl: mailbox.url };
}

async function told<T>(progress: Progress, title: string, work: () => Promise<T>, outcome: (value: T) => string): Promise<T> {
  const step = progress.step(title);
  try {
    const value = await work();
    step.done(outcome(value));
    return value;
  } catch (error) {
    step.failed('did not start');
    throw error;
  }
}
