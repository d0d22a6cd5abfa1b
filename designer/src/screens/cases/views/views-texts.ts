import i18next from 'i18next';
import { views as english } from '../../../i18n/en/views.js';
import { views as french } from '../../../i18n/fr/views.js';

/** Adds the words of one's own views in both languages to those of the list. */
export function addViewsTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { views: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { views: english }, true, true);
}
