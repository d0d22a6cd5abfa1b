import type { SessionView } from '@relance/schemas';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MailBanner } from './mail-banner.js';
import { NavBar } from './nav-bar.js';
import { StatusBar } from './status-bar.js';

/** The frame of every signed-in screen: where mails go, menu, content, state of the system. */
export function Frame({ user, children }: { user: NonNullable<SessionView['user']>; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('common.skip')}
      </a>
      <MailBanner />
      <div className="app">
        <NavBar user={user} />
        <div className="main">
          <main id="content" tabIndex={-1}>
            {children}
          </main>
          <StatusBar />
        </div>
      </div>
    </div>
  );
}
