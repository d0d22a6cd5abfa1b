import i18next from 'i18next';
import { imports as english } from '../../i18n/en/imports.js';
import { imports as french } from '../../i18n/fr/imports.js';

/** Adds the words of the screen of imports in both languages to those of the app; nothing else needs them. */
export function addImportsTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { imports: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { imports: english }, true, true);
}
