import type { FromSchema } from 'json-schema-to-ts';
import { emailAddressSchema } from '../../records/email-address.js';
import { roleNames } from '../../records/user.js';
import { failure, type Contract } from '../contract.js';

const role = { enum: roleNames } as const;

const userParamsSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['user'],
  properties: { user: { type: 'string', minLength: 1, maxLength: 128, description: 'e-mail address or id' } },
} as const;

/** A user of the entity as shown: `invited` has not yet replaced the password made for him, `locked` was locked by an admin. */
export const userViewSchema = {
  type: 'object',
  title: 'userView',
  additionalProperties: false,
  required: ['id', 'email', 'name', 'locale', 'role', 'state'],
  properties: {
    id: { type: 'string' },
    email: { type: 'string' },
    name: { type: 'string' },
    locale: { enum: ['fr', 'en'] },
    role,
    state: { enum: ['active', 'invited', 'locked'] },
    passwordUntil: { type: 'integer', description: 'real instant until which the password made for him holds' },
    failedUntil: { type: 'integer', description: 'real instant until which too many failed sign-ins keep him out' },
  },
} as const;

/** A user of the entity as shown. */
export type UserView = FromSchema<typeof userViewSchema>;

const oneUserSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['user', 'recorded'],
  properties: {
    user: userViewSchema,
    recorded: { type: 'boolean', description: 'false: it was so already' },
    oneTimePassword: { type: 'string', description: 'shown this once; it must be replaced at the first sign-in' },
  },
} as const;

/** A user after what was done to him. */
export type ChangedUser = FromSchema<typeof oneUserSchema>;

const tags = ['people'] as const;
const response = { 200: oneUserSchema, ...failure } as const;

/** Who may act in the entity: for those who check and those who answer for it, nobody in between. */
export const listUsers = {
  method: 'GET',
  url: '/api/v1/users',
  config: { role: 'auditor', only: ['auditor', 'admin'] },
  schema: {
    operationId: 'listUsers',
    summary: 'The users of the entity (auditor and admin alone)',
    tags,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['users'],
        properties: { users: { type: 'array', items: userViewSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Lets a person in with a role; somebody who works in no entity yet gets a password to be replaced at the first sign-in. */
export const addUser = {
  method: 'POST',
  url: '/api/v1/users',
  config: { role: 'admin', peopleOnly: true },
  schema: {
    operationId: 'addUser',
    summary: 'Add a user',
    tags,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['email', 'name', 'role'],
      properties: {
        email: emailAddressSchema,
        name: { type: 'string', minLength: 1, maxLength: 120, pattern: '^[^\\u0000-\\u001f\\u007f]+$' },
        role,
        locale: { enum: ['fr', 'en'] },
      },
    },
    response,
  },
} as const satisfies Contract;

/** Gives a user another role; his sessions end. Refused for the last admin. */
export const changeUserRole = {
  method: 'POST',
  url: '/api/v1/users/:user/role',
  config: { role: 'admin', peopleOnly: true },
  schema: {
    operationId: 'changeUserRole',
    summary: 'Change the role of a user',
    tags,
    params: userParamsSchema,
    body: { type: 'object', additionalProperties: false, required: ['role'], properties: { role } },
    response,
  },
} as const satisfies Contract;

/** Keeps a user out of the entity; his sessions end. Refused for the last admin. */
export const lockUser = {
  method: 'POST',
  url: '/api/v1/users/:user/lock',
  config: { role: 'admin', peopleOnly: true },
  schema: { operationId: 'lockUser', summary: 'Lock a user', tags, params: userParamsSchema, response },
} as const satisfies Contract;

/** Lets a locked user in again, and forgets his failed sign-ins. */
export const unlockUser = {
  method: 'POST',
  url: '/api/v1/users/:user/unlock',
  config: { role: 'admin', peopleOnly: true },
  schema: { operationId: 'unlockUser', summary: 'Unlock a user', tags, params: userParamsSchema, response },
} as const satisfies Contract;

/** Takes a user out of the entity; his sessions end, what he did keeps his name. Refused for the last admin. */
export const removeUser = {
  method: 'POST',
  url: '/api/v1/users/:user/remove',
  config: { role: 'admin', peopleOnly: true },
  schema: { operationId: 'removeUser', summary: 'Remove a user', tags, params: userParamsSchema, response },
} as const satisfies Contract;

/** Makes a password that must be replaced at the next sign-in; his sessions end. Refused for whoever also works where the caller is no admin. */
export const resetUserPassword = {
  method: 'POST',
  url: '/api/v1/users/:user/reset-password',
  config: { role: 'admin', peopleOnly: true },
  schema: { operationId: 'resetUserPassword', summary: 'Renew the password of a user', tags, params: userParamsSchema, response },
} as const satisfies Contract;
