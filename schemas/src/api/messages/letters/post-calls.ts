import { failure, type Contract } from '../../contract.js';

/** The provider of post tells all it knows of one letter; `X-Post-Signature` says that it is the provider. Words nobody here knows are passed over. */
export const reportLetterNews = {
  method: 'POST',
  url: '/api/v1/post/news',
  config: { role: 'public' },
  schema: {
    operationId: 'reportLetterNews',
    summary: 'The provider of post tells what became of a letter (signed)',
    tags: ['letters'],
    consumes: ['application/json'],
    body: {
      type: 'object',
      required: ['id', 'reference'],
      properties: { id: { type: 'string', maxLength: 200 }, reference: { type: 'string', maxLength: 128 } },
      additionalProperties: true,
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['recorded'],
        properties: { recorded: { type: 'integer', description: 'what was not known before' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;
