import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCase, useStory } from '../../api/cases.js';
import { useStatus } from '../../api/status.js';
import { useLocale } from '../../i18n/use-locale.js';
import '../../styles/account.css';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { addAccountTexts } from './account-texts.js';
import { CaseBar } from './case-bar.js';
import { CaseColumns } from './case-columns.js';
import { CaseHeader } from './case-header.js';
import { useCommands } from './use-commands.js';

addAccountTexts();

const route = getRouteApi('/cases/$caseId');

/** One case: the answer first (why), then figures, then the record; everything one may do about it. */
export function CaseScreen() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { caseId } = route.useParams();
  const view = useCase(caseId);
  const story = useStory(caseId, locale);
  const today = useStatus().data?.clock.today;
  const doing = useCommands(caseId, view.data, today);
  const failed = view.error ?? story.error;
  const retry = (): void => {
    void view.refetch();
    void story.refetch();
  };
  return (
    <>
      <CaseBar view={view.data} commands={doing.commands} onOpen={doing.open} />
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
          {doing.said}
          <CaseColumns view={view.data} story={story.data} today={today} doing={doing} />
          {doing.dialog}
        </>
      )}
    </>
  );
}
