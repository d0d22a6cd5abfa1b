import i18next from 'i18next';
import { gallery as english } from '../../../i18n/en/gallery.js';
import { gallery as french } from '../../../i18n/fr/gallery.js';

/** Adds the words of the gallery in both languages to those of the app; the first screen does without them. */
export function addGalleryTexts(): void {
  i18next.addResourceBundle('fr', 'translation', { gallery: french }, true, true);
  i18next.addResourceBundle('en', 'translation', { gallery: english }, true, true);
}
