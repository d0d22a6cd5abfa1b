import type { FromSchema } from 'json-schema-to-ts';

/** A text in the two languages of the product. */
export const localizedSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['fr', 'en'],
  properties: { fr: { type: 'string' }, en: { type: 'string' } },
} as const;

/** What may happen to an item wherever it stands (DESIGN §4): each has its default behaviour and may have its own small branch. */
export const interruptNames = [
  'paid',
  'partlyPaid',
  'debitRejected',
  'disputed',
  'promised',
  'paymentAnnounced',
  'replied',
  'instalmentPlan',
  'held',
  'insolvent',
  'channelRefused',
] as const;

/** One member of {@link interruptNames}. */
export type InterruptName = (typeof interruptNames)[number];

/**
 * The drawing of a scenario: what is stored, edited and drawn (DESIGN §4). `data` is checked against the schema of the node's kind,
 * not here; node ids are stable and never reused, for they are the migration key.
 */
export const graphSchema = {
  type: 'object',
  title: 'graph',
  additionalProperties: false,
  required: ['schema', 'scenarioId', 'nodes', 'edges'],
  properties: {
    schema: { const: 1 },
    scenarioId: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
    name: localizedSchema,
    description: localizedSchema,
    nodes: {
      type: 'array',
      maxItems: 400,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'kind', 'name', 'data'],
        properties: {
          id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$' },
          kind: { type: 'string', minLength: 1, maxLength: 40 },
          name: { type: 'string', minLength: 1, maxLength: 120 },
          data: { type: 'object' },
          position: {
            type: 'object',
            additionalProperties: false,
            required: ['x', 'y'],
            properties: { x: { type: 'number' }, y: { type: 'number' } },
          },
        },
      },
    },
    edges: {
      type: 'array',
      maxItems: 1600,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'from', 'to'],
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 80 },
          from: {
            type: 'object',
            additionalProperties: false,
            required: ['node', 'port'],
            properties: { node: { type: 'string' }, port: { type: 'string' } },
          },
          to: { type: 'string' },
        },
      },
    },
    interrupts: {
      type: 'object',
      description: 'the first card of the branch of an interrupt',
      propertyNames: { enum: interruptNames },
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['to'],
        properties: { to: { type: 'string', minLength: 1 } },
      },
    },
    policies: {
      type: 'object',
      additionalProperties: false,
      properties: {
        gapDays: { type: 'integer', minimum: 2, maximum: 60 },
        cap: {
          type: 'object',
          additionalProperties: false,
          required: ['contacts', 'days'],
          properties: { contacts: { type: 'integer', minimum: 1, maximum: 60 }, days: { type: 'integer', minimum: 1, maximum: 366 } },
        },
        consolidation: { enum: ['account', 'invoice'] },
        sendMode: {
          enum: ['automatic', 'confirm', 'owner'],
          description: 'who agrees before a message leaves: nobody, a collector, the owner (law 24)',
        },
        callOpenBusinessDays: { type: 'integer', minimum: 1, maximum: 10 },
        minimumCents: { type: 'integer', minimum: 0 },
        minimumPer: { enum: ['item', 'account'], description: 'what the minimum is compared with (law 11)' },
        accessoriesFromLevel: {
          type: 'integer',
          minimum: 0,
          maximum: 5,
          description: 'late interest and indemnity are lines from this level on (law 5)',
        },
        currency: { type: 'string', pattern: '^[A-Z]{3}$' },
        debtorClass: {
          enum: ['business', 'publicBuyer', 'consumer'],
          description: 'for whom it is drawn; fees exist between businesses only',
        },
      },
    },
    annotations: { type: 'object' },
  },
} as const;

/** A text in the two languages of the product. */
export type Localized = FromSchema<typeof localizedSchema>;

/** One node of the drawing; `data` belongs to the kind. */
export interface GraphNode {
  id: string;
  kind: string;
  name: string;
  data: Record<string, unknown>;
  position?: { x: number; y: number };
}

/** One edge of the drawing, leaving a named port. */
export interface GraphEdge {
  id: string;
  from: { node: string; port: string };
  to: string;
}

/** Policies of a scenario (laws 13–15); what is absent falls back to the entity's default. */
export type ScenarioPolicies = NonNullable<FromSchema<typeof graphSchema>['policies']>;

/** The stored drawing of a scenario. */
export interface Graph {
  schema: 1;
  scenarioId: string;
  name?: Localized;
  description?: Localized;
  nodes: GraphNode[];
  edges: GraphEdge[];
  interrupts?: Partial<Record<InterruptName, { to: string }>>;
  policies?: ScenarioPolicies;
  annotations?: Record<string, unknown>;
}
