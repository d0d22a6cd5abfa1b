import type { FromSchema } from 'json-schema-to-ts';
import { entitySchema } from '../../records/entity.js';
import { emailAddressSchema as email } from '../../records/email-address.js';
import { roleNames } from '../../records/user.js';
import { failure, type Contract } from '../contract.js';

/** Who is signed in, where, with what role; `csrfToken` goes back in the header `x-csrf-token` of every change made with the cookie. */
export const sessionViewSchema = {
  type: 'object',
  title: 'sessionView',
  additionalProperties: false,
  required: ['setupNeeded'],
  properties: {
    setupNeeded: { type: 'boolean', description: 'no user exists yet: the first run creates the admin' },
    user: {
      type: 'object',
      additionalProperties: false,
      required: ['email', 'name', 'locale', 'role', 'entityId'],
      properties: {
        email: { type: 'string' },
        name: { type: 'string' },
        locale: { enum: ['fr', 'en'] },
        role: { enum: roleNames },
        entityId: { type: 'string' },
        mustChangePassword: { type: 'boolean', description: 'a password was made for him: nothing else is open before he replaces it' },
      },
    },
    csrfToken: { type: 'string' },
  },
} as const;

/** Who is signed in. */
export type SessionView = FromSchema<typeof sessionViewSchema>;

/** Who am I: answers also when nobody is signed in, so that the page knows whether to ask for sign-in or for the first set-up. */
export const getSession = {
  method: 'GET',
  url: '/api/v1/session',
  config: { role: 'public' },
  schema: {
    operationId: 'getSession',
    summary: 'Who is signed in',
    tags: ['session'],
    response: { 200: sessionViewSchema, ...failure },
  },
} as const satisfies Contract;

/** Signs in with e-mail and password; five failures lock the user for 15 minutes. */
export const signIn = {
  method: 'POST',
  url: '/api/v1/session',
  config: { role: 'public' },
  schema: {
    operationId: 'signIn',
    summary: 'Sign in',
    tags: ['session'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['email', 'password'],
      properties: { email, password: { type: 'string', minLength: 1, maxLength: 200 } },
    },
    response: { 200: sessionViewSchema, ...failure },
  },
} as const satisfies Contract;

/** Ends the session of the cookie. */
export const signOut = {
  method: 'POST',
  url: '/api/v1/session/end',
  config: { role: 'auditor', beforePasswordChange: true, peopleOnly: true },
  schema: {
    operationId: 'signOut',
    summary: 'Sign out',
    tags: ['session'],
    response: { 200: sessionViewSchema, ...failure },
  },
} as const satisfies Contract;

/** A new password of one's own; the old one is asked. Every other session of the user ends at once. */
export const changePassword = {
  method: 'POST',
  url: '/api/v1/session/password',
  config: { role: 'auditor', beforePasswordChange: true, peopleOnly: true },
  schema: {
    operationId: 'changePassword',
    summary: 'Change one’s own password',
    tags: ['session'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['current', 'password'],
      properties: {
        current: { type: 'string', minLength: 1, maxLength: 200 },
        password: { type: 'string', minLength: 12, maxLength: 200 },
      },
    },
    response: { 200: sessionViewSchema, ...failure },
  },
} as const satisfies Contract;

/** Goes on in another entity in which the user has a seat; the session gets a new id. The command line names its entity in the header `x-relance-entity`. */
export const useEntity = {
  method: 'POST',
  url: '/api/v1/session/entity',
  config: { role: 'auditor', peopleOnly: true },
  schema: {
    operationId: 'useEntity',
    summary: 'Go on in another entity',
    tags: ['session'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['entity'],
      properties: { entity: { type: 'string', minLength: 1, maxLength: 64 } },
    },
    response: { 200: sessionViewSchema, ...failure },
  },
} as const satisfies Contract;

/** First run: creates the admin and the creditor entity; refused for ever once a user exists. */
export const setUp = {
  method: 'POST',
  url: '/api/v1/setup',
  config: { role: 'public' },
  schema: {
    operationId: 'setUp',
    summary: 'First run: the admin and the creditor entity',
    tags: ['session'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['email', 'name', 'password'],
      properties: {
        email,
        name: { type: 'string', minLength: 1, maxLength: 120 },
        password: { type: 'string', minLength: 12, maxLength: 200 },
        locale: { enum: ['fr', 'en'], default: 'fr' },
        entityName: { type: 'string', minLength: 1, maxLength: 120, description: 'all that is known yet: sending stays paused' },
        entity: entitySchema,
      },
    },
    response: { 200: sessionViewSchema, ...failure },
  },
} as const satisfies Contract;
