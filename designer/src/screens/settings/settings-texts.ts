import i18next from 'i18next';
import { settings as english } from '../../i18n/en/settings.js';
import { settings as french } from '../../i18n/fr/settings.js';

/** Adds the words of the settings in both languages to those of the app; nothing else needs them. */
export function addSettingsTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { settings: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { settings: english }, true, true);
}
