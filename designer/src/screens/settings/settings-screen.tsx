import { Link, getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import '../../styles/page-parts.css';
import '../../styles/settings.css';
import { Note } from '../../ui/note.js';
import { CalendarsPart } from './parts/calendars-part.js';
import { ChannelsPart } from './parts/channels-part.js';
import { EntityPart } from './parts/entity-part.js';
import { LegalPart } from './parts/legal-part.js';
import { RulesPart } from './parts/rules-part.js';
import { StartPart } from './parts/start-part.js';
import { AuditPart } from './people/audit-part.js';
import { KeysPart } from './people/keys-part.js';
import { UsersPart } from './people/users-part.js';
import { partsFor, type SettingsPart } from './settings-search.js';
import { addSettingsTexts } from './settings-texts.js';

addSettingsTexts();

const route = getRouteApi('/settings');
const shown: Readonly<Record<SettingsPart, ComponentType>> = {
  start: StartPart,
  entity: EntityPart,
  rules: RulesPart,
  calendars: CalendarsPart,
  legal: LegalPart,
  channels: ChannelsPart,
  users: UsersPart,
  keys: KeysPart,
  audit: AuditPart,
};

/** The settings, part by part; each has its address, and a role sees the parts it may read. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const { part = 'start' } = route.useSearch();
  const parts = partsFor(useSession().data?.user?.role);
  const Part = shown[part];
  return (
    <>
      <header className="topbar">
        <h1>{t('settings.title')}</h1>
      </header>
      <nav className="views" aria-label={t('settings.title')}>
        {parts.map((one) => (
          <Link key={one} to="/settings" search={{ part: one }} {...(one === part ? { 'aria-current': 'page' } : {})}>
            {t(`settings.part.${one}`)}
          </Link>
        ))}
      </nav>
      <div className="page settings">{parts.includes(part) ? <Part key={part} /> : <Note tone="warn">{t('settings.notYours')}</Note>}</div>
    </>
  );
}
