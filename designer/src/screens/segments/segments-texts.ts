import i18next from 'i18next';
import { segments as english } from '../../i18n/en/segments.js';
import { segments as french } from '../../i18n/fr/segments.js';

/** Adds the words of segments in both languages to those of the app; nothing else needs them. */
export function addSegmentsTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { segments: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { segments: english }, true, true);
}
