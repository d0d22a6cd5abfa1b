import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCases, type CasesQuery } from '../../api/cases.js';
import { useStatus } from '../../api/status.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { CasesEmpty } from './cases-empty.js';
import { CasesFilters, CasesViews } from './cases-filters.js';
import { CasesPageView } from './cases-page-view.js';
import { selectionOf, type CasesSearch } from './cases-search.js';
import { PAGE_SIZE } from './cases-totals.js';

const route = getRouteApi('/cases');

function queryOf({ view, search, segment, sort, after }: CasesSearch): CasesQuery {
  return {
    limit: PAGE_SIZE,
    sort: sort ?? 'overdue',
    ...(view === undefined || view === 'all' ? {} : { state: view }),
    ...(search === undefined ? {} : { search }),
    ...(segment === undefined ? {} : { segment }),
    ...(after === undefined ? {} : { cursor: after }),
  };
}

/** All accounts with a case: search, segment, state, sort, pages; totals are those of the whole selection. */
export function CasesScreen() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useCases(queryOf(search));
  const status = useStatus().data;
  const data = answer.data;
  const go = (to: CasesSearch, replace: boolean): void => {
    void navigate({ search: to, replace });
  };
  const change = (next: CasesSearch): void => {
    go(selectionOf(next), true);
  };
  const { total, ...byState } = status?.cases ?? {};
  const counts = { ...byState, ...(total === undefined ? {} : { all: total }) };
  const filters = { search, segments: data?.page.segments ?? [], counts, onChange: change };
  return (
    <>
      <header className="topbar">
        <h1>{t('cases.title')}</h1>
      </header>
      {data?.page.total === 0 && status?.accounts === 0 ? (
        <CasesEmpty />
      ) : (
        <>
          <CasesViews {...filters} />
          <CasesFilters {...filters} />
          {answer.isError ? (
            <div className="page">
              <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />
            </div>
          ) : null}
          {answer.isPending ? <Loading /> : null}
          {data === undefined ? null : (
            <CasesPageView answer={data.page} query={queryOf(search)} tookMs={data.tookMs} search={search} onChange={change} onTurn={go} />
          )}
        </>
      )}
    </>
  );
}
