import type { FromSchema } from 'json-schema-to-ts';
import { trialSchema } from '../../records/trial.js';
import { failure, type Contract } from '../contract.js';
import { dryRunQuery } from '../facts.js';

const reason = { type: 'string', minLength: 1, maxLength: 500 } as const;
const scenario = { type: 'string', minLength: 1, maxLength: 80, description: 'its scenario; absent: all messages of the entity' } as const;

const switchedSchema = {
  type: 'object',
  title: 'trialSwitched',
  additionalProperties: false,
  required: ['trial', 'recorded', 'messages', 'cases'],
  properties: {
    trial: trialSchema,
    recorded: { type: 'boolean', description: 'false: a dry run, or it stood so before' },
    messages: { type: 'integer', description: 'messages that went to the house under this trial since it was last over' },
    cases: { type: 'integer', description: 'cases they are of: at the end their items go back to where they stood' },
    lettersWaiting: {
      type: 'integer',
      description:
        'at a start: letters within reach that lie in a print batch already; they are posted to the customers unless somebody takes them out',
    },
    openCases: {
      type: 'integer',
      description: 'open cases of the entity, whose messages go to the house; of a scenario nobody counts them',
    },
  },
} as const;

/** Sends every message of the entity, or of one scenario, to the house instead of the customer, from the next one on. */
export const startTrial = {
  method: 'POST',
  url: '/api/v1/sending/trial',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'startTrial',
    summary: 'Send messages to the house instead of the customers',
    tags: ['sending'],
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['email', 'reason'],
      properties: {
        scenario,
        email: { type: 'string', minLength: 3, maxLength: 254 },
        mobile: { type: 'string', pattern: '^\\+[1-9][0-9]{6,14}$', description: 'E.164; absent: text messages go by e-mail as well' },
        reason,
      },
    },
    response: { 200: switchedSchema, ...failure },
  },
} as const satisfies Contract;

/** Ends a trial: none of its messages counts, and the items they moved go back; asked again, it makes up for what was cut off. */
export const endTrial = {
  method: 'POST',
  url: '/api/v1/sending/trial/end',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'endTrial',
    summary: 'Send messages to the customers again, and put back what the trial moved',
    tags: ['sending'],
    querystring: dryRunQuery,
    body: { type: 'object', additionalProperties: false, required: ['reason'], properties: { scenario, reason } },
    response: { 200: switchedSchema, ...failure },
  },
} as const satisfies Contract;

/** What starting or ending a trial answers. */
export type TrialSwitched = FromSchema<typeof switchedSchema>;
