import type { NodeKind } from '../kind.js';
import { compileMessage, messageFaults, messagePorts, messageTiming, type MessageCard } from '../cards/message-card.js';
import { levelField, messageFields } from '../cards/message-fields.js';

/** A text message; where there is no mobile or no consent it fails, which the next decision may read (law 20). */
export interface SmsData extends MessageCard {
  level: number;
}

/** A reminder by SMS. */
export const sms: NodeKind<'sms', SmsData> = {
  name: 'sms',
  title: { fr: 'SMS', en: 'Text message' },
  help: {
    fr: 'Un SMS au mobile du compte. Sans mobile ou sans accord, la sortie « échec » est prise.',
    en: 'A text message to the account’s mobile. Without a mobile or consent it leaves by “failed”.',
  },
  group: 'contact',
  role: 'step',
  icon: 'message',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'level', 'template', 'audience'],
    properties: { ...messageFields, level: levelField(0, 1, 2, 3, 4) },
  },
  defaults: { when: { anchor: 'dueDate', offset: 10, unit: 'days' }, level: 1, template: '', audience: ['accountsPayable'] },
  ports: ({ when }) => messagePorts(when),
  check: (data, context) => messageFaults(data, 'sms', context),
  timing: (data) => messageTiming(data, { channel: 'sms', level: data.level }),
  compile: ({ level, ...card }, placement) => compileMessage(card, { channel: 'sms', level }, placement),
  migrations: [],
};
