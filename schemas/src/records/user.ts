import type { FromSchema } from 'json-schema-to-ts';

/** Roles of people, least to most able for sending (admin is not a collector's superior in the field, but may do everything). */
export const roleNames = ['auditor', 'salesRep', 'collector', 'creditManager', 'admin'] as const;

/** One of {@link roleNames}. */
export type RoleName = (typeof roleNames)[number];

/** A person who signs in; the password is an argon2id hash, lockout after repeated failures. */
export const userSchema = {
  type: 'object',
  title: 'user',
  additionalProperties: false,
  required: ['_id', 'email', 'name', 'passwordHash', 'roles', 'locale', 'failedSignIns', 'createdAt'],
  properties: {
    _id: { type: 'string', description: 'hash of the lower-cased e-mail' },
    email: { type: 'string' },
    name: { type: 'string' },
    passwordHash: { type: 'string' },
    roles: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['entityId', 'role'],
        properties: { entityId: { type: 'string' }, role: { enum: roleNames } },
      },
    },
    locale: { enum: ['fr', 'en'] },
    failedSignIns: { type: 'integer' },
    lockedUntil: { type: 'integer' },
    createdAt: { type: 'integer' },
    sessionEpoch: { type: 'integer', description: 'a session begun under another one has ended; 0 when absent' },
  },
} as const;

/** A user as stored. */
export type User = FromSchema<typeof userSchema>;
