import { fileURLToPath } from 'node:url';
import type { JsonSchemaToTsProvider } from '@fastify/type-provider-json-schema-to-ts';
import {
  dkimSettings,
  imapSettings,
  postSettings,
  smsSettings,
  type DkimSettings,
  type ImapSettings,
  type PostSettings,
  type SmsSettings,
} from '@relance/channels';
import { payloadKeys, type PayloadKeys } from '@relance/operations';
import { Ajv } from 'ajv';
import type { TextCallback } from './messages/text-messages/signature.js';

/** Beside the engine, built or from sources. */
const builtDesigner = fileURLToPath(new URL('../../designer/dist', import.meta.url));

/** Every setting of the engine, by the name it has in the environment. */
const settingsSchema = {
  type: 'object',
  required: ['RELANCE_MONGODB_URI', 'RELANCE_TEMPORAL_ADDRESS', 'RELANCE_DATA_FOLDER'],
  properties: {
    RELANCE_MONGODB_URI: { type: 'string', pattern: '^mongodb(\\+srv)?://', description: 'mongodb://host:port/database' },
    RELANCE_MONGODB_KIND: { enum: ['address', 'mongod', 'embedded'], default: 'address' },
    RELANCE_TEMPORAL_ADDRESS: { type: 'string', pattern: '^[^:/\\s]+:[0-9]{1,5}$', description: 'host:port' },
    RELANCE_TEMPORAL_NAMESPACE: { type: 'string', minLength: 1, default: 'default' },
    RELANCE_QUEUE_PREFIX: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,60}$', default: 'relance' },
    RELANCE_DATA_FOLDER: { type: 'string', minLength: 1, description: 'folder' },
    RELANCE_SMTP_URL: { type: 'string', pattern: '^smtps?://', description: 'smtp://host:port' },
    RELANCE_TEST_ADDRESS: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$', description: 'essais@example.com' },
    RELANCE_MAILBOX_URL: { type: 'string', pattern: '^https?://', description: 'http://host:port' },
    RELANCE_SMS_SECRET: { type: 'string', minLength: 8 },
    RELANCE_SMS_CALLBACK_URL: { type: 'string', pattern: '^https?://[^?#]+$', description: 'https://relance.example.com' },
    RELANCE_HOST: { type: 'string', minLength: 1, default: '127.0.0.1' },
    RELANCE_PORT: { type: 'integer', minimum: 0, maximum: 65535, default: 4300 },
    RELANCE_TRUST_PROXY: { type: 'boolean', default: false },
    RELANCE_TOKEN: { type: 'string', minLength: 32 },
    RELANCE_CLOCK_EPOCH: { type: 'string', minLength: 1, description: '2026-01-05T08:00:00Z' },
    RELANCE_CLOCK_ORIGIN: { type: 'string', minLength: 1, description: '2026-01-05T08:00:00Z' },
    RELANCE_CLOCK_SCALE: { type: 'number', exclusiveMinimum: 0 },
    RELANCE_DEMO: { type: 'string' },
    RELANCE_TEMPORAL_UI_URL: { type: 'string', pattern: '^https?://', description: 'https://temporal.example.com/namespaces/relance' },
    RELANCE_DESIGNER_FOLDER: { type: 'string', minLength: 1 },
    RELANCE_LOG_LEVEL: { enum: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], default: 'info' },
  },
} as const;

/** The settings as their schema types them, by the same provider that types the routes. */
type Settings = (JsonSchemaToTsProvider & { schema: typeof settingsSchema })['validator'];

/** What the engine needs to know before it starts; instants are epoch milliseconds. */
export interface EngineConfig {
  mongodbUri: string;
  /** The embedded server has no secondary index: comfortable up to 20,000 items. */
  embeddedDatabase: boolean;
  temporal: { address: string; namespace: string; queuePrefix: string };
  /** Temporal's own page, for people who look after it. */
  temporalUrl?: string;
  dataFolder: string;
  smtpUrl?: string;
  /** Present: mails stay in this mailbox. */
  mailboxUrl?: string;
  /** Where the provider of text messages reaches us, and the secret it signs with. */
  textCallback?: TextCallback;
  /** What text messages cost and by whom they leave, to show them before; absent: no provider is set. */
  sms?: SmsSettings;
  /** The provider of post, which tells what became of letters; absent: people say so. */
  post?: PostSettings;
  /** Absent: tests leave unsigned. */
  dkim?: DkimSettings;
  /** Where tests of machines go, which have no address of their own. */
  testAddress?: string;
  /** Mailboxes whose mails are read. */
  imap: readonly ImapSettings[];
  host: string;
  port: number;
  trustProxy: boolean;
  /** A bearer token given from outside, beside the one written to the data folder. */
  token?: string;
  /** Only for the first start on a data folder: the clock is set once. */
  clock: { epochMs?: number; originMs?: number; scale?: number };
  demo: boolean;
  /** Where the built web app lies. */
  designerFolder: string;
  logLevel: Settings['RELANCE_LOG_LEVEL'];
  /** Absent: histories are not sealed. */
  payloadKeys?: PayloadKeys;
}

