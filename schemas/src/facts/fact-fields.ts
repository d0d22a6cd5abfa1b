import { messageChannels } from '../channels.js';
import { roleNames } from '../records/user.js';

const dayPattern = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

/** Dates from outside that nothing moves (law 28). */
const outsideDeadlines = ['insurerDeclaration', 'endOfCover', 'limitation', 'insolvencyClaim', 'recoveryOfGoods'] as const;

/**
 * Everything a person may say of a fact, the same in the record, the request and the command line; which of it a kind needs or takes stands
 * with the kind.
 */
export const factFields = {
  fromOn: { type: 'string', pattern: dayPattern, description: 'civil date from which it holds, or on which it happened; absent: today' },
  untilOn: {
    type: 'string',
    pattern: dayPattern,
    description: 'its last civil date: of a promise the date promised, of a deadline its day',
  },
  dueOn: { type: 'string', pattern: dayPattern, description: 'the new due date' },
  cents: { type: 'integer', minimum: 1, description: 'promised, or disputed on one item; absent: all that is owed' },
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  reason: { type: 'string', minLength: 1, maxLength: 500, description: 'why; of kinds with a list of reasons, one of it' },
  note: { type: 'string', minLength: 1, maxLength: 2000, description: 'in free words' },
  owner: { enum: roleNames, description: 'role of whoever looks after it' },
  channel: { enum: [...messageChannels, 'call'], description: 'by which it was made, or which it is about' },
  contact: {
    type: 'string',
    minLength: 1,
    maxLength: 254,
    description: 'the contact it is about, by id or e-mail address; kept by its id',
  },
  level: { type: 'integer', minimum: 0, maximum: 5, description: 'level reached before Relance, or of a contact made outside' },
  dispatchId: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$', description: 'the message it is about' },
  deadline: { enum: outsideDeadlines, description: 'what the day is for' },
  holder: { enum: ['factored', 'assigned'], description: 'how somebody else came to hold the claim' },
  hasMandate: { type: 'boolean', description: 'the holder lets us go on reminding' },
  blocked: { type: 'boolean', description: 'a deposit, a rebate, a refund: it nets nothing' },
  namesItem: { type: 'string', minLength: 1, maxLength: 128, description: 'number of the item a credit note is for' },
  instalments: {
    type: 'array',
    minItems: 1,
    maxItems: 60,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['dueOn', 'cents'],
      properties: { dueOn: { type: 'string', pattern: dayPattern }, cents: { type: 'integer', minimum: 1, maximum: 1_000_000_000_000 } },
    },
    description: 'what is to be paid when, by date; together what the items owe',
  },
  graceDays: {
    type: 'integer',
    minimum: 0,
    maximum: 20,
    description: 'business days an instalment may be late before it breaks the plan; absent: five',
  },
  mandateReference: {
    type: 'string',
    minLength: 1,
    maxLength: 200,
    description: 'number of the mandate or contract items are handed over under',
  },
  addressee: { enum: ['insurer', 'agency', 'lawyer', 'bailiff'], description: 'who takes the items over' },
} as const;

/** One of {@link factFields}. */
export type FactField = keyof typeof factFields;
