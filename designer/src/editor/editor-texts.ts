import i18next from 'i18next';
import { editor as english } from '../i18n/en/editor.js';
import { editor as french } from '../i18n/fr/editor.js';

/** Adds the words of the editor in both languages to those of the app; the first screen does without them. */
export function addEditorTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { editor: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { editor: english }, true, true);
}
