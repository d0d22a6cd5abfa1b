import { batchPrintedSchema } from '../api/messages/letters/letter-views.js';

/** What `relance letters print` came to, and the files it wrote. */
export const letterPrintOutputSchema = {
  ...batchPrintedSchema,
  properties: {
    ...batchPrintedSchema.properties,
    files: {
      type: 'object',
      additionalProperties: false,
      required: ['pdf', 'list'],
      properties: { pdf: { type: 'string' }, list: { type: 'string' } },
      description: 'absent on a dry run, and where nothing may be printed',
    },
  },
} as const;
