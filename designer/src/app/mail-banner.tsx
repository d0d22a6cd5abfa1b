import { useTranslation } from 'react-i18next';
import { useStatus } from '../api/status.js';
import { Icon } from '../ui/icon.js';

/** Says at the top of every screen whether mails stay in the test mailbox, go out for real, or are stopped. */
export function MailBanner() {
  const { t } = useTranslation();
  const status = useStatus().data;
  if (status === undefined) return <div />;
  const paused = status.sendingPaused === true;
  const kind = paused ? 'paused' : status.mode;
  return (
    <aside className={`mail-banner ${kind}`} aria-label={t('banner.label')}>
      <Icon name={paused ? 'pause' : status.mode === 'mailbox' ? 'inbox' : 'mail'} />
      <strong>{t(`banner.${kind}`)}</strong>
      <span className="what">{t(`banner.${kind}What`)}</span>
      {status.mode === 'mailbox' && status.mailboxUrl !== undefined ? (
        <a href={status.mailboxUrl} target="_blank" rel="noreferrer">
          {t('banner.mailboxOpen')}
          <Icon name="external" size={13} />
        </a>
      ) : null}
    </aside>
  );
}
