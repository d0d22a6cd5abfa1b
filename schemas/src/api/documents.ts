import { documentKinds, itemDocumentSchema } from '../records/item-document.js';
import { failure, idParamsSchema, type Contract } from './contract.js';

const about = 'An item is named by its identifier, or by its number where no other item of the entity has it';

/** Adds a document to an item; the file is the body as it is, or the one file of a multipart form. */
export const addDocument = {
  method: 'POST',
  url: '/api/v1/items/:id/documents',
  config: { role: 'collector' },
  schema: {
    operationId: 'addDocument',
    summary: 'Add an invoice, order, signed delivery note or accepted terms to an item: 10 MB at most',
    description: `${about}. Invoices and orders are PDFs, the others PDF, PNG or JPEG, by their first bytes. The file is the body (application/octet-stream), or the one file of a multipart form.`,
    tags: ['documents'],
    consumes: ['application/octet-stream', 'multipart/form-data'],
    params: idParamsSchema,
    querystring: {
      type: 'object',
      additionalProperties: false,
      required: ['kind'],
      properties: { kind: { enum: documentKinds } },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['document', 'recorded'],
        properties: { document: itemDocumentSchema, recorded: { type: 'boolean', description: 'false: known before' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** The documents of an item, oldest first. */
export const listDocuments = {
  method: 'GET',
  url: '/api/v1/items/:id/documents',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listDocuments',
    summary: 'Documents of an item',
    description: about,
    tags: ['documents'],
    params: idParamsSchema,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['documents'],
        properties: { documents: { type: 'array', items: itemDocumentSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** The bytes of a document as they were added. */
export const getDocument = {
  method: 'GET',
  url: '/api/v1/items/:id/documents/:hash',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getDocument',
    summary: 'A document of an item, as it was added',
    description: about,
    tags: ['documents'],
    params: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'hash'],
      properties: { id: idParamsSchema.properties.id, hash: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
    },
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;
