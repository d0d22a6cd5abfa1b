import type { FromSchema } from 'json-schema-to-ts';

/** What a mail that came in is. */
const incomingMailKinds = ['reply', 'automatic', 'bounced', 'delayed', 'delivered'] as const;

/**
 * A mail that came in (laws 8, 20): kept as it is, and settled once. `_id` = hash of entity, Message-ID and words, so that the same mail is taken once however
 * often it is fetched.
 */
export const incomingMailSchema = {
  type: 'object',
  title: 'incomingMail',
  additionalProperties: false,
  required: ['_id', 'entityId', 'kind', 'state', 'contentHash', 'takenAt', 'takenBy'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    kind: { enum: incomingMailKinds },
    state: { enum: ['settled', 'unmatched', 'setAside'], description: 'unmatched: nobody knows what it is about, a person looks at it' },
    contentHash: { type: 'string', description: 'SHA-256 of the exact bytes in .relance/files' },
    wordsHash: { type: 'string', description: 'SHA-256 of its text in .relance/files' },
    from: { type: 'string' },
    subject: { type: 'string' },
    messageId: { type: 'string' },
    caseId: { type: 'string' },
    dispatchId: { type: 'string', description: 'the message it answers, or reports of' },
    taskId: { type: 'string', description: 'the task that shows its words' },
    takenAt: { type: 'integer', description: 'business instant' },
    takenBy: { type: 'string' },
  },
} as const;

/** A mail that came in, as stored. */
export type StoredMail = FromSchema<typeof incomingMailSchema>;
