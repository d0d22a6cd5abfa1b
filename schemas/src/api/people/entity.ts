import type { FromSchema } from 'json-schema-to-ts';
import { roleNames } from '../../records/user.js';
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

const entityPlaceSchema = {
  type: 'object',
  title: 'entityPlace',
  additionalProperties: false,
  required: ['id', 'name', 'role', 'current'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    role: { enum: roleNames, description: 'what the caller may do there' },
    current: { type: 'boolean', description: 'the one this request works in' },
  },
} as const;

/** An entity the caller may work in. */
export type EntityPlace = FromSchema<typeof entityPlaceSchema>;

/** The entities the caller may work in, by id: of a user those with a seat, of a key its own, of the command line of the server all. */
export const listEntities = {
  method: 'GET',
  url: '/api/v1/entities',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listEntities',
    summary: 'The entities one may work in',
    tags: ['entity'],
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['entities'],
        properties: { entities: { type: 'array', items: entityPlaceSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Creates one more creditor entity, of which only id and name are known: nothing is sent before it is completed. Its creator is its admin. */
export const createEntity = {
  method: 'POST',
  url: '/api/v1/entities',
  config: { role: 'admin', peopleOnly: true },
  schema: {
    operationId: 'createEntity',
    summary: 'Create a creditor entity',
    tags: ['entity'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'name'],
      properties: {
        id: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,39}$', description: 'small letters, figures and hyphens; never changes' },
        name: { type: 'string', minLength: 1, maxLength: 120, pattern: '^[^\\u0000-\\u001f\\u007f]+$' },
      },
    },
    response: { 200: entitySchema, ...failure },
  },
} as const satisfies Contract;
