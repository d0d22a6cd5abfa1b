import type { FromSchema } from 'json-schema-to-ts';
import { reasonSchema } from './case.js';
import { attachedStatement, documentKinds } from './item-document.js';

/** One item moved or named by a contact, with its role of law 17 and what it showed. */
const dispatchLineSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['itemId', 'role', 'outstandingCents', 'currency'],
  properties: {
    itemId: { type: 'string' },
    role: { enum: ['claimed', 'reminded', 'listed', 'announced', 'settled', 'discussed'] },
    outstandingCents: { type: 'integer' },
    currency: { type: 'string' },
    nodeId: { type: 'string', description: 'the step of a member; absent for a listed line' },
    visit: { type: 'integer' },
    scenarioId: { type: 'string' },
  },
} as const;

/** What a message asks for in one currency, to one payee account. */
const dispatchTotalSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['currency', 'cents'],
  properties: { currency: { type: 'string' }, cents: { type: 'integer' }, payeeAccountId: { type: 'string' } },
} as const;

/** States of the copies of a message, which leave once it was accepted, at most once. */
const copiesStates = ['owed', 'handingOver', 'settled'] as const;

/** Somebody who receives a message as well: the role its card names, who that is, and what became of the copy. */
const dispatchCopySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['role', 'mode', 'state'],
  properties: {
    role: { type: 'string' },
    mode: { enum: ['cc', 'bcc'] },
    name: { type: 'string' },
    address: { type: 'string' },
    state: { enum: ['owed', 'sent', 'failed', 'unknown', 'noAddress'] },
    code: { type: 'string', description: 'why it failed' },
  },
} as const;

/** A document that a message carries, or should have carried. */
const dispatchAttachmentSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'state'],
  properties: {
    kind: { enum: [...documentKinds, attachedStatement] },
    itemId: { type: 'string', description: 'absent: the statement of the whole account' },
    state: { enum: ['attached', 'missing', 'tooLarge'] },
    contentHash: { type: 'string' },
    fileName: { type: 'string' },
  },
} as const;

/** What a person has to look at: the message failed, or nobody can tell whether it left. */
const dispatchIncidentSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['state'],
  properties: {
    state: {
      enum: ['open', 'retried', 'left'],
      description: 'retried: its step takes place again; left: the scenario went on as it stood',
    },
    at: { type: 'integer', description: 'business instant at which it was decided' },
    by: { type: 'string' },
    reason: { type: 'string' },
    assignedTo: { type: 'string', description: 'user who was asked to look at it' },
  },
} as const;

/**
 * One contact through one channel, and all that proves it (DESIGN §5). `_id` = SHA-256 of case, carrier item, scenario, node, visit,
 * channel, recipient role; states only move forward by compare-and-set:
 * intent → handingOver → accepted | failed | unknown, or withdrawn; what is posted waits as `handedOver` in a batch until it is (law 22).
 */
export const dispatchSchema = {
  type: 'object',
  title: 'dispatch',
  additionalProperties: false,
  required: [
    '_id',
    'entityId',
    'caseId',
    'accountId',
    'state',
    'channel',
    'scenarioId',
    'nodeId',
    'visit',
    'level',
    'lines',
    'intentAt',
    'planHash',
  ],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    caseId: { type: 'string' },
    accountId: { type: 'string' },
    state: { enum: ['intent', 'handingOver', 'handedOver', 'accepted', 'failed', 'unknown', 'withdrawn'] },
    channel: { type: 'string' },
    recipientRole: { type: 'string' },
    scenarioId: { type: 'string' },
    planHash: { type: 'string' },
    nodeId: { type: 'string' },
    visit: { type: 'integer' },
    level: { type: 'integer' },
    templateId: { type: 'string' },
    templateVersion: { type: 'integer' },
    locale: { enum: ['fr', 'en'] },
    lines: { type: 'array', items: dispatchLineSchema },
    companionOf: { type: 'string', description: 'the main dispatch of the contact it went along with (law 22)' },
    withheld: reasonSchema,
    recapOf: { type: 'string', description: 'the call it writes down (law 21)' },
    deadlineOn: { type: 'string' },
    grantedDays: { type: 'integer', description: 'days granted from its posting or presentation (law 10)' },
    askedTotals: { type: 'array', items: dispatchTotalSchema, description: 'what it asks for, credits taken off' },
    intentAt: { type: 'integer' },
    handingOverAt: { type: 'integer' },
    settledAt: { type: 'integer' },
    recipient: { type: 'string', description: 'the one validated address it went to' },
    sender: { type: 'string', description: 'the address it left from' },
    copies: { type: 'array', items: dispatchCopySchema, description: 'who receives it as well' },
    attachments: { type: 'array', items: dispatchAttachmentSchema, description: 'documents of its items that its card attaches' },
    copiesState: { enum: copiesStates },
    trial: {
      type: 'object',
      description: 'it went to the house instead: under which trial, by which channel, and to whom it would have gone',
      additionalProperties: false,
      required: ['id', 'epoch'],
      properties: { id: { type: 'string' }, epoch: { type: 'integer' }, by: { type: 'string' }, insteadOf: { type: 'string' } },
    },
    incident: dispatchIncidentSchema,
    subject: { type: 'string' },
    messageId: { type: 'string' },
    contentHash: { type: 'string', description: 'SHA-256 of the exact bytes in .relance/files' },
    providerId: { type: 'string' },
    failureCode: { type: 'string' },
    failureText: { type: 'string' },
    bouncedOn: { type: 'string' },
    deliveredAt: { type: 'integer', description: 'business instant at which the recipient’s side confirmed it' },
    cost: {
      type: 'object',
      description: 'of a message that is paid for by the part',
      additionalProperties: false,
      required: ['parts', 'cents', 'currency'],
      properties: { parts: { type: 'integer', minimum: 1 }, cents: { type: 'integer', minimum: 0 }, currency: { type: 'string' } },
    },
    contentType: { type: 'string', description: 'media type of those bytes; absent: an e-mail' },
    batchId: { type: 'string', description: 'the print batch it lies in, or was posted with' },
    handedOverAt: { type: 'integer', description: 'business instant at which it was put into its batch' },
    pages: { type: 'integer' },
    upToGrams: { type: 'integer', description: 'upper bound of its postage class' },
    postedOn: { type: 'string', description: 'civil date' },
  },
} as const;

/** An attachment of a message as stored. */
export type DispatchAttachment = FromSchema<typeof dispatchAttachmentSchema>;

/** A copy of a message as stored. */
export type DispatchCopy = FromSchema<typeof dispatchCopySchema>;

/** An incident as stored with its dispatch. */
export type DispatchIncident = FromSchema<typeof dispatchIncidentSchema>;

/** A dispatch as stored. */
export type Dispatch = FromSchema<typeof dispatchSchema>;

/** The claim of one step of one item by one dispatch: inserted once, `_id` = item/scenario/node/visit. */
export interface StepClaim {
  _id: string;
  entityId: string;
  dispatchId: string;
}
