import 'i18next';
import type { account } from './fr/account.js';
import type { fr } from './fr/catalogue.js';
import type { commands } from './fr/commands.js';
import type { commitments } from './fr/commitments.js';
import type { compare } from './fr/compare.js';
import type { editor } from './fr/editor.js';
import type { gallery } from './fr/gallery.js';
import type { imports } from './fr/imports.js';
import type { messages } from './fr/messages.js';
import type { running } from './fr/running.js';
import type { segments } from './fr/segments.js';
import type { templates } from './fr/templates.js';
import type { settings } from './fr/settings.js';
import type { selection } from './fr/selection.js';
import type { simulation } from './fr/simulation.js';
import type { today } from './fr/today.js';
import type { views } from './fr/views.js';

interface LazyTexts {
  selection: typeof selection;
  views: typeof views;
  commitments: typeof commitments;
  account: typeof account;
  commands: typeof commands;
  imports: typeof imports;
  today: typeof today;
  messages: typeof messages;
  running: typeof running;
  segments: typeof segments;
  settings: typeof settings;
  templates: typeof templates;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof fr & {
        compare: typeof compare;
        editor: typeof editor;
        gallery: typeof gallery;
        simulation: typeof simulation;
      } & LazyTexts;
    };
  }
}