/** A setting of the environment is missing or unreadable; the message names each one, with an example. */
export class ConfigurationError extends Error {
  readonly variables: readonly string[];

  constructor(faults: readonly { variable: string; text: string }[]) {
    super(`The engine cannot start: ${faults.map((fault) => fault.text).join('; ')}.`);
    this.name = 'ConfigurationError';
    this.variables = faults.map((fault) => fault.variable);
  }
}

function exampleOf(variable: string): string {
  const property: { description?: string } = (settingsSchema.properties as Record<string, { description?: string }>)[variable] ?? {};
  return property.description === undefined ? '' : ` (for example ${property.description})`;
}

function readInstant(variable: 'RELANCE_CLOCK_EPOCH' | 'RELANCE_CLOCK_ORIGIN', text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const instantMs = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(instantMs)) throw new ConfigurationError([{ variable, text: `${variable} is no instant: ${text}` }]);
  return instantMs;
}

/** Leaves out members that are undefined, as `exactOptionalPropertyTypes` asks. */
function present<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function textCallback(url: string | undefined, secret: string | undefined): TextCallback | undefined {
  return url === undefined || secret === undefined ? undefined : { url: url.replace(/\/+$/u, ''), secret };
}

/** What a folder of `channels` reads of the environment. Throws {@link ConfigurationError} with its words. */
function readBy<T>(variable: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ConfigurationError([{ variable, text: error instanceof Error ? error.message : String(error) }]);
  }
}

/**
 * Reads the settings from environment variables; empty ones count as absent. Throws {@link ConfigurationError} that names every variable
 * that is missing or wrong, all at once; values are not repeated in it where they may hold a password.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): EngineConfig {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.properties).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const ajv = new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true });
  const validate = ajv.compile<Settings>(settingsSchema);
  if (!validate(given)) {
    const faults = (validate.errors ?? []).map((error) => {
      const missing: unknown = error.params['missingProperty'];
      const variable = typeof missing === 'string' ? missing : error.instancePath.slice(1);
      const what = typeof missing === 'string' ? 'is not set' : (error.message ?? 'is not valid');
      return { variable, text: `${variable} ${what}${exampleOf(variable)}` };
    });
    throw new ConfigurationError(faults);
  }
  return {
    mongodbUri: given.RELANCE_MONGODB_URI,
    embeddedDatabase: given.RELANCE_MONGODB_KIND === 'embedded',
    temporal: {
      address: given.RELANCE_TEMPORAL_ADDRESS,
      namespace: given.RELANCE_TEMPORAL_NAMESPACE,
      queuePrefix: given.RELANCE_QUEUE_PREFIX,
    },
    ...(given.RELANCE_TEMPORAL_UI_URL === undefined ? {} : { temporalUrl: given.RELANCE_TEMPORAL_UI_URL }),
    dataFolder: given.RELANCE_DATA_FOLDER,
    host: given.RELANCE_HOST,
    port: given.RELANCE_PORT,
    trustProxy: given.RELANCE_TRUST_PROXY,
    clock: present({
      epochMs: readInstant('RELANCE_CLOCK_EPOCH', given.RELANCE_CLOCK_EPOCH),
      originMs: readInstant('RELANCE_CLOCK_ORIGIN', given.RELANCE_CLOCK_ORIGIN),
      scale: given.RELANCE_CLOCK_SCALE,
    }),
    demo: given.RELANCE_DEMO !== undefined && given.RELANCE_DEMO !== '0' && given.RELANCE_DEMO !== 'false',
    designerFolder: given.RELANCE_DESIGNER_FOLDER ?? builtDesigner,
    logLevel: given.RELANCE_LOG_LEVEL,
    imap: readBy('RELANCE_IMAP_URL', () => imapSettings(environment)),
    ...present({
      smtpUrl: given.RELANCE_SMTP_URL,
      mailboxUrl: given.RELANCE_MAILBOX_URL,
      testAddress: given.RELANCE_TEST_ADDRESS,
      payloadKeys: readBy('RELANCE_PAYLOAD_KEYS', () => payloadKeys(environment)),
      dkim: readBy('RELANCE_DKIM_KEY_FILE', () => dkimSettings(environment)),
      token: given.RELANCE_TOKEN,
      sms: smsSettings(environment),
      post: readBy('RELANCE_POST_URL', () => postSettings(environment)),
      textCallback: textCallback(given.RELANCE_SMS_CALLBACK_URL, given.RELANCE_SMS_SECRET),
    }),
  };
}
