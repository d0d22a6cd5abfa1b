import i18next from 'i18next';
import { running as english } from '../../i18n/en/running.js';
import { running as french } from '../../i18n/fr/running.js';

/** Adds the words of the screen of running cases in both languages to those of the app; nothing else needs them. */
export function addRunningTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { running: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { running: english }, true, true);
}
