import type { MessageChannel } from '@relance/schemas';
import type { NodeKind } from '../kind.js';
import { compileMessage, messageFaults, messagePorts, messageTiming, type MessageCard } from '../cards/message-card.js';
import { levelField, messageFields } from '../cards/message-fields.js';

/** A letter, simple or registered; it is sent on the day it is posted (law 22). */
export interface LetterData extends MessageCard {
  level: number;
  delivery: 'simple' | 'registered';
}

function channelOf({ delivery }: Pick<LetterData, 'delivery'>): MessageChannel {
  return delivery === 'registered' ? 'registered' : 'letter';
}

/** A reminder by post. */
export const letter: NodeKind<'letter', LetterData> = {
  name: 'letter',
  title: { fr: 'Courrier', en: 'Letter' },
  help: {
    fr: 'Un courrier à l’adresse postale du compte, simple ou recommandé.',
    en: 'A letter to the account’s postal address, simple or registered.',
  },
  group: 'contact',
  role: 'step',
  icon: 'letter',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'level', 'delivery', 'template', 'audience'],
    properties: {
      ...messageFields,
      level: levelField(0, 1, 2, 3, 4),
      delivery: { enum: ['simple', 'registered'], title: 'Affranchissement', description: 'Simple or registered post', widget: 'choice' },
    },
  },
  defaults: {
    when: { anchor: 'dueDate', offset: 30, unit: 'days' },
    level: 3,
    delivery: 'simple',
    template: '',
    audience: ['management', 'accountsPayable'],
  },
  ports: ({ when }) => messagePorts(when),
  check: (data, context) => messageFaults(data, channelOf(data), context),
  timing: (data) => messageTiming(data, { channel: channelOf(data), level: data.level }),
  compile: ({ level, delivery, ...card }, placement) => compileMessage(card, { channel: channelOf({ delivery }), level }, placement),
  migrations: [],
};
