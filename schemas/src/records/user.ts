import type { FromSchema } from 'json-schema-to-ts';

/** Roles of people, least to most able for sending (admin is not a collector's superior in the field, but may do everything). */
export const roleNames = ['auditor', 'salesRep', 'collector', 'creditManager', 'admin'] as const;

/** One of {@link roleNames}. */
export type RoleName = (typeof roleNames)[number];

/** A person who signs in; the password is an argon2id hash, lockout after repeated failures. What he may do is said by his {@link Seat}s. */
export const userSchema = {
  type: 'object',
  title: 'user',
  additionalProperties: false,
  required: ['_id', 'email', 'name', 'passwordHash', 'locale', 'failedSignIns', 'createdAt'],
  properties: {
    _id: { type: 'string', description: 'hash of the lower-cased e-mail' },
    email: { type: 'string' },
    name: { type: 'string' },
    passwordHash: { type: 'string' },
    passwordUntil: {
      type: 'integer',
      description: 'real instant: the password was made for him, holds until then, and must be replaced before anything else',
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

/** What one user may do in one creditor entity. */
export const seatSchema = {
  type: 'object',
  title: 'seat',
  additionalProperties: false,
  required: ['userId', 'role', 'since'],
  properties: {
    userId: { type: 'string' },
    role: { enum: roleNames },
    since: {
      type: 'integer',
      description: 'change of the entity’s seats that left it as it is; a session begun under another one has ended',
    },
    locked: { type: 'boolean' },
  },
} as const;

/** A user's seat as stored. */
export type Seat = FromSchema<typeof seatSchema>;
