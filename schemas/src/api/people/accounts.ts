import type { FromSchema } from 'json-schema-to-ts';
import { accountSchema, contactChannels, contactRoles, ownTermsSchema } from '../../records/account.js';
import { emailAddressSchema } from '../../records/email-address.js';
import { addressSchema } from '../../records/entity.js';
import { failure, type Contract } from '../contract.js';

const word = { type: 'string', minLength: 1, maxLength: 128 } as const;
const line = { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]+$' } as const;
const version = { type: 'integer', minimum: 1, description: 'of the account as it was read: a newer one refuses the change' } as const;

const codeParamsSchema = { type: 'object', additionalProperties: false, required: ['code'], properties: { code: word } } as const;

const contactParamsSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'contact'],
  properties: { code: word, contact: { ...word, description: 'id of the contact, or its e-mail address' } },
} as const;

/** What may be said of an account, beside its contacts. */
const describedProperties = {
  name: line,
  siren: { type: 'string', pattern: '^[0-9]{9}$' },
  vatNumber: { type: 'string', pattern: '^[A-Z]{2}[0-9A-Z]{2,13}$' },
  debtorClass: accountSchema.properties.debtorClass,
  country: accountSchema.properties.country,
  governingLaw: accountSchema.properties.governingLaw,
  territory: { type: 'string', pattern: '^[A-Z][A-Z0-9-]{0,9}$', description: 'whose holidays and zone the customer keeps' },
  locale: accountSchema.properties.locale,
  segment: line,
  payer: { ...word, description: 'code of the account that pays (law 6): in the same entity, and paying itself' },
  address: addressSchema,
  owner: { ...line, description: 'e-mail address of a user, or a name' },
  collector: { ...line, description: 'e-mail address of a user, or a name' },
  salesRep: { ...line, description: 'e-mail address of a user, or a name' },
  terms: ownTermsSchema,
} as const;

/** What may be unsaid again. */
export const erasableAccountFields = [
  'siren',
  'vatNumber',
  'governingLaw',
  'payer',
  'address',
  'owner',
  'collector',
  'salesRep',
  'terms',
] as const;

const phone = { type: 'string', pattern: '^\\+?[0-9 .()/-]{4,30}$' } as const;

/** What may be said of a contact. */
export const contactProperties = {
  role: { enum: contactRoles },
  civility: { ...line, maxLength: 20 },
  name: line,
  email: emailAddressSchema,
  phone,
  mobile: phone,
  locale: { enum: ['fr', 'en'] },
  verified: { type: 'boolean', description: 'true: the address is right, whatever came back before' },
  channels: { type: 'array', maxItems: 4, items: { enum: contactChannels } },
  preferredChannel: { enum: contactChannels },
} as const;

/** What may be unsaid again of a contact. */
export const erasableContactFields = ['civility', 'email', 'phone', 'mobile', 'locale', 'channels', 'preferredChannel'] as const;

const personSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: { name: { type: 'string' }, email: { type: 'string' } },
} as const;

const accountNamedSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'name'],
  properties: { code: { type: 'string' }, name: { type: 'string' } },
} as const;

const accountViewSchema = {
  type: 'object',
  title: 'accountView',
  additionalProperties: false,
  required: ['account', 'paysFor', 'people'],
  properties: {
    account: accountSchema,
    payer: { ...accountNamedSchema, description: 'absent: the account pays itself' },
    paysFor: { type: 'array', items: accountNamedSchema, description: 'the accounts it pays for' },
    people: {
      type: 'object',
      additionalProperties: false,
      properties: { owner: personSchema, collector: personSchema, salesRep: personSchema, changedBy: personSchema },
    },
    behaviour: {
      type: 'object',
      description: 'how it paid over the last twelve months, from what is recorded alone',
      additionalProperties: false,
      required: ['itemsPaid', 'itemsDue', 'brokenPromises'],
      properties: {
        averageDelayDays: {
          type: 'integer',
          description: 'mean days from due date to payment, early ones negative; absent: nothing was paid',
        },
        paidByDuePercent: {
          type: 'integer',
          description: 'of what fell due, how many in a hundred were paid by then; absent: nothing fell due',
        },
        itemsPaid: { type: 'integer' },
        itemsDue: { type: 'integer' },
        brokenPromises: { type: 'integer', description: 'of the case it is dunned in' },
      },
    },
    casesWoken: { type: 'integer', description: 'after a change: cases that were told of it' },
    factsLifted: { type: 'integer', description: 'after a change: returned messages whose items no longer wait for the address' },
  },
} as const;

/** An account as shown, and what a change of it answers. */
export type AccountView = FromSchema<typeof accountViewSchema>;

const tags = ['accounts'] as const;
const response = { 200: accountViewSchema, ...failure } as const;

/** One account by code or id, with its contacts and the people around it. */
export const getAccount = {
  method: 'GET',
  url: '/api/v1/accounts/:code',
  config: { role: 'auditor' },
  schema: { operationId: 'getAccount', summary: 'One account', tags, params: codeParamsSchema, response },
} as const satisfies Contract;

/** Creates an account; what is not said is taken from the entity. Refused when the code is taken. */
export const createAccount = {
  method: 'POST',
  url: '/api/v1/accounts',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'createAccount',
    summary: 'Create an account',
    tags,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'name'],
      properties: { code: { ...line, maxLength: 60 }, ...describedProperties },
    },
    response,
  },
} as const satisfies Contract;

/** Changes what is said of an account; whoever read an older version is refused and told who was faster (nobody's change is lost). */
export const changeAccount = {
  method: 'POST',
  url: '/api/v1/accounts/:code',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'changeAccount',
    summary: 'Change an account',
    tags,
    params: codeParamsSchema,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['version'],
      properties: { version, ...describedProperties, erase: { type: 'array', maxItems: 9, items: { enum: erasableAccountFields } } },
    },
    response,
  },
} as const satisfies Contract;

/** Adds a contact to an account. */
export const addContact = {
  method: 'POST',
  url: '/api/v1/accounts/:code/contacts',
  config: { role: 'collector' },
  schema: {
    operationId: 'addContact',
    summary: 'Add a contact',
    tags,
    params: codeParamsSchema,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['version', 'role', 'name'],
      properties: { version, ...contactProperties },
    },
    response,
  },
} as const satisfies Contract;

/** Changes a contact; a corrected or verified address lifts what waits for it (law 8). */
export const changeContact = {
  method: 'POST',
  url: '/api/v1/accounts/:code/contacts/:contact',
  config: { role: 'collector' },
  schema: {
    operationId: 'changeContact',
    summary: 'Change a contact',
    tags,
    params: contactParamsSchema,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['version'],
      properties: { version, ...contactProperties, erase: { type: 'array', maxItems: 7, items: { enum: erasableContactFields } } },
    },
    response,
  },
} as const satisfies Contract;

/** Takes a contact away; what was sent to it stays proven. */
export const removeContact = {
  method: 'POST',
  url: '/api/v1/accounts/:code/contacts/:contact/remove',
  config: { role: 'collector' },
  schema: {
    operationId: 'removeContact',
    summary: 'Remove a contact',
    tags,
    params: contactParamsSchema,
    body: { type: 'object', additionalProperties: false, required: ['version'], properties: { version } },
    response,
  },
} as const satisfies Contract;
