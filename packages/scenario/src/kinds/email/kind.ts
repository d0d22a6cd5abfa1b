import type { NodeKind } from '../kind.js';
import { compileMessage, messageFaults, messagePorts, messageTiming, type MessageCard } from '../cards/message-card.js';
import { levelField, messageFields } from '../cards/message-fields.js';

/** An e-mail; level −1 is a courtesy, such as a thank-you (law 23). */
export interface EmailData extends MessageCard {
  level: number;
}

/** A reminder by e-mail. */
export const email: NodeKind<'email', EmailData> = {
  name: 'email',
  title: { fr: 'E-mail', en: 'E-mail' },
  help: {
    fr: 'Un e-mail à l’interlocuteur du compte, avec la liste des pièces.',
    en: 'An e-mail to the account’s contact, listing the items.',
  },
  group: 'contact',
  role: 'step',
  icon: 'mail',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'level', 'template', 'audience'],
    properties: { ...messageFields, level: levelField(-1, 0, 1, 2, 3, 4) },
  },
  defaults: { when: { anchor: 'dueDate', offset: 5, unit: 'days' }, level: 1, template: '', audience: ['accountsPayable'] },
  ports: ({ when }) => messagePorts(when),
  check: (data, context) => messageFaults(data, 'email', context),
  timing: (data) => messageTiming(data, { channel: 'email', level: data.level }),
  compile: ({ level, ...card }, placement) => compileMessage(card, { channel: 'email', level }, placement),
  migrations: [],
};
