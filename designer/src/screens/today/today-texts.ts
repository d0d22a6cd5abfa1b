import i18next from 'i18next';
import { today as english } from '../../i18n/en/today.js';
import { today as french } from '../../i18n/fr/today.js';

/** Adds the words of the work of the day in both languages to those of the app; nothing else needs them. */
export function addTodayTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { today: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { today: english }, true, true);
}
