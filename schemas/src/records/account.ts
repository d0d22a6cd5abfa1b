import type { FromSchema } from 'json-schema-to-ts';
import { addressSchema } from './entity.js';

/** Someone to write to or call at an account; `role` decides the audience of a step. */
export const contactSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'role', 'name'],
  properties: {
    id: { type: 'string' },
    role: { enum: ['accountsPayable', 'approver', 'purchasing', 'management', 'legal', 'other'] },
    civility: { type: 'string' },
    name: { type: 'string' },
    email: { type: 'string' },
    phone: { type: 'string' },
    mobile: { type: 'string' },
    locale: { enum: ['fr', 'en'] },
    bounced: { type: 'boolean' },
  },
} as const;

/** A customer account: the debtor's legal person with its contacts; `_id` = hash of entity and code (DESIGN "Ids"). */
export const accountSchema = {
  type: 'object',
  title: 'account',
  additionalProperties: false,
  required: [
    '_id',
    'entityId',
    'code',
    'name',
    'searchKey',
    'debtorClass',
    'country',
    'territory',
    'locale',
    'segment',
    'contacts',
    'version',
  ],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    code: { type: 'string' },
    name: { type: 'string' },
    searchKey: { type: 'string', description: 'lower-cased, accents folded: name, code, SIREN' },
    siren: { type: 'string' },
    vatNumber: { type: 'string' },
    debtorClass: { enum: ['business', 'publicBuyer', 'consumer'] },
    country: { type: 'string', pattern: '^[A-Z]{2}$' },
    territory: { type: 'string' },
    locale: { enum: ['fr', 'en'] },
    segment: { type: 'string' },
    payerAccountId: { type: 'string', description: 'absent: the account pays itself (law 6)' },
    address: addressSchema,
    contacts: { type: 'array', items: contactSchema },
    owner: { type: 'string' },
    collector: { type: 'string' },
    salesRep: { type: 'string' },
    version: { type: 'integer', minimum: 1 },
  },
} as const;

/** A customer account as stored. */
export type Account = FromSchema<typeof accountSchema>;

/** A contact of an account. */
export type AccountContact = FromSchema<typeof contactSchema>;
