import type { FromSchema } from 'json-schema-to-ts';

/** What a document proves: that the letter was handed to the post, or what became of it. */
export const proofKinds = ['deposit', 'receipt'] as const;

/** The media types a proof may have: what scanners, telephones and the post make. */
export const proofTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;

/** A document that proves what the post did with a letter (law 22); `_id` = letter/kind/hash, so that the same one is kept once. */
export const letterProofSchema = {
  type: 'object',
  title: 'letterProof',
  additionalProperties: false,
  required: ['_id', 'entityId', 'dispatchId', 'kind', 'contentHash', 'contentType', 'bytes', 'at', 'by'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    dispatchId: { type: 'string' },
    kind: { enum: proofKinds },
    contentHash: { type: 'string', description: 'SHA-256 of the exact bytes in .relance/files' },
    contentType: { enum: proofTypes },
    bytes: { type: 'integer' },
    at: { type: 'integer', description: 'business instant at which it was added' },
    by: { type: 'string' },
  },
} as const;

/** A proof as stored. */
export type LetterProof = FromSchema<typeof letterProofSchema>;
