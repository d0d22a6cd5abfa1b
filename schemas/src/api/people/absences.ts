import type { FromSchema } from 'json-schema-to-ts';
import { absenceSchema } from '../../records/absence.js';
import { failure, idParamsSchema, type Contract } from '../contract.js';

const { fromOn, untilOn } = absenceSchema.properties;
const named = { type: 'string', minLength: 1, maxLength: 254, description: 'e-mail address or id of a user' } as const;
const person = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: { name: { type: 'string' }, email: { type: 'string' } },
} as const;

const absenceViewSchema = {
  type: 'object',
  title: 'absenceView',
  additionalProperties: false,
  required: ['id', 'user', 'substitute', 'fromOn', 'untilOn', 'state'],
  properties: {
    id: { type: 'string' },
    user: person,
    substitute: person,
    fromOn,
    untilOn,
    state: { enum: ['coming', 'now', 'past', 'cancelled'] },
  },
} as const;

/** An absence as shown. */
export type AbsenceView = FromSchema<typeof absenceViewSchema>;

const changedSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['absence', 'recorded'],
  properties: { absence: absenceViewSchema, recorded: { type: 'boolean', description: 'false: it was so already' } },
} as const;

/** An absence after what was done to it. */
export type ChangedAbsence = FromSchema<typeof changedSchema>;

const tags = ['people'] as const;
const response = { 200: changedSchema, ...failure } as const;

/** Who is or will be away, and who stands in. */
export const listAbsences = {
  method: 'GET',
  url: '/api/v1/absences',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listAbsences',
    summary: 'Absences and substitutes',
    tags,
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: { past: { type: 'boolean', default: false, description: 'those that are over or cancelled too' } },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['absences'],
        properties: { absences: { type: 'array', items: absenceViewSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Records an absence: one's own, or as a credit manager anybody's. */
export const recordAbsence = {
  method: 'POST',
  url: '/api/v1/absences',
  config: { role: 'salesRep' },
  schema: {
    operationId: 'recordAbsence',
    summary: 'Record an absence: one’s own, or as a credit manager anybody’s',
    tags,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['user', 'fromOn', 'untilOn', 'substitute'],
      properties: { user: named, fromOn, untilOn, substitute: named },
    },
    response,
  },
} as const satisfies Contract;

/** Takes an absence back: from now on it changes nothing. */
export const cancelAbsence = {
  method: 'POST',
  url: '/api/v1/absences/:id/cancel',
  config: { role: 'salesRep' },
  schema: { operationId: 'cancelAbsence', summary: 'Cancel an absence', tags, params: idParamsSchema, response },
} as const satisfies Contract;
