/** What `relance documents get` wrote. */
export const documentSavedSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['file', 'bytes'],
  properties: { file: { type: 'string' }, bytes: { type: 'integer' } },
} as const;
