import type { FromSchema } from 'json-schema-to-ts';
import { failure, type Contract } from '../contract.js';
import { issueViewSchema } from '../problem.js';

/** What a simulation of a drawing starts from: its plan, or what keeps it from having one. */
const simulationGroundSchema = {
  type: 'object',
  title: 'simulationGround',
  additionalProperties: false,
  required: ['today', 'territory', 'policy', 'calendars', 'issues'],
  properties: {
    today: { type: 'string', description: 'civil date in the zone of the entity' },
    territory: { type: 'string', description: 'that of the entity' },
    policy: { type: 'object', additionalProperties: true, description: 'gap, cap, hours and late fees of the entity' },
    calendars: { type: 'object', additionalProperties: { type: 'object', additionalProperties: true }, description: 'by territory' },
    issues: { type: 'array', items: issueViewSchema },
    hash: { type: 'string', description: 'of the plan; absent while the drawing has errors' },
    plan: { type: 'object', additionalProperties: true },
    account: {
      type: 'object',
      description: 'what is recorded of the account asked for, its items entering the plan anew',
      additionalProperties: false,
      required: ['name', 'facts'],
      properties: { name: { type: 'string' }, facts: { type: 'object', additionalProperties: true } },
    },
  },
} as const;

/** Everything a simulation needs of the house, to be run where it is looked at; nothing is stored and nothing leaves. */
export const prepareSimulation = {
  method: 'POST',
  url: '/api/v1/scenarios/simulation',
  config: { role: 'auditor' },
  schema: {
    operationId: 'prepareSimulation',
    summary: 'What a simulation of a drawing starts from',
    tags: ['scenarios'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['bundle'],
      properties: {
        bundle: { type: 'object', additionalProperties: true },
        account: { type: 'string', minLength: 1, maxLength: 128, description: 'code of a real account; absent: one is made up' },
      },
    },
    response: { 200: simulationGroundSchema, ...failure },
  },
} as const satisfies Contract;

/** What a simulation of a drawing starts from. */
export type SimulationGround = FromSchema<typeof simulationGroundSchema>;
