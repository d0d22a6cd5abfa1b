import type { FromSchema } from 'json-schema-to-ts';
import { failure, idParamsSchema, type Contract } from './contract.js';

const cents = { type: 'integer', description: 'minor units' } as const;

/** A point of the checklist of a dossier: whether it is missing, and of which items. */
const dossierPointSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'isMissing', 'fr', 'en'],
  properties: {
    code: { type: 'string' },
    isMissing: { type: 'boolean' },
    fr: { type: 'string' },
    en: { type: 'string' },
    items: { type: 'array', items: { type: 'string' }, description: 'numbers of the items that lack it' },
  },
} as const;

/** A dossier as it was made: what is in its ZIP, what it claims, what is missing. */
const handoverDossierSchema = {
  type: 'object',
  title: 'handoverDossier',
  additionalProperties: false,
  required: ['hash', 'bytes', 'account', 'asOf', 'items', 'totals', 'checklist', 'files'],
  properties: {
    hash: { type: 'string', description: 'SHA-256 of the ZIP, under which it is kept' },
    bytes: { type: 'integer', description: 'length of the ZIP' },
    account: { type: 'string', description: 'code of the payer' },
    asOf: { type: 'string', description: 'civil date' },
    items: { type: 'array', items: { type: 'string' }, description: 'their numbers' },
    totals: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['currency', 'principalCents', 'interestCents', 'indemnityCents'],
        properties: { currency: { type: 'string' }, principalCents: cents, interestCents: cents, indemnityCents: cents },
      },
    },
    checklist: { type: 'array', items: dossierPointSchema },
    files: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'bytes', 'hash'],
        properties: { path: { type: 'string' }, bytes: { type: 'integer' }, hash: { type: 'string', description: 'SHA-256' } },
      },
    },
  },
} as const;

/** Makes the dossier of items for an insurer, an agency, a lawyer or a bailiff, as they stand now, and keeps it. */
export const makeDossier = {
  method: 'POST',
  url: '/api/v1/dossiers',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'makeDossier',
    summary: 'Make the dossier of items to hand over: a ZIP of all that proves the claim',
    tags: ['handover'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['account', 'reason'],
      properties: {
        account: { type: 'string', minLength: 1, maxLength: 128, description: 'code of the account, or id of the case' },
        handover: { type: 'string', minLength: 1, maxLength: 128, description: 'id of the fact by which items were handed over' },
        items: {
          type: 'array',
          minItems: 1,
          maxItems: 1000,
          items: { type: 'string', minLength: 1, maxLength: 128 },
          description: 'numbers or ids; absent: those of the handing over, else all that is open',
        },
        reason: { type: 'string', minLength: 1, maxLength: 500, description: 'for whom, and why' },
      },
    },
    response: { 200: handoverDossierSchema, ...failure },
  },
} as const satisfies Contract;

/** The exact bytes of a dossier made before, by their hash. */
export const getDossier = {
  method: 'GET',
  url: '/api/v1/dossiers/:id',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getDossier',
    summary: 'A dossier to hand over as it was made, as ZIP',
    tags: ['handover'],
    params: idParamsSchema,
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

/** A dossier as it was made. */
export type HandoverDossier = FromSchema<typeof handoverDossierSchema>;

/** A point of its checklist. */
export type DossierPoint = FromSchema<typeof dossierPointSchema>;
