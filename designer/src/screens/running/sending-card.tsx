import { formatShortDate } from '@relance/domain';
import type { OutputOf, contracts } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../../api/status.js';
import { useTimeZone } from '../../api/time-zone.js';
import { localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Card } from '../../ui/card.js';
import { Note } from '../../ui/note.js';

type Sending = OutputOf<typeof contracts.getSending>;

/** What keeps messages from the customers now: an entity that is not complete, stops, trials, mailboxes that cannot be read. */
export function SendingCard({ sending }: { sending: Sending }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const mailboxes = useStatus().data?.mailboxes ?? [];
  const stops = sending.stops.filter(({ state }) => state === 'stopped');
  const nothing = sending.isSetUp && stops.length === 0 && sending.trials.length === 0;
  const day = (at: number): string => formatShortDate(localInstant(at, zone).date, locale);
  return (
    <Card title={t('running.sending.title')}>
      <div className="body stack">
        {nothing ? <Note tone="ok">{t('running.sending.open')}</Note> : null}
        {sending.isSetUp ? null : <Note tone="warn">{t('running.sending.notSetUp')}</Note>}
        {stops.map(({ _id, scope, target, reason, changedAt }) => (
          <Note key={_id} tone="error">
            <strong>{t(`running.scope.${scope}`, { target })}</strong> {t('running.since', { day: day(changedAt), reason })}
          </Note>
        ))}
        {sending.trials.map(({ _id, scope, target, email, changedAt }) => (
          <Note key={_id} tone="warn">
            <strong>{t(`running.trial.${scope}`, { target, email })}</strong> {t('running.trialSince', { day: day(changedAt) })}
          </Note>
        ))}
        {mailboxes.map(({ host, folder, state, problem }) => (
          <Note key={`${host} ${folder}`} tone={state === 'failing' ? 'error' : 'info'}>
            {t(`running.mailbox.${state}`, { box: `${folder}, ${host}` })} {problem === undefined ? '' : problem[locale]}
          </Note>
        ))}
      </div>
    </Card>
  );
}
