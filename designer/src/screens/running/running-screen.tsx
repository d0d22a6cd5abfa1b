import { useTranslation } from 'react-i18next';
import { useCoverage, useIncidents, useSending } from '../../api/running.js';
import { useStatus } from '../../api/status.js';
import '../../styles/running.css';
import '../../styles/page-parts.css';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { CoverageCard } from './coverage-card.js';
import { FeedCard } from './feed-card.js';
import { IncidentsCard } from './incidents-card.js';
import { addRunningTexts } from './running-texts.js';
import { SendingCard } from './sending-card.js';

addRunningTexts();

/** Whether all goes as it should: nobody forgotten, nothing stuck, payments known, messages leaving. */
export function RunningScreen() {
  const { t } = useTranslation();
  const coverage = useCoverage();
  const sending = useSending();
  const incidents = useIncidents();
  const temporalUrl = useStatus().data?.temporalUrl;
  const failed = [coverage, sending, incidents].find(({ isError }) => isError);
  const isPending = coverage.isPending || sending.isPending || incidents.isPending;
  return (
    <>
      <header className="topbar">
        <h1>{t('running.title')}</h1>
        <span className="spacer" />
        {temporalUrl === undefined ? null : (
          <a className="linkbutton" href={temporalUrl} target="_blank" rel="noreferrer">
            <Icon name="external" size={14} />
            {t('running.temporal')}
          </a>
        )}
      </header>
      <div className="page running">
        {failed?.error ? (
          <ProblemNote
            error={failed.error}
            onRetry={() => {
              void Promise.all([coverage.refetch(), sending.refetch(), incidents.refetch()]);
            }}
          />
        ) : null}
        {isPending && failed === undefined ? <Loading /> : null}
        {incidents.data === undefined ? null : <IncidentsCard incidents={incidents.data.incidents} total={incidents.data.total} />}
        {coverage.data === undefined ? null : <CoverageCard coverage={coverage.data} />}
        {sending.data === undefined ? null : (
          <div className="two-cards">
            <FeedCard feed={sending.data.feed} />
            <SendingCard sending={sending.data} />
          </div>
        )}
      </div>
    </>
  );
}
