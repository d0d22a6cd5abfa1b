import { entitySchema } from '../../records/entity.js';
import { failure, type Contract } from '../contract.js';

/** The creditor entity of the session. */
export const getEntity = {
  method: 'GET',
  url: '/api/v1/entity',
  config: { role: 'auditor' },
  schema: { operationId: 'getEntity', summary: 'The creditor entity', tags: ['entity'], response: { 200: entitySchema, ...failure } },
} as const satisfies Contract;

/** Replaces the creditor entity of the session; its id is the session's, whatever the body says. */
export const putEntity = {
  method: 'PUT',
  url: '/api/v1/entity',
  config: { role: 'admin' },
  schema: {
    operationId: 'putEntity',
    summary: 'Change the creditor entity',
    tags: ['entity'],
    body: entitySchema,
    response: { 200: entitySchema, ...failure },
  },
} as const satisfies Contract;
