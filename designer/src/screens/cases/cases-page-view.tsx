import type { CasesPage } from '../../api/cases.js';
import { CasesNoMatch } from './cases-empty.js';
import { selectionOf, type CasesSearch } from './cases-search.js';
import { CasesTable } from './cases-table.js';
import { CasesTotals } from './cases-totals.js';
import { previousPage, rememberCursor } from './cursor-pages.js';

interface CasesPageViewProps {
  answer: CasesPage;
  tookMs: number;
  search: CasesSearch;
  onChange: (search: CasesSearch) => void;
  onTurn: (search: CasesSearch, replace: boolean) => void;
}

/** One page of the list with its totals and the ways to the pages around it. */
export function CasesPageView({ answer, tookMs, search, onChange, onTurn }: CasesPageViewProps) {
  const page = search.page ?? 1;
  const selection = selectionOf(search);
  const key = JSON.stringify(selection);
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
        onSort={(sort) => {
          onChange({ ...search, sort });
        }}
      />
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
