import i18next from 'i18next';
import { selection as english } from '../../../i18n/en/selection.js';
import { selection as french } from '../../../i18n/fr/selection.js';

/** Adds the words of what is done to many accounts at once, in both languages; the list does without them until something is ticked. */
export function addSelectionTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { selection: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { selection: english }, true, true);
}
