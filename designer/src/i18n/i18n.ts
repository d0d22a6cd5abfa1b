import type { Locale } from '@relance/domain';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/catalogue.js';
import { fr } from './fr/catalogue.js';

const STORAGE_KEY = 'relance-language';

function storedLanguage(): Locale {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'fr';
  } catch {
    return 'fr'; // storage is refused: French first
  }
}

/** Prepares both catalogues; French first, the stored choice else. Both are in the first load, so that switching needs no network. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { fr: { translation: fr }, en: { translation: en } },
    lng: storedLanguage(),
    fallbackLng: 'fr',
    interpolation: { escapeValue: false },
  });
}

/** Switches the language of the page and remembers it on this machine. */
export async function chooseLanguage(locale: Locale): Promise<void> {
  try {
    localStorage.setItem(STORAGE_KEY, locale);
  } catch {
    // storage is refused: the choice lasts as long as the page
  }
  document.documentElement.lang = locale;
  await i18next.changeLanguage(locale);
}
