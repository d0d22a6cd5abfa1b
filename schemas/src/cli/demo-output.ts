import type { FromSchema } from 'json-schema-to-ts';

/** `relance demo`: how it ended and whether what must hold does; each fault is told in `faults`. */
export const demoOutputSchema = {
  type: 'object',
  title: 'demoOutput',
  additionalProperties: false,
  required: ['from', 'to', 'ended', 'items', 'waiting', 'contacts', 'calls', 'payments', 'mails', 'faults', 'signIn', 'holds'],
  properties: {
    from: { type: 'string', description: 'first business day' },
    to: { type: 'string', description: 'business day of the verdict' },
    ended: { enum: ['dayReached', 'nothingMoves'] },
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['total', 'paid', 'handedOver', 'credits', 'waiting', 'unexplained'],
      properties: {
        total: { type: 'integer', description: 'items of the sample file' },
        paid: { type: 'integer' },
        handedOver: { type: 'integer' },
        credits: { type: 'integer', description: 'credit notes: they net, nobody is reminded of them (law 5)' },
        waiting: { type: 'integer' },
        unexplained: { type: 'integer', description: 'open without a named reason, or not found at all: must be 0' },
      },
    },
    waiting: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'items', 'fr', 'en'],
        properties: { code: { type: 'string' }, items: { type: 'integer' }, fr: { type: 'string' }, en: { type: 'string' } },
      },
    },
    contacts: { type: 'integer', description: 'dispatches accepted by the mail server' },
    calls: { type: 'integer', description: 'call tasks answered by the stand-in' },
    payments: { type: 'integer', description: 'rows of the payments file imported' },
    mails: {
      type: 'object',
      additionalProperties: false,
      required: ['received', 'duplicates', 'incomplete', 'lost', 'unknown'],
      properties: {
        received: { type: 'integer' },
        duplicates: { type: 'integer', description: 'same Message-ID or same step of the same item twice: must be 0' },
        incomplete: { type: 'integer', description: 'without number, amount, due date or an identity: must be 0' },
        lost: { type: 'integer', description: 'accepted, but not in the mailbox: must be 0' },
        unknown: { type: 'integer', description: 'in the mailbox, but of no accepted dispatch: must be 0' },
      },
    },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'fr', 'en'],
        properties: { code: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' } },
      },
    },
    signIn: {
      anyOf: [
        {
          type: 'object',
          additionalProperties: false,
          required: ['url', 'email', 'password'],
          properties: { url: { type: 'string' }, email: { type: 'string' }, password: { type: 'string' } },
        },
        { type: 'null' },
      ],
      description: 'the admin made for this demo; null where there was one',
    },
    holds: { type: 'boolean', description: 'true: exit code 0' },
  },
} as const;

/** What `relance demo` prints. */
export type DemoOutput = FromSchema<typeof demoOutputSchema>;
