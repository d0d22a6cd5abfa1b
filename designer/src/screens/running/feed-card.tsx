import { Button } from '@mantine/core';
import { formatShortDate } from '@relance/domain';
import { contracts, type FeedView } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../api/may-call.js';
import { useVouch } from '../../api/running.js';
import { useSession } from '../../api/session.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Card } from '../../ui/card.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';

/** Up to which day payments are known, what that holds back, and the two ways to mend it. */
export function FeedCard({ feed }: { feed: FeedView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const vouch = useVouch();
  const role = useSession().data?.user?.role;
  const { gate, isFresh, knownTo, neededTo } = feed;
  const known = knownTo === undefined ? t('running.feed.never') : t('running.feed.knownTo', { day: formatShortDate(knownTo, locale) });
  const needed = neededTo === undefined ? undefined : formatShortDate(neededTo, locale);
  const mayMend = !isFresh && neededTo !== undefined && mayCall(role, contracts.vouchForPayments);
  return (
    <Card title={t('running.feed.title')}>
      <div className="body stack">
        <Note tone={isFresh ? 'ok' : gate ? 'error' : 'warn'}>
          <strong>{known}</strong>{' '}
          {isFresh || needed === undefined
            ? t('running.feed.fresh')
            : t(gate ? 'running.feed.held' : 'running.feed.notHeld', { day: needed })}
        </Note>
        {vouch.isError ? <ProblemNote error={vouch.error} /> : null}
        {mayMend ? (
          <>
            <p className="sub">{t('running.feed.consequence')}</p>
            <div className="row wrap">
              <Link className="linkbutton" to="/imports">
                {t('running.feed.import')}
              </Link>
              <Button
                disabled={vouch.isPending}
                onClick={() => {
                  vouch.mutate(neededTo);
                }}
              >
                {t('running.feed.vouch', { day: formatShortDate(neededTo, locale) })}
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </Card>
  );
}
