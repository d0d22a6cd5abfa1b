import { messageChannels } from '@relance/schemas';
import { whenProperty } from '../when-days.js';

const role = { type: 'string', minLength: 1, maxLength: 60 } as const;
const template = { type: 'string', maxLength: 63 } as const;

/** The template of a text. */
export const templateField = { ...template, title: 'Modèle', description: 'Template of the text', widget: 'template' } as const;

/** Who is written to, in order: the first contact of these roles that has an address. */
export const audienceField = {
  type: 'array',
  minItems: 1,
  maxItems: 5,
  items: { type: 'string' },
  title: 'Destinataire',
  description: 'Contact roles in order: the first that can be reached is written to',
  widget: 'roles',
} as const;

/** How firm a message is, for a card that offers these levels (law 7). */
export function levelField(...levels: readonly number[]): object {
  return { enum: levels, title: 'Niveau', description: 'Dunning level; -1 is a courtesy without level', widget: 'level' };
}

/** Schema of the fields of a message, without level and channel, which are the kind's. */
export const messageFields = {
  when: whenProperty,
  template: templateField,
  audience: audienceField,
  deadlineDays: {
    type: 'integer',
    minimum: 1,
    maximum: 60,
    title: 'Délai accordé',
    description: 'Days granted to pay, printed as a date',
    widget: 'days',
  },
  approval: {
    type: 'object',
    additionalProperties: false,
    required: ['by', 'openBusinessDays'],
    properties: {
      by: { type: 'array', minItems: 1, maxItems: 3, uniqueItems: true, items: role },
      openBusinessDays: { type: 'integer', minimum: 1, maximum: 10 },
    },
    title: 'Validation du contenu',
    description: 'Who approves the exact content before it leaves, one after the other',
    widget: 'approval',
  },
  sender: { ...role, title: 'Signé par', description: 'Role under whose name it is signed', widget: 'person' },
  copies: {
    type: 'array',
    maxItems: 5,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['role', 'mode'],
      properties: { role, mode: { enum: ['cc', 'bcc', 'digest'] } },
    },
    title: 'Copies',
    description: 'Who else receives it: copy, blind copy, or a line in a digest',
    widget: 'copies',
  },
  attachments: {
    type: 'array',
    maxItems: 10,
    uniqueItems: true,
    items: { type: 'string', minLength: 1, maxLength: 60 },
    title: 'Pièces jointes',
    description: 'Document types attached, such as the invoices',
    widget: 'attachments',
  },
  companions: {
    type: 'array',
    maxItems: 3,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['channel', 'template', 'audience'],
      properties: { channel: { enum: messageChannels }, template, audience: audienceField },
    },
    title: 'Accompagné de',
    description: 'The same message by other channels, once the main one was accepted',
    widget: 'companions',
  },
} as const;
