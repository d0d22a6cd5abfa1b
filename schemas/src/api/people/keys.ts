import type { FromSchema } from 'json-schema-to-ts';
import { apiKeySchema } from '../../records/api-key.js';
import { failure, idParamsSchema, type Contract } from '../contract.js';

const { name, role, readOnly, createdOn, expiresOn, lastUsedOn } = apiKeySchema.properties;

/** A key as shown: never its secret. */
const keyViewSchema = {
  type: 'object',
  title: 'keyView',
  additionalProperties: false,
  required: ['id', 'name', 'role', 'readOnly', 'state', 'createdOn', 'createdBy', 'expiresOn'],
  properties: {
    id: { type: 'string' },
    name,
    role,
    readOnly,
    state: { enum: ['active', 'expired', 'revoked'] },
    createdOn,
    createdBy: { type: 'string', description: 'name of the person' },
    expiresOn,
    lastUsedOn,
  },
} as const;

/** A key as shown. */
export type KeyView = FromSchema<typeof keyViewSchema>;

const oneKeySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['key', 'recorded'],
  properties: {
    key: keyViewSchema,
    recorded: { type: 'boolean', description: 'false: it was so already' },
    secret: { type: 'string', description: 'what the machine sends as its bearer token, shown this once' },
  },
} as const;

/** A key after what was done to it. */
export type ChangedKey = FromSchema<typeof oneKeySchema>;

const tags = ['people'] as const;
const response = { 200: oneKeySchema, ...failure } as const;

/** Which machines may act in the entity. */
export const listKeys = {
  method: 'GET',
  url: '/api/v1/keys',
  config: { role: 'auditor', only: ['auditor', 'admin'] },
  schema: {
    operationId: 'listKeys',
    summary: 'The API keys of the entity (auditor and admin alone)',
    tags,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['keys'],
        properties: { keys: { type: 'array', items: keyViewSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Makes a key; without a last day it opens for a year. */
export const createKey = {
  method: 'POST',
  url: '/api/v1/keys',
  config: { role: 'admin', peopleOnly: true },
  schema: {
    operationId: 'createKey',
    summary: 'Create an API key',
    tags,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'role'],
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 80, pattern: '^[^\\u0000-\\u001f\\u007f]+$' },
        role,
        readOnly: { type: 'boolean' },
        expiresOn,
      },
    },
    response,
  },
} as const satisfies Contract;

/** Ends a key at once. */
export const revokeKey = {
  method: 'POST',
  url: '/api/v1/keys/:id/revoke',
  config: { role: 'admin', peopleOnly: true },
  schema: { operationId: 'revokeKey', summary: 'Revoke an API key', tags, params: idParamsSchema, response },
} as const satisfies Contract;
