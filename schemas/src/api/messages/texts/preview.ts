import type { FromSchema } from 'json-schema-to-ts';
import { channelNames } from '../../../channels.js';
import { failure, type Contract } from '../../contract.js';
import { issueViewSchema } from '../../problem.js';

const templateId = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' } as const;
const locale = { enum: ['fr', 'en'] } as const;
const text = { type: 'string', minLength: 1, maxLength: 128 } as const;

/** What a message is looked at for; what is not said is found from the account and the scenario of its segment. */
const wantedProperties = {
  account: { ...text, description: 'code of the account, or id of the case' },
  locale: { ...locale, description: 'absent: the language of the contact' },
  step: { ...text, description: 'id of the card; absent: the first that says the text' },
  scenario: {
    type: 'string',
    pattern: '^[a-z0-9][a-z0-9-]{0,62}@[1-9][0-9]{0,5}$',
    description: 'id@version; absent: that of the segment',
  },
} as const;

/** What a step says to an account, as it would leave now; it may be none of the case: nothing is stored and nothing moves. */
const previewSchema = {
  type: 'object',
  title: 'templatePreview',
  additionalProperties: false,
  required: ['template', 'findings', 'items', 'totals'],
  properties: {
    template: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'version', 'channel', 'locale', 'isDraft'],
      properties: {
        id: { type: 'string' },
        version: { type: 'integer' },
        channel: { type: 'string' },
        locale,
        isDraft: { type: 'boolean', description: 'the text came with the request and is not published' },
      },
    },
    step: {
      type: 'object',
      description: 'absent: a text that no published step says, seen as a first reminder',
      additionalProperties: false,
      required: ['scenarioId', 'version', 'nodeId', 'name', 'level'],
      properties: {
        scenarioId: { type: 'string' },
        version: { type: 'integer' },
        nodeId: { type: 'string' },
        name: { type: 'string' },
        level: { type: 'integer' },
      },
    },
    recipient: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'address'],
      properties: { name: { type: 'string' }, address: { type: 'string' } },
    },
    refusal: {
      type: 'object',
      description: 'why it would not leave; what could be made of it is shown all the same',
      additionalProperties: false,
      required: ['code', 'fr', 'en'],
      properties: { code: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' } },
    },
    findings: { type: 'array', items: issueViewSchema, description: 'what the check says of the text' },
    subject: { type: 'string' },
    html: { type: 'string', description: 'to be shown in a sandbox' },
    text: { type: 'string' },
    sms: {
      type: 'object',
      additionalProperties: false,
      required: ['parts', 'cents', 'currency'],
      properties: { parts: { type: 'integer' }, cents: { type: 'integer' }, currency: { type: 'string' } },
    },
    letter: {
      type: 'object',
      additionalProperties: false,
      required: ['pages', 'upToGrams', 'pdf'],
      properties: {
        pages: { type: 'integer' },
        upToGrams: { type: 'integer', description: 'upper bound of its postage class' },
        pdf: { type: 'string', description: 'base64' },
      },
    },
    deadlineOn: { type: 'string', description: 'civil date' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['number', 'role', 'cents', 'currency'],
        properties: { number: { type: 'string' }, role: { type: 'string' }, cents: { type: 'integer' }, currency: { type: 'string' } },
      },
    },
    totals: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['cents', 'currency'],
        properties: { cents: { type: 'integer' }, currency: { type: 'string' }, payeeAccountId: { type: 'string' } },
      },
    },
  },
} as const;

const wantedBodySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['account'],
  properties: {
    ...wantedProperties,
    template: { ...templateId, description: 'a published text' },
    draft: {
      type: 'object',
      description: 'a text to try; with `template` it stands in for that text in its place',
      additionalProperties: false,
      required: ['body'],
      properties: {
        channel: { enum: channelNames, description: 'absent: that of `template`, else e-mail' },
        subject: { type: 'string', minLength: 1, maxLength: 300 },
        body: { type: 'string', minLength: 1, maxLength: 65536 },
      },
    },
  },
} as const;

/** A message as it would leave to an account: of a published text, or of one that comes with the request. */
export const previewTemplate = {
  method: 'POST',
  url: '/api/v1/templates/preview',
  config: { role: 'auditor' },
  schema: {
    operationId: 'previewTemplate',
    summary: 'See a message on a real account before it is sent',
    tags: ['templates'],
    body: wantedBodySchema,
    response: { 200: previewSchema, ...failure },
  },
} as const satisfies Contract;

/** The same of a published text, given as what it is: a page, a text or a PDF; a browser runs nothing of it. */
export const showPreview = {
  method: 'GET',
  url: '/api/v1/templates/:template/preview',
  config: { role: 'auditor' },
  schema: {
    operationId: 'showPreview',
    summary: 'A message on a real account as a page, a text or a PDF',
    tags: ['templates'],
    params: { type: 'object', additionalProperties: false, required: ['template'], properties: { template: templateId } },
    querystring: {
      type: 'object',
      additionalProperties: false,
      required: ['account'],
      properties: { ...wantedProperties, as: { enum: ['html', 'text', 'pdf'], description: 'absent: as its channel has it' } },
    },
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

const testSentSchema = {
  type: 'object',
  title: 'templateTestSent',
  additionalProperties: false,
  required: ['to', 'subject', 'hash', 'outcome'],
  properties: {
    to: { type: 'string', description: 'the address of the signed-in user, or the one that is set for tests' },
    subject: { type: 'string' },
    hash: { type: 'string', description: 'SHA-256 of the exact bytes, under which they are kept' },
    outcome: { enum: ['accepted', 'failed', 'unknown'], description: 'what the relay said' },
    refusal: { ...previewSchema.properties.refusal, description: 'why it did not leave, or may not have' },
  },
} as const;

/** The message of a preview as an e-mail to oneself: stamped, and no contact. */
export const testTemplate = {
  method: 'POST',
  url: '/api/v1/templates/test',
  config: { role: 'collector' },
  schema: {
    operationId: 'testTemplate',
    summary: 'Send oneself a message as it would leave to an account, stamped as a test',
    description:
      'Goes by e-mail to the address of the signed-in user alone, or for machines to the one set for tests (RELANCE_TEST_ADDRESS). It is no contact: nothing moves.',
    tags: ['templates'],
    body: wantedBodySchema,
    response: { 200: testSentSchema, ...failure },
  },
} as const satisfies Contract;

/** What became of a test. */
export type TemplateTestSent = FromSchema<typeof testSentSchema>;

/** What a step says to an account, as it would leave now. */
export type TemplatePreview = FromSchema<typeof previewSchema>;
