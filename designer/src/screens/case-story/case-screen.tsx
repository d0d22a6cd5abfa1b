import type { CaseView, Story } from '@relance/schemas';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCase, useDispatches, useStory } from '../../api/cases.js';
import { useStatus } from '../../api/status.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { CaseHeader } from './case-header.js';
import { ContactsCard } from './contacts-card.js';
import { ItemsTable } from './items-table.js';
import { MessageDialog } from './message-dialog.js';
import { PathCard } from './path-card.js';
import { Timeline } from './timeline.js';
import { WhyCard } from './why-card.js';

const route = getRouteApi('/cases/$caseId');

function Breadcrumb({ name }: { name: string | undefined }) {
  const { t } = useTranslation();
  return (
    <nav className="topbar" aria-label={t('story.breadcrumb')}>
      <Link to="/cases" className="muted">
        {t('cases.title')}
      </Link>
      <Icon name="right" size={13} className="muted" />
      <span className="strong trunc" aria-current="page">
        {name}
      </span>
    </nav>
  );
}

function Columns({ view, story, today }: { view: CaseView; story: Story | undefined; today: string }) {
  const [reading, setReading] = useState<string>();
  const dispatches = useDispatches(view.case.id).data?.dispatches ?? [];
  return (
    <div className="case-columns">
      <div>{story === undefined ? <Loading /> : <Timeline story={story} today={today} dispatches={dispatches} onRead={setReading} />}</div>
      <div>
        <WhyCard view={view} story={story} today={today} />
        <ItemsTable view={view} today={today} />
      </div>
      <div>
        <PathCard view={view} story={story} />
        <ContactsCard accounts={view.accounts} />
      </div>
      <MessageDialog
        dispatchId={reading}
        dispatch={dispatches.find(({ _id }) => _id === reading)}
        onClose={() => {
          setReading(undefined);
        }}
      />
    </div>
  );
}

/** One case: the answer first (why), then figures, then the record. */
export function CaseScreen() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { caseId } = route.useParams();
  const view = useCase(caseId);
  const story = useStory(caseId, locale);
  const today = useStatus().data?.clock.today;
  const failed = view.error ?? story.error;
  const retry = (): void => {
    void view.refetch();
    void story.refetch();
  };
  return (
    <>
      <Breadcrumb name={view.data?.case.accountName} />
      {failed === null ? null : (
        <div className="page">
          {view.data === undefined ? <h1 className="vh">{t('story.timeline')}</h1> : null}
          <ProblemNote error={failed} onRetry={retry} />
        </div>
      )}
      {view.data === undefined || today === undefined ? (
        failed === null && <Loading />
      ) : (
        <>
          <CaseHeader view={view.data} today={today} />
          <Columns view={view.data} story={story.data} today={today} />
        </>
      )}
    </>
  );
}
