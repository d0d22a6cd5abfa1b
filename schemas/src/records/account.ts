import type { FromSchema } from 'json-schema-to-ts';
import { addressSchema } from './entity.js';

/** What decides the audience of a step. */
export const contactRoles = ['accountsPayable', 'approver', 'purchasing', 'management', 'legal', 'other'] as const;

/** Ways a contact may be reached by. */
export const contactChannels = ['email', 'sms', 'call', 'letter'] as const;

/** What was agreed with the customer beside the general terms: days to pay and the yearly late-interest rate of the contract, in percent. */
export const ownTermsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    paymentDays: { type: 'integer', minimum: 0, maximum: 365 },
    countedFrom: { enum: ['invoiceDate', 'endOfMonth'] },
    lateInterestPercent: { type: 'string', pattern: '^[0-9]{1,2}(\\.[0-9]{1,4})?$' },
  },
} as const;

/** Someone to write to or call at an account; `role` decides the audience of a step. */
export const contactSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'role', 'name'],
  properties: {
    id: { type: 'string' },
    role: { enum: contactRoles },
    civility: { type: 'string' },
    name: { type: 'string' },
    email: { type: 'string' },
    phone: { type: 'string' },
    mobile: { type: 'string' },
    locale: { enum: ['fr', 'en'] },
    bounced: {
      type: 'boolean',
      description: 'a message to the e-mail address came back: it is not used until somebody corrects or verifies it',
    },
    verified: { type: 'boolean', description: 'somebody made sure that the address is right' },
    channels: { type: 'array', items: { enum: contactChannels }, description: 'the only ways to reach this contact; absent: every one' },
    preferredChannel: {
      enum: contactChannels,
      description: 'of several contacts with a role, one who prefers the channel is written to first',
    },
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
    statedSegment: {
      type: 'string',
      description: 'as the file or a person named it, where a rule decides the segment (law 27); absent: they decide it themselves',
    },
    payerAccountId: { type: 'string', description: 'absent: the account pays itself (law 6)' },
    address: addressSchema,
    contacts: { type: 'array', items: contactSchema },
    owner: { type: 'string' },
    collector: { type: 'string' },
    salesRep: { type: 'string' },
    governingLaw: { type: 'string', pattern: '^[A-Z]{2}$', description: 'absent: that of the country' },
    terms: ownTermsSchema,
    changedAt: { type: 'integer', description: 'business instant of the last change' },
    changedBy: { type: 'string', description: 'who made it: a user, or the import' },
    version: { type: 'integer', minimum: 1 },
  },
} as const;

/** A customer account as stored. */
export type Account = FromSchema<typeof accountSchema>;

/** A contact of an account. */
export type AccountContact = FromSchema<typeof contactSchema>;
