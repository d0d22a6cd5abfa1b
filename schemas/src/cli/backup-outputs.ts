import type { FromSchema } from 'json-schema-to-ts';

const collections = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'documents', 'sha256'],
    properties: { name: { type: 'string' }, documents: { type: 'integer' }, sha256: { type: 'string' } },
  },
} as const;

const files = {
  type: 'object',
  additionalProperties: false,
  required: ['count', 'bytes'],
  properties: { count: { type: 'integer' }, bytes: { type: 'integer' } },
} as const;

const properties = {
  folder: { type: 'string' },
  takenAt: { type: 'integer', description: 'real instant' },
  collections,
  files,
} as const;

/** What `relance backup` prints. */
export const backupOutputSchema = {
  type: 'object',
  title: 'backupOutput',
  additionalProperties: false,
  required: ['folder', 'takenAt', 'collections', 'files'],
  properties,
} as const;

/** What `relance restore` prints. */
export const restoreOutputSchema = {
  type: 'object',
  title: 'restoreOutput',
  additionalProperties: false,
  required: ['folder', 'takenAt', 'collections', 'files', 'leftSince'],
  properties: {
    ...properties,
    leftSince: {
      type: 'integer',
      description: 'messages that may have left after the backup: looked up before anything about them leaves',
    },
  },
} as const;

/** What either prints. */
export type OutputOfBackup = FromSchema<typeof backupOutputSchema> & Partial<Pick<FromSchema<typeof restoreOutputSchema>, 'leftSince'>>;
