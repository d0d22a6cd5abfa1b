import type { FromSchema } from 'json-schema-to-ts';
import { channelNames } from '../../channels.js';
import { localizedSchema } from '../../scenario/graph.js';
import { effectSchema } from '../facts.js';
import { failure, idParamsSchema, type Contract } from '../contract.js';
import { issueViewSchema } from '../problem.js';
import { answerSchema } from './tasks.js';

const foretellingSchema = {
  type: 'object',
  title: 'foretelling',
  additionalProperties: false,
  required: ['issues', 'effect', 'next'],
  properties: {
    issues: { type: 'array', items: issueViewSchema, description: 'what is wrong with the answer as it stands: it would be refused' },
    effect: { type: 'array', items: effectSchema, description: 'the items for which something changes, and how' },
    next: {
      type: 'array',
      description: 'what the scenario has next for the items, one line for each step; a day is the earliest there can be',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'items'],
        properties: {
          kind: { enum: ['message', 'task', 'decision', 'event', 'handover', 'end', 'stays'] },
          step: { type: 'string', description: 'name of the step in its scenario' },
          channel: { enum: channelNames },
          onOrAfter: { type: 'string', description: 'civil day: earlier it cannot be; gap, cap, hours and other items may make it later' },
          items: { type: 'array', items: { type: 'string' }, description: 'numbers' },
        },
      },
    },
    recap: {
      type: 'object',
      additionalProperties: false,
      required: ['items'],
      description: 'the written recap of the call that would leave (law 21); absent: none does',
      properties: {
        recipient: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'address'],
          properties: { name: { type: 'string' }, address: { type: 'string' } },
        },
        subject: { type: 'string' },
        html: { type: 'string' },
        text: { type: 'string' },
        items: { type: 'array', items: { type: 'string' }, description: 'numbers' },
        refusal: {
          type: 'object',
          additionalProperties: false,
          required: ['code', 'fr', 'en'],
          properties: { code: { type: 'string' }, ...localizedSchema.properties },
          description: 'why it cannot be written',
        },
      },
    },
  },
} as const;

/** What would happen if a task were answered so; nothing is recorded. */
export const foretellAnswer = {
  method: 'POST',
  url: '/api/v1/tasks/:id/foretelling',
  config: { role: 'collector' },
  schema: {
    operationId: 'foretellAnswer',
    summary: 'What would happen if a task were answered so: pauses, the next step, the recap; nothing is recorded',
    tags: ['tasks'],
    params: idParamsSchema,
    body: answerSchema,
    response: { 200: foretellingSchema, ...failure },
  },
} as const satisfies Contract;

/** What would happen. */
export type Foretelling = FromSchema<typeof foretellingSchema>;
