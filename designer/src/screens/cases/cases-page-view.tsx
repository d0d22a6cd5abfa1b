import { lazy, Suspense } from 'react';
import type { CasesPage, CasesQuery } from '../../api/cases.js';
import { CasesNoMatch } from './cases-empty.js';
import { selectionOf, type CasesSearch } from './cases-search.js';
import { CasesTable } from './cases-table.js';
import { CasesTotals } from './cases-totals.js';
import { previousPage, rememberCursor } from './cursor-pages.js';
import { useSelection } from './selection/use-selection.js';

/** Loaded with the first tick. */
const SelectionBar = lazy(async () => ({ default: (await import('./selection/selection-bar.js')).SelectionBar }));

interface CasesPageViewProps {
  answer: CasesPage;
  query: CasesQuery;
  tookMs: number;
  search: CasesSearch;
  onChange: (search: CasesSearch) => void;
  onTurn: (search: CasesSearch, replace: boolean) => void;
}

/** One page of the list with its totals and the ways to the pages around it. */
export function CasesPageView({ answer, query, tookMs, search, onChange, onTurn }: CasesPageViewProps) {
  const page = search.page ?? 1;
  const selection = selectionOf(search);
  const key = JSON.stringify(selection);
  const chosen = { ...selection };
  delete chosen.sort;
  delete chosen.hide;
  const ticked = useSelection(JSON.stringify(chosen));
  if (answer.total === 0) {
    return (
      <CasesNoMatch
        onClear={() => {
          onChange({});
        }}
      />
    );
  }
  return (
    <>
      <CasesTable
        rows={answer.cases}
        sort={search.sort ?? 'overdue'}
        selection={ticked}
        hidden={new Set(search.hide?.split(','))}
        onSort={(sort) => {
          onChange({ ...search, sort });
        }}
      />
      {ticked.whole || ticked.rows.size > 0 ? (
        <Suspense>
          <SelectionBar selection={ticked} page={answer} query={query} />
        </Suspense>
      ) : null}
      <CasesTotals
        answer={answer}
        page={page}
        tookMs={tookMs}
        onPrevious={() => {
          onTurn({ ...selection, ...previousPage(key, page) }, false);
        }}
        onNext={() => {
          if (answer.nextCursor === undefined) return;
          rememberCursor(key, page + 1, answer.nextCursor);
          onTurn({ ...selection, page: page + 1, after: answer.nextCursor }, false);
        }}
      />
    </>
  );
}
