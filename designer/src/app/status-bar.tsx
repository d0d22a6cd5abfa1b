import { formatShortDate } from '@relance/domain';
import { useTranslation } from 'react-i18next';
import { useBusinessNow, useStatus } from '../api/status.js';
import { useTimeZone } from '../api/time-zone.js';
import { formatMinutes, localInstant } from '../i18n/format.js';
import { useLocale } from '../i18n/use-locale.js';
import { Chip } from '../ui/chip.js';
import { Icon } from '../ui/icon.js';

const DAY_SECONDS = 86_400;

function Clock() {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useBusinessNow();
  const zone = useTimeZone();
  if (now === undefined) return null;
  const { date, minutes } = localInstant(now, zone);
  return (
    <span className="num">
      {t('bar.clock', { date: `${formatShortDate(date, locale)} ${date.slice(0, 4)}`, time: formatMinutes(minutes, locale) })}
    </span>
  );
}

/** The foot of the window, 28 px: is the server there, what day it is, whether the clock is scaled, how much is stored. */
export function StatusBar() {
  const { t } = useTranslation();
  const { data: status, isError } = useStatus();
  const scale = status?.clock.scale ?? 1;
  return (
    <footer className="statusbar" aria-label={t('bar.label')}>
      <span className="row">
        <Icon name={isError ? 'warn' : 'done'} size={13} />
        {t(isError ? 'bar.offline' : 'bar.updated')}
      </span>
      <span className="v" />
      {scale > 1 ? (
        <Chip tone="sim" icon="play">
          {t('bar.demo')} · {t('bar.scale', { seconds: Math.round((DAY_SECONDS / scale) * 10) / 10 })}
        </Chip>
      ) : null}
      <Clock />
      <span className="spacer" />
      {status === undefined ? null : (
        <>
          {status.storage.beyond ? (
            <Chip tone="warn" icon="warn">
              {t('bar.beyond', { items: status.storage.comfortableItems })}
            </Chip>
          ) : null}
          <span>{t('bar.accounts', { count: status.accounts })}</span>
          <span className="v" />
          <span>{t('bar.openTasks', { count: status.tasksOpen })}</span>
        </>
      )}
    </footer>
  );
}
