import type { FromSchema } from 'json-schema-to-ts';

/** Code and parameters of a reason (DESIGN: issues and reasons are stored as code + params); told in fr and en by the scenario package. */
export const reasonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'law'],
  properties: {
    code: { type: 'string' },
    law: { type: 'integer' },
    itemId: { type: 'string' },
    nodeId: { type: 'string' },
    values: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    on: { type: 'string', description: 'civil date it is about' },
    until: { type: 'string', description: 'civil date it lasts to, where known' },
  },
} as const;

/** Where one item stands, as the last wake projected it. */
export const tokenPositionSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['itemId', 'scenarioId', 'planHash', 'nodeId', 'level', 'status'],
  properties: {
    itemId: { type: 'string' },
    scenarioId: { type: 'string' },
    planHash: { type: 'string' },
    nodeId: { type: 'string' },
    level: { type: 'integer' },
    status: { enum: ['walking', 'suspended', 'parked', 'stopped', 'done'] },
    nextAt: { type: 'integer', description: 'business instant of the next move' },
    plannedOn: { type: 'string' },
    reason: reasonSchema,
    owner: { type: 'string' },
    reviewOn: { type: 'string' },
  },
} as const;

/**
 * A case: creditor entity × payer (law 6). `itemIds` and `factsVersion` are kept by whoever records a fact ($addToSet, $inc), the
 * projection by the workflow alone; `machineJson` is the state a case with nothing open leaves for its next start.
 */
export const caseSchema = {
  type: 'object',
  title: 'case',
  additionalProperties: false,
  required: ['_id', 'entityId', 'payerAccountId', 'itemIds', 'paymentIds', 'factsVersion', 'running', 'positions', 'projectionSequence'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    payerAccountId: { type: 'string' },
    itemIds: { type: 'array', items: { type: 'string' } },
    paymentIds: { type: 'array', items: { type: 'string' }, description: 'payments with an unallocated part' },
    taskIds: { type: 'array', items: { type: 'string' } },
    factIds: { type: 'array', items: { type: 'string' }, description: 'what people recorded: promises, disputes, contacts outside…' },
    factsVersion: { type: 'integer' },
    factsChangedAt: { type: 'integer', description: 'business instant of the newest recorded fact' },
    awake: { type: 'boolean', description: 'facts were recorded since the case last came to rest: the sweep must find a workflow for it' },
    running: { type: 'boolean' },
    machineJson: { type: 'string' },
    machineSequence: { type: 'integer', description: 'sequence of machineJson: an older state never overwrites a newer one' },
    projectionSequence: { type: 'integer', description: 'monotone: an older projection never overwrites a newer one' },
    positions: { type: 'array', items: tokenPositionSchema },
    nextAt: { type: 'integer' },
    state: { enum: ['overdue', 'notDue', 'closed'], description: 'from the last projection; closed: nothing open' },
    openItems: { type: 'integer' },
    level: { type: 'integer', description: 'highest level reached by an item' },
    currency: { type: 'string', description: 'of the rollups' },
    openCents: { type: 'integer', description: 'rollup in the entity currency, for lists' },
    overdueCents: { type: 'integer' },
    oldestDueDate: { type: 'string' },
    told: {
      type: 'array',
      items: { type: 'string' },
      description: 'keys of the reasons in force, so that each is told once in the journal',
    },
    projectedFactsVersion: { type: 'integer', description: 'version of the facts the projection was made from' },
    accountName: { type: 'string' },
    accountCode: { type: 'string' },
    segment: { type: 'string' },
    searchKey: { type: 'string' },
    incident: { type: 'string' },
  },
} as const;

/** A case as stored. */
export type CaseRecord = FromSchema<typeof caseSchema>;

/** Where one item stands. */
export type TokenPosition = FromSchema<typeof tokenPositionSchema>;

/** A coded reason. */
export type Reason = FromSchema<typeof reasonSchema>;

/** One line of the story of a case: append-only, hash-chained per case (`_id` = caseId/sequence). */
export const journalEntrySchema = {
  type: 'object',
  title: 'journalEntry',
  additionalProperties: false,
  required: ['_id', 'entityId', 'caseId', 'sequence', 'at', 'on', 'kind', 'previousHash', 'hash'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    caseId: { type: 'string' },
    sequence: { type: 'integer' },
    at: { type: 'integer', description: 'business instant' },
    on: { type: 'string', description: 'civil date in the entity zone' },
    kind: {
      enum: [
        'contact',
        'companion',
        'copy',
        'attachment',
        'recap',
        'letterReady',
        'failed',
        'taskOpened',
        'taskDone',
        'fact',
        'moved',
        'waits',
        'refused',
        'opened',
        'closed',
        'incident',
      ],
    },
    itemIds: { type: 'array', items: { type: 'string' } },
    nodeId: { type: 'string' },
    dispatchId: { type: 'string' },
    companionOf: { type: 'string', description: 'of a companion: the main dispatch of its contact (law 22)' },
    channel: { type: 'string', description: 'of a companion: what it went by' },
    taskId: { type: 'string' },
    trial: { type: 'boolean', description: 'it went to the house instead of the customer' },
    level: { type: 'integer' },
    cents: { type: 'integer' },
    currency: { type: 'string' },
    reasons: { type: 'array', items: reasonSchema },
    factId: { type: 'string' },
    detail: { type: 'string', description: 'a code, never personal data' },
    onceKey: { type: 'string', description: 'names what happened: told again under the same key, it is not appended again' },
    previousHash: { type: 'string' },
    hash: { type: 'string' },
  },
} as const;

/** A journal entry as stored. */
export type JournalEntry = FromSchema<typeof journalEntrySchema>;
