import { failure, idParamsSchema, type Contract } from '../contract.js';

/** Fields of the provider's form; those it may add one day belong to what it signed. */
const field = { type: 'string', maxLength: 4000 } as const;

/** The provider tells what became of a text message; `X-Twilio-Signature` says that it is the provider. */
export const reportTextStatus = {
  method: 'POST',
  url: '/api/v1/sms/status/:id',
  config: { role: 'public' },
  schema: {
    operationId: 'reportTextStatus',
    summary: 'The provider tells what became of a text message (signed)',
    tags: ['dispatches'],
    consumes: ['application/x-www-form-urlencoded'],
    params: idParamsSchema,
    body: {
      type: 'object',
      required: ['MessageSid', 'MessageStatus'],
      properties: { MessageSid: { type: 'string', pattern: '^[A-Za-z0-9]{8,64}$' }, MessageStatus: field, ErrorCode: field },
      additionalProperties: field,
    },
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

/** The provider hands over a text message that somebody sent to us, signed in the same way; the answer is empty, so nothing is sent back. */
export const takeTextReply = {
  method: 'POST',
  url: '/api/v1/sms/incoming',
  config: { role: 'public' },
  schema: {
    operationId: 'takeTextReply',
    summary: 'The provider hands over a text message received (signed)',
    tags: ['dispatches'],
    consumes: ['application/x-www-form-urlencoded'],
    body: {
      type: 'object',
      required: ['MessageSid', 'From', 'Body'],
      properties: { MessageSid: { type: 'string', pattern: '^[A-Za-z0-9]{8,64}$' }, From: field, Body: field },
      additionalProperties: field,
    },
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;
