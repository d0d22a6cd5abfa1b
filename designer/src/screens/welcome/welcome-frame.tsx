import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../i18n/i18n.js';
import { useLocale } from '../../i18n/use-locale.js';
import { BrandMark } from '../../ui/brand-mark.js';
import { Icon } from '../../ui/icon.js';

/** The page around sign-in and first run: brand, one panel, language and theme. */
export function WelcomeFrame({
  title,
  lead,
  wide = false,
  children,
}: {
  title: string;
  lead: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <main className="welcome">
      <div className={wide ? 'card panel wide' : 'card panel'}>
        <div className="row strong">
          <BrandMark size={24} />
          {t('common.product')}
        </div>
        <div>
          <h1>{title}</h1>
          <p className="sub">{lead}</p>
        </div>
        {children}
        <div className="foot">
          <button
            type="button"
            className="linkish"
            lang={locale === 'fr' ? 'en' : 'fr'}
            onClick={() => void chooseLanguage(locale === 'fr' ? 'en' : 'fr')}
          >
            {t('nav.toOtherLanguage')}
          </button>
          <button
            type="button"
            className="linkish"
            onClick={() => {
              setColorScheme(dark ? 'light' : 'dark');
            }}
          >
            <Icon name={dark ? 'sun' : 'moon'} size={13} />
            {t(dark ? 'nav.toLight' : 'nav.toDark')}
          </button>
        </div>
      </div>
    </main>
  );
}
