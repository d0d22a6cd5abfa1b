import type { FromSchema } from 'json-schema-to-ts';
import { roleNames } from './user.js';

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;

/** A key by which a machine acts in one entity; of its secret only the SHA-256 is kept. Days are real ones, in UTC. */
export const apiKeySchema = {
  type: 'object',
  title: 'apiKey',
  additionalProperties: false,
  required: ['_id', 'entityId', 'name', 'role', 'secretHash', 'createdOn', 'createdBy', 'expiresOn'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    name: { type: 'string', description: 'what it is for' },
    role: { enum: roleNames, description: 'what it may do: as a user of that role' },
    readOnly: { type: 'boolean', description: 'it may do nothing but read what the role reads' },
    secretHash: { type: 'string' },
    createdOn: day,
    createdBy: { type: 'string' },
    expiresOn: { ...day, description: 'last day it opens' },
    lastUsedOn: day,
    revokedOn: day,
    revokedBy: { type: 'string' },
  },
} as const;

/** A key as stored. */
export type ApiKey = FromSchema<typeof apiKeySchema>;
