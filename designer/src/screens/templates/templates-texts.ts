import i18next from 'i18next';
import { templates as english } from '../../i18n/en/templates.js';
import { templates as french } from '../../i18n/fr/templates.js';

/** Adds the words of published texts in both languages to those of the app; nothing else needs them. */
export function addTemplatesTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { templates: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { templates: english }, true, true);
}
