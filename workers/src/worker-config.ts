import { dkimSettings, postSettings, smsSettings, type DkimSettings, type PostSettings, type SmsSettings } from '@relance/channels';
import { payloadKeys, type PayloadKeys } from '@relance/operations';

import type { OperationsAddress } from './operations/operations-server.js';

/** Everything a worker process is told from outside, read once at its entry. */
export interface WorkerConfig {
  temporalAddress: string;
  temporalNamespace: string;
  queuePrefix: string;
  mongodbUri: string;
  smtpUrl: string;
  /** Address of the mailbox's page when mails stay there: its list answers whether a Message-ID arrived. */
  mailboxUrl: string | undefined;
  /** Absent: mails are not signed here. */
  dkim?: DkimSettings;
  /** Absent: no provider of text messages is set, and each fails with that reason. */
  sms?: SmsSettings;
  /** Absent: letters lie in print batches until somebody posts them. */
  post?: PostSettings;
  dataFolder: string;
  logLevel: string;
  /** Absent: histories are not sealed. */
  payloadKeys?: PayloadKeys;
  /** Where the worker answers those who watch it; absent: nowhere. */
  operations?: OperationsAddress;
}

/** Reads the configuration from the environment; throws naming the variable that is missing. */
export function readWorkerConfig(environment: Readonly<Record<string, string | undefined>>): WorkerConfig {
  const required = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === '')
      throw new Error(`${name} is not set; npm start sets it, or give the address of your own service`);
    return value;
  };
  // compose files hand on what is not set as an empty text
  const optional = (name: string): string | undefined => (environment[name] === '' ? undefined : environment[name]);
  const sms = smsSettings(environment);
  const post = postSettings(environment);
  const dkim = dkimSettings(environment);
  const keys = payloadKeys(environment);
  const operations = operationsAddress(optional('RELANCE_METRICS_HOST'), optional('RELANCE_METRICS_PORT'));
  return {
    temporalAddress: required('RELANCE_TEMPORAL_ADDRESS'),
    temporalNamespace: optional('RELANCE_TEMPORAL_NAMESPACE') ?? 'default',
    queuePrefix: optional('RELANCE_QUEUE_PREFIX') ?? 'relance',
    mongodbUri: required('RELANCE_MONGODB_URI'),
    smtpUrl: required('RELANCE_SMTP_URL'),
    mailboxUrl: optional('RELANCE_MAILBOX_URL'),
    dataFolder: optional('RELANCE_DATA_FOLDER') ?? '.relance',
    logLevel: optional('RELANCE_LOG_LEVEL') ?? 'info',
    ...(sms === undefined ? {} : { sms }),
    ...(post === undefined ? {} : { post }),
    ...(dkim === undefined ? {} : { dkim }),
    ...(keys === undefined ? {} : { payloadKeys: keys }),
    ...(operations === undefined ? {} : { operations }),
  };
}

function operationsAddress(host = '127.0.0.1', port: string | undefined): OperationsAddress | undefined {
  if (port === undefined) return undefined;
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) throw new Error(`RELANCE_METRICS_PORT is no port: ${port}`);
  return { host, port: Number(port) };
}
