import type { FromSchema } from 'json-schema-to-ts';
import { incomingMailSchema } from '../../../records/incoming-mail.js';
import { failure, idParamsSchema, type Contract } from '../../contract.js';
import { contentQuerySchema } from '../dispatches.js';

/** A mail with the account it is about. */
export const mailViewSchema = {
  type: 'object',
  title: 'mailView',
  additionalProperties: false,
  required: ['mail'],
  properties: {
    mail: incomingMailSchema,
    account: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'name'],
      properties: { code: { type: 'string' }, name: { type: 'string' } },
    },
  },
} as const;

const takenSchema = {
  ...mailViewSchema,
  title: 'mailTaken',
  required: ['mail', 'recorded'],
  properties: { ...mailViewSchema.properties, recorded: { type: 'boolean', description: 'false: taken before' } },
} as const;

/** Takes a mail that came in: a bounce marks its address, a reply pauses its items and opens a task with its words (laws 8, 20). */
export const takeMail = {
  method: 'POST',
  url: '/api/v1/mail',
  config: { role: 'collector' },
  schema: {
    operationId: 'takeMail',
    summary: 'Take a mail that came in: a bounce, a reply, an automatic answer',
    description:
      'The mail as it came in (RFC 5322) is the body (application/octet-stream), or the one file of a multipart form; 25 MB at most.',
    tags: ['mail'],
    consumes: ['application/octet-stream', 'multipart/form-data'],
    response: { 200: takenSchema, ...failure },
  },
} as const satisfies Contract;

/** Mails that came in, newest first; those nobody could place wait for a person. */
export const listMail = {
  method: 'GET',
  url: '/api/v1/mail',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listMail',
    summary: 'Mails that came in, newest first',
    tags: ['mail'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        state: incomingMailSchema.properties.state,
        limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['mails'],
        properties: { mails: { type: 'array', items: mailViewSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Places a mail that nobody could place: in a case, as its debtor's reply, or aside. */
export const placeMail = {
  method: 'POST',
  url: '/api/v1/mail/:id/place',
  config: { role: 'collector' },
  schema: {
    operationId: 'placeMail',
    summary: 'Place a mail in a case as a reply, or set it aside',
    tags: ['mail'],
    params: idParamsSchema,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['case'],
      properties: {
        case: { type: ['string', 'null'], maxLength: 128, description: 'id of a case or code of its account; null: about no case' },
      },
    },
    response: { 200: takenSchema, ...failure },
  },
} as const satisfies Contract;

/** The mail as it came in, or its words. */
export const getMailContent = {
  method: 'GET',
  url: '/api/v1/mail/:id/content',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getMailContent',
    summary: 'A mail that came in: its words, or its exact bytes',
    tags: ['mail'],
    params: idParamsSchema,
    querystring: contentQuerySchema,
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

/** A mail with the account it is about. */
export type MailView = FromSchema<typeof mailViewSchema>;

/** What taking or placing a mail answers. */
export type MailTaken = FromSchema<typeof takenSchema>;
