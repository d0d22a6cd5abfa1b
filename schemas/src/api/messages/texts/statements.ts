import type { FromSchema } from 'json-schema-to-ts';
import { failure, idParamsSchema, type Contract } from '../../contract.js';

const civilDate = { type: 'string', description: 'civil date' } as const;
const cents = { type: 'integer', description: 'minor units' } as const;

/** A statement of account as it was made: its lines by currency and payee account, and the PDF under the hash of its bytes. */
const statementSchema = {
  type: 'object',
  title: 'accountStatement',
  additionalProperties: false,
  required: ['hash', 'account', 'asOf', 'locale', 'pages', 'groups', 'pdf'],
  properties: {
    hash: { type: 'string', description: 'SHA-256 of the PDF, under which it is kept' },
    account: { type: 'string', description: 'code of the payer' },
    asOf: civilDate,
    locale: { enum: ['fr', 'en'] },
    pages: { type: 'integer' },
    groups: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['currency', 'payeeAccountId', 'lines', 'balanceCents', 'overdueCents'],
        properties: {
          currency: { type: 'string' },
          payeeAccountId: { type: 'string' },
          lines: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['kind', 'number', 'date', 'cents'],
              properties: {
                kind: { enum: ['item', 'credit', 'receipt'] },
                number: { type: 'string' },
                date: civilDate,
                dueDate: civilDate,
                daysPastDue: { type: 'integer', description: '≤ 0 while not yet overdue' },
                cents: { ...cents, description: 'minor units; negative: it reduces the balance' },
              },
            },
          },
          balanceCents: { ...cents, description: 'sum of the lines' },
          overdueCents: { ...cents, description: 'of the items due before the day; credits and receipts are not set against it' },
        },
      },
    },
    pdf: { type: 'string', description: 'base64' },
  },
} as const;

/** Makes a statement of account now and keeps it: an answer on request, which is no dunning contact (law 27). */
export const makeStatement = {
  method: 'POST',
  url: '/api/v1/statements',
  config: { role: 'collector' },
  schema: {
    operationId: 'makeStatement',
    summary: 'Make a statement of account',
    tags: ['statements'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['account', 'reason'],
      properties: {
        account: { type: 'string', minLength: 1, maxLength: 128, description: 'code of the account, or id of the case' },
        locale: { enum: ['fr', 'en'], description: 'absent: that of the contact for accounts payable, else of the account' },
        reason: { type: 'string', minLength: 1, maxLength: 500, description: 'who asked, and why (law 27)' },
      },
    },
    response: { 200: statementSchema, ...failure },
  },
} as const satisfies Contract;

/** The exact bytes of a statement made before, by their hash. */
export const getStatement = {
  method: 'GET',
  url: '/api/v1/statements/:id',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getStatement',
    summary: 'A statement of account as it was made, as PDF',
    tags: ['statements'],
    params: idParamsSchema,
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

/** A statement of account as it was made. */
export type AccountStatement = FromSchema<typeof statementSchema>;
