import { dispatchSchema } from '../../records/dispatch.js';
import { failure, idParamsSchema, type Contract } from '../contract.js';

/** Every message of a case, sent or not, newest first. */
export const listDispatches = {
  method: 'GET',
  url: '/api/v1/cases/:id/dispatches',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listDispatches',
    summary: 'Messages of a case',
    tags: ['dispatches'],
    params: idParamsSchema,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['dispatches'],
        properties: { dispatches: { type: 'array', items: dispatchSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** How the bytes of a message are asked for. */
export const contentQuerySchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    as: { enum: ['source', 'text'], default: 'text', description: 'source: the message as sent; text: to read in a browser' },
  },
} as const;

/** The exact bytes that left; served so that a browser runs nothing of them. */
export const getDispatchContent = {
  method: 'GET',
  url: '/api/v1/dispatches/:id/content',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getDispatchContent',
    summary: 'What exactly was sent',
    tags: ['dispatches'],
    params: idParamsSchema,
    querystring: contentQuerySchema,
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;
