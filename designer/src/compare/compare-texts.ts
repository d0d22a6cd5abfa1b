import i18next from 'i18next';
import { compare as english } from '../i18n/en/compare.js';
import { compare as french } from '../i18n/fr/compare.js';

/** Adds the words of the comparison in both languages to those of the app; nothing else needs them. */
export function addCompareTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { compare: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { compare: english }, true, true);
}
