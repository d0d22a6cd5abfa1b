import type { FromSchema } from 'json-schema-to-ts';
import { proofTypes } from './letter-proof.js';

/** What a document of an item is: the invoice itself, the order, the delivery note the customer signed, the terms he accepted. */
export const documentKinds = ['invoice', 'order', 'deliveryNote', 'termsAccepted'] as const;

/** A document of an item, kept as it is; `_id` = item/kind/hash, so that the same one is kept once. */
export const itemDocumentSchema = {
  type: 'object',
  title: 'itemDocument',
  additionalProperties: false,
  required: ['_id', 'entityId', 'itemId', 'kind', 'contentHash', 'contentType', 'bytes', 'at', 'by'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    itemId: { type: 'string' },
    kind: { enum: documentKinds },
    contentHash: { type: 'string', description: 'SHA-256 of the exact bytes in .relance/files' },
    contentType: { enum: proofTypes },
    bytes: { type: 'integer' },
    at: { type: 'integer', description: 'business instant at which it was added' },
    by: { type: 'string' },
  },
} as const;

/** A document of an item as stored. */
export type ItemDocument = FromSchema<typeof itemDocumentSchema>;

/** How a card names the statement of account, made as its e-mail leaves. */
export const attachedStatement = 'statement';

/** How a card names the documents it attaches to its e-mail, and the kind each is. */
export const attachedKinds: Readonly<Record<string, ItemDocument['kind']>> = {
  invoices: 'invoice',
  orders: 'order',
  deliveryNotes: 'deliveryNote',
  termsAccepted: 'termsAccepted',
};
