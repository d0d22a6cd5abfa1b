import type { SameKeys } from '../catalogue-shape.js';
import type { templates as french } from '../fr/templates.js';

/** Published texts. */
export const templates: SameKeys<typeof french> = {
  title: 'Texts',
  all: 'Published texts',
  empty: 'No text published',
  emptyHelp: 'A text is written in the scenario, at the step that says it, and published with it. Nothing is sent before.',
  toScenarios: 'See the scenarios',
  noStep: 'no step says it',
  column: {
    text: 'Text',
    channel: 'Channel',
    language: 'Language',
    version: 'Version',
    steps: 'Steps that say it',
    published: 'Published on',
  },
  channel: { sms: 'Text message', email: 'E-mail', letter: 'Letter', registered: 'Registered letter' },
  language: { fr: 'French', en: 'English' },
  version: 'Version and language',
  subject: 'Subject',
  facts: 'What the text takes from the case:',
  close: 'Close the text',
  usedIn: 'Where it is said',
  editHelp: 'A published text changes no more. Its next version is written in the draft of the scenario and leaves once that is published.',
  edit: 'Change in {{scenario}}',
  preview: 'Preview and test',
  show: 'See on this account',
};
