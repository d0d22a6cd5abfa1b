import { useMantineColorScheme, useComputedColorScheme } from '@mantine/core';
import type { SessionView } from '@relance/schemas';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../api/session.js';
import { useEntity, useStatus } from '../api/status.js';
import { chooseLanguage } from '../i18n/i18n.js';
import { useLocale } from '../i18n/use-locale.js';
import { BrandMark } from '../ui/brand-mark.js';
import { Icon } from '../ui/icon.js';
import type { IconName } from '../ui/icon-paths.js';

interface NavEntry {
  to: NonNullable<LinkProps['to']>;
  icon: IconName;
  label: string;
  count?: number | undefined;
}

function NavLink({ to, icon, label, count }: NavEntry) {
  return (
    <Link className="i" to={to} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
      <Icon name={icon} />
      <span className="w">{label}</span>
      {count === undefined ? null : <span className="n">{count}</span>}
    </Link>
  );
}

/** The menu, 204 px wide: creditor entity, screens, and at the foot the state of sending, preferences and sign-out. */
export function NavBar({ user }: { user: NonNullable<SessionView['user']> }) {
  const { t } = useTranslation();
  const entity = useEntity().data;
  const status = useStatus().data;
  // what these do not do is not offered to them; its address still answers with what they may read
  const runs = user.role !== 'salesRep' && user.role !== 'collector';
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <div className="brand">
        <BrandMark />
        <span className="w">{t('common.product')}</span>
      </div>
      {entity === undefined ? null : (
        <div className="ent" title={t('nav.entity')}>
          <Icon name="bank" size={14} className="muted" />
          <span className="trunc w">{entity.name}</span>
        </div>
      )}
      <NavLink to="/today" icon="inbox" label={t('nav.today')} count={status?.tasksOpen} />
      <NavLink to="/cases" icon="building" label={t('nav.cases')} count={status?.accounts} />
      <NavLink to="/commitments" icon="promise" label={t('nav.commitments')} />
      <div className="sep" />
      <NavLink to="/scenarios" icon="scenario" label={t('nav.scenarios')} />
      <NavLink to="/templates" icon="template" label={t('nav.templates')} />
      <NavLink to="/segments" icon="segment" label={t('nav.segments')} />
      <div className="sep" />
      <NavLink to="/running" icon="runs" label={t('nav.running')} count={status?.incidentsOpen} />
      {runs ? <NavLink to="/imports" icon="upload" label={t('nav.imports')} /> : null}
      {runs ? <NavLink to="/settings" icon="settings" label={t('nav.settings')} /> : null}
      <NavFoot user={user} paused={status?.sendingPaused === true} />
    </nav>
  );
}

function NavFoot({ user, paused }: { user: NonNullable<SessionView['user']>; paused: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const dark = useComputedColorScheme('light') === 'dark';
  const signOut = useSignOut();
  return (
    <section className="foot" aria-label={t('nav.preferences')}>
      <div className="send">
        <Icon name={paused ? 'pause' : 'done'} size={15} className={paused ? '' : 'ok'} />
        <span className="w">{t(paused ? 'nav.sendingOff' : 'nav.sendingOn')}</span>
      </div>
      <div className="send">
        <Icon name="user" size={15} />
        <span className="trunc w">{t('nav.account', { name: user.name, role: t(`role.${user.role}`) })}</span>
      </div>
      <button
        type="button"
        className="i"
        onClick={() => {
          setColorScheme(dark ? 'light' : 'dark');
        }}
      >
        <Icon name={dark ? 'sun' : 'moon'} size={15} />
        <span className="trunc w">{t(dark ? 'nav.toLight' : 'nav.toDark')}</span>
      </button>
      <button
        type="button"
        className="i"
        lang={locale === 'fr' ? 'en' : 'fr'}
        onClick={() => {
          void chooseLanguage(locale === 'fr' ? 'en' : 'fr');
        }}
      >
        <Icon name="arrow" size={15} />
        <span className="w">{t('nav.toOtherLanguage')}</span>
      </button>
      <button
        type="button"
        className="i"
        disabled={signOut.isPending}
        onClick={() => {
          signOut.mutate();
        }}
      >
        <Icon name="x" size={15} />
        <span className="w">{t('nav.signOut')}</span>
      </button>
    </section>
  );
}
