import type { MessageChannel } from '@relance/schemas';
import { noticeLevel } from '../../levels.js';
import type { NodeKind } from '../kind.js';
import { compileMessage, messageFaults, messagePorts, messageTiming, type MessageCard } from '../cards/message-card.js';
import { messageFields } from '../cards/message-fields.js';

/** A formal notice: claims alone (law 17), grants a deadline (law 10; art. 1344 C. civ.), and a person approves its exact content (law 24). */
export interface FormalNoticeData extends MessageCard {
  channel: MessageChannel;
  deadlineDays: number;
}

/** The mise en demeure. */
export const formalNotice: NodeKind<'formalNotice', FormalNoticeData> = {
  name: 'formalNotice',
  title: { fr: 'Mise en demeure', en: 'Formal notice' },
  help: {
    fr: 'Une mise en demeure de payer sous un délai. Elle part seule, après une relance écrite et votre validation.',
    en: 'A formal notice to pay by a deadline. It leaves alone, after a written reminder and your approval.',
  },
  group: 'contact',
  role: 'step',
  icon: 'stamp',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'channel', 'deadlineDays', 'template', 'audience'],
    properties: {
      ...messageFields,
      channel: {
        enum: ['registered', 'letter', 'email'],
        title: 'Envoyée par',
        description: 'Channel; registered unless there is a reason',
        widget: 'choice',
      },
    },
  },
  defaults: {
    when: { anchor: 'dueDate', offset: 37, unit: 'days' },
    channel: 'registered',
    deadlineDays: 8,
    approval: { by: ['creditManager'], openBusinessDays: 3 },
    template: '',
    audience: ['legal', 'management'],
  },
  ports: ({ when }) => messagePorts(when),
  check: (data, context) => messageFaults(data, data.channel, context),
  timing: (data) => messageTiming(data, { channel: data.channel, level: noticeLevel }),
  compile: ({ channel, ...card }, placement) => compileMessage(card, { channel, level: noticeLevel }, placement),
  migrations: [],
};
