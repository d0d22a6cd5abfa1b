import i18next from 'i18next';
import { messages as english } from '../i18n/en/messages.js';
import { messages as french } from '../i18n/fr/messages.js';

/** Adds the words of test messages in both languages to those of the app; nothing else needs them. */
export function addMessagesTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { messages: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { messages: english }, true, true);
}
