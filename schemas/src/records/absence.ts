import type { FromSchema } from 'json-schema-to-ts';

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;

/** Days on which a user is away, and who does his tasks meanwhile. Civil days of the entity, both included. */
export const absenceSchema = {
  type: 'object',
  title: 'absence',
  additionalProperties: false,
  required: ['_id', 'entityId', 'userId', 'fromOn', 'untilOn', 'substituteId', 'recordedAt', 'recordedBy'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    userId: { type: 'string' },
    fromOn: day,
    untilOn: day,
    substituteId: { type: 'string' },
    recordedAt: { type: 'integer', description: 'business instant' },
    recordedBy: { type: 'string' },
    cancelledAt: { type: 'integer', description: 'business instant' },
    cancelledBy: { type: 'string' },
  },
} as const;

/** An absence as stored. */
export type Absence = FromSchema<typeof absenceSchema>;
