import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { contracts, factKinds, roleNames, type CaseRow } from '@relance/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasesPage, CasesQuery } from '../../../api/cases.js';
import { mayCall } from '../../../api/may-call.js';
import { useSession } from '../../../api/session.js';
import { useStatus } from '../../../api/status.js';
import { formatAmount } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import '../../../styles/selection.css';
import { Icon } from '../../../ui/icon.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { casesCsv, saveFile } from './cases-csv.js';
import { allRows, type Order } from './many-at-once.js';
import { ManyDialog } from './many-dialog.js';
import { addSelectionTexts } from './selection-texts.js';
import type { Selection } from './use-selection.js';

addSelectionTexts();

const columns = ['code', 'name', 'segment', 'state', 'oldest', 'open', 'overdue', 'currency'] as const;

interface SelectionBarProps {
  selection: Selection;
  page: CasesPage;
  query: CasesQuery;
}

type RowsOf = (onProgress: (rows: number) => void) => Promise<readonly CaseRow[]>;

/** Whether the whole view may be chosen: this page is ticked and there is more. */
function WholeView({ selection, page }: Pick<SelectionBarProps, 'selection' | 'page'>) {
  const { t } = useTranslation();
  if (selection.whole) return <span className="sub">{t('selection.wholeChosen', { count: page.total })}</span>;
  const isPageTicked = page.cases.every(({ id }) => selection.rows.has(id));
  if (!isPageTicked || page.total <= selection.rows.size) return null;
  return (
    <Button variant="subtle" onClick={selection.chooseWhole}>
      {t('selection.chooseWhole', { count: page.total })}
    </Button>
  );
}

function ExportButton({ rowsOf, count }: { rowsOf: RowsOf; count: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const save = useMutation({
    mutationFn: async () => {
      const rows = await rowsOf(() => undefined);
      const headings = columns.map((column) => t(`selection.column.${column}`));
      saveFile(`${t('selection.file')}.csv`, casesCsv(rows, headings, locale));
    },
  });
  return (
    <>
      <Button
        leftSection={<Icon name="letter" size={14} />}
        disabled={save.isPending}
        onClick={() => {
          save.mutate();
        }}
      >
        {save.isPending ? t('selection.exporting') : t('selection.export', { count })}
      </Button>
      {save.isError ? <ProblemNote error={save.error} /> : null}
    </>
  );
}

/** What one may do to the accounts ticked: put on hold, give to a collector, take along as a file. Escape unticks. */
export function SelectionBar({ selection, page, query }: SelectionBarProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const role = useSession().data?.user?.role ?? 'auditor';
  const today = useStatus().data?.clock.today ?? '';
  const [doing, setDoing] = useState<Order['kind']>();
  const [done, setDone] = useState<readonly string[]>([]);
  useHotkeys([['Escape', selection.clear]]);
  const { rows, whole } = selection;
  const count = whole ? page.total : rows.size;
  const overdueCents = whole ? page.totals.overdueCents : [...rows.values()].reduce((sum, row) => sum + row.overdueCents, 0);
  const rowsOf: RowsOf = (onProgress) => (whole ? allRows(query, onProgress) : Promise.resolve([...rows.values()]));
  const mayHold = roleNames.indexOf(role) >= roleNames.indexOf(factKinds.hold.role);
  const button = (kind: Order['kind'], icon: 'pause' | 'user') => (
    <Button
      leftSection={<Icon name={icon} size={14} />}
      onClick={() => {
        setDoing(kind);
      }}
    >
      {t(`selection.open.${kind}`)}
    </Button>
  );
  return (
    <section className="selection-bar" aria-label={t('selection.label')}>
      <strong>{t('selection.count', { count })}</strong>
      <span className="sub num">{t('selection.overdue', { amount: formatAmount(overdueCents, page.totals.currency, locale) })}</span>
      <WholeView selection={selection} page={page} />
      {mayHold ? button('hold', 'pause') : null}
      {mayCall(role, contracts.assignCases) ? button('assign', 'user') : null}
      <ExportButton rowsOf={rowsOf} count={count} />
      <Button variant="subtle" rightSection={<span className="kbd">{t('selection.escape')}</span>} onClick={selection.clear}>
        {t('selection.clear')}
      </Button>
      {doing === undefined ? null : (
        <ManyDialog
          kind={doing}
          rowsOf={rowsOf}
          count={count}
          today={today}
          onClose={() => {
            setDoing(undefined);
            setDone([]);
            // those refused stay ticked
            if (done.length > 0 && whole) selection.clear();
            else if (done.length > 0)
              selection.tick(
                [...rows.values()].filter(({ id }) => done.includes(id)),
                false,
              );
          }}
          onDone={(ids) => {
            setDone(ids);
            void Promise.all(['cases', 'case', 'status'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })));
          }}
        />
      )}
    </section>
  );
}
