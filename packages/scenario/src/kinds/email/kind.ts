import { whenSchema, type When } from '@relance/schemas';
import type { ContactTiming, NodeKind } from '../kind.js';
import { offsetFromDueDate, skippedPort, skips } from '../when-days.js';

/** An e-mail: when, how firm, which template, to whom, and the deadline it grants in days (law 10). */
export interface EmailData {
  when: When;
  level: number;
  template: string;
  audience: string[];
  deadlineDays?: number;
}

/** Rank of law 16: sms < e-mail < letter < registered. */
const emailRank = 1;

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
    properties: {
      when: { ...whenSchema, widget: 'when' },
      level: { type: 'integer', minimum: 0, maximum: 4, title: 'Niveau', widget: 'level' },
      template: { type: 'string', title: 'Modèle', widget: 'template' },
      audience: { type: 'array', minItems: 1, maxItems: 5, items: { type: 'string' }, title: 'Destinataire', widget: 'roles' },
      deadlineDays: { type: 'integer', minimum: 1, maximum: 60, title: 'Délai accordé', widget: 'days' },
    },
  },
  defaults: { when: { anchor: 'dueDate', offset: 5, unit: 'days' }, level: 1, template: '', audience: ['accountsPayable'] },
  ports: (data) => [
    { id: 'sent', label: { fr: 'envoyé', en: 'sent' }, nominal: true },
    { id: 'failed', label: { fr: 'échec', en: 'failed' } },
    ...(skips(data.when) ? [skippedPort] : []),
  ],
  check: (data, { templates, locales }) => {
    const written = templates.filter((template) => template.id === data.template && template.channel === 'email');
    if (written.length === 0) return [{ code: 'P113', severity: 'error', params: { template: data.template } }];
    const missing = locales.filter((locale) => !written.some((template) => template.locale === locale));
    return missing.map((locale) => ({ code: 'P114', severity: 'error', params: { template: data.template, locale } }));
  },
  timing: (data) => {
    const offsetDays = offsetFromDueDate(data.when);
    const contact: ContactTiming = {
      channel: 'email',
      level: data.level,
      rank: emailRank,
      deadlineDays: data.deadlineDays ?? 0,
      templates: [data.template],
      isApproved: false,
      companions: [],
    };
    return offsetDays === undefined ? { contact } : { offsetDays, contact };
  },
  compile: ({ when, level, template, audience, deadlineDays }, { nodeId, to, templateVersion }) => [
    {
      op: 'contact',
      nodeId,
      when,
      channel: 'email',
      level,
      rank: emailRank,
      template: { id: template, version: templateVersion(template) },
      audience,
      ...(deadlineDays === undefined ? {} : { deadlineDays }),
      sent: to('sent'),
      failed: to('failed'),
      ...(skips(when) ? { skipped: to('skipped') } : {}),
    },
  ],
  migrations: [],
};
