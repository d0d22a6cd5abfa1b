import type { Locale } from '@relance/domain';
import { useTranslation } from 'react-i18next';

/** The language of the page: `fr` unless English was chosen. */
export function useLocale(): Locale {
  return useTranslation().i18n.language === 'en' ? 'en' : 'fr';
}
