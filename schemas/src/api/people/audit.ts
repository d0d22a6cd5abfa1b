import type { FromSchema } from 'json-schema-to-ts';
import { failure, pageQueryProperties, type Contract } from '../contract.js';

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;

/** One line of the audit log: who did what to what, and when. Ids, codes and counts; no secret and no text a person typed. */
export const auditLineSchema = {
  type: 'object',
  title: 'auditLine',
  additionalProperties: false,
  required: ['id', 'at', 'action', 'userId', 'by'],
  properties: {
    id: { type: 'string' },
    at: { type: 'integer', description: 'business instant' },
    action: { type: 'string', description: 'area and act, such as `account.contactChanged`' },
    userId: { type: 'string' },
    by: {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: { name: { type: 'string' }, email: { type: 'string' } },
    },
    subjectId: { type: 'string', description: 'what it was done to' },
    details: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
  },
} as const;

/** A line of the audit log as shown. */
export type AuditLine = FromSchema<typeof auditLineSchema>;

/** What people did, newest first, page by page: for those who check and those who answer for it, nobody in between. */
export const listAudit = {
  method: 'GET',
  url: '/api/v1/audit',
  config: { role: 'auditor', only: ['auditor', 'admin'] },
  schema: {
    operationId: 'listAudit',
    summary: 'The audit log (auditor and admin alone)',
    tags: ['people'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...pageQueryProperties,
        action: { type: 'string', pattern: '^[A-Za-z][A-Za-z.]{0,79}$', description: 'how the action begins: `account.`' },
        user: { type: 'string', minLength: 1, maxLength: 254, description: 'e-mail address or id' },
        subject: { type: 'string', minLength: 1, maxLength: 200, description: 'id of what it was done to' },
        from: { ...day, description: 'first day, in the zone of the entity' },
        to: { ...day, description: 'last day, included' },
      },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['rows'],
        properties: { rows: { type: 'array', items: auditLineSchema }, nextCursor: { type: 'string' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;
