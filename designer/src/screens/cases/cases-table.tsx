import { daysBetween, formatShortDate } from '@relance/domain';
import { caseColumns, type CaseRow } from '@relance/schemas';
import { useHotkeys } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../../api/status.js';
import { useTimeZone } from '../../api/time-zone.js';
import { formatAmount, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip, type Tone } from '../../ui/chip.js';
import { Icon } from '../../ui/icon.js';
import type { IconName } from '../../ui/icon-paths.js';
import { levelLabel } from '../../ui/level-label.js';
import { AgeBar } from './age-bar.js';
import type { CaseSort } from './cases-search.js';
import type { Selection } from './selection/use-selection.js';

const looks: Readonly<Record<CaseRow['state'] | 'incident', { tone: Tone; icon: IconName }>> = {
  overdue: { tone: 'warn', icon: 'wait' },
  notDue: { tone: 'none', icon: 'calendar' },
  closed: { tone: 'ok', icon: 'done' },
  incident: { tone: 'error', icon: 'error' },
};

const columns: readonly {
  name: 'account' | 'segment' | 'state' | 'level' | 'next' | 'delay' | 'open' | 'overdue';
  sort?: CaseSort;
  right?: boolean;
}[] = [
  { name: 'account', sort: 'name' },
  { name: 'segment' },
  { name: 'state' },
  { name: 'level' },
  { name: 'next', sort: 'next' },
  { name: 'delay', sort: 'oldest', right: true },
  { name: 'open', sort: 'open', right: true },
  { name: 'overdue', sort: 'overdue', right: true },
];

const ASCENDING: ReadonlySet<CaseSort> = new Set(['name', 'next', 'oldest']);

interface CasesTableProps {
  rows: readonly CaseRow[];
  sort: CaseSort;
  onSort: (sort: CaseSort) => void;
  selection: Selection;
  /** Columns left out. */
  hidden: ReadonlySet<string>;
}

/** Ticks the whole page, or unticks it; half ticked where some are. */
function PageTick({ rows, selection }: Pick<CasesTableProps, 'rows' | 'selection'>) {
  const { t } = useTranslation();
  const ticked = rows.filter(({ id }) => selection.isTicked(id)).length;
  return (
    <input
      type="checkbox"
      aria-label={t('cases.tickPage')}
      checked={ticked === rows.length}
      ref={(box) => {
        if (box !== null) box.indeterminate = ticked > 0 && ticked < rows.length;
      }}
      onChange={() => {
        selection.tick(rows, ticked < rows.length);
      }}
    />
  );
}

function HeaderRow({ rows, sort, onSort, selection, hidden }: CasesTableProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="col" className="box">
        <PageTick rows={rows} selection={selection} />
      </th>
      {columns
        .filter(({ name }) => !hidden.has(name))
        .map(({ name, sort: by, right }) => {
          const label = t(`cases.column.${name}`);
          const chosen = by !== undefined && by === sort;
          return (
            <th
              key={name}
              scope="col"
              className={right === true ? 'r' : ''}
              {...(chosen ? { 'aria-sort': ASCENDING.has(by) ? ('ascending' as const) : ('descending' as const) } : {})}
            >
              {by === undefined ? (
                label
              ) : (
                <button
                  type="button"
                  title={t('cases.sortBy', { column: label.toLowerCase() })}
                  onClick={() => {
                    onSort(by);
                  }}
                >
                  {label}
                  {chosen ? <Icon name={ASCENDING.has(by) ? 'up' : 'down'} size={12} /> : null}
                </button>
              )}
            </th>
          );
        })}
    </tr>
  );
}

interface RowProps {
  row: CaseRow;
  current: boolean;
  selection: Selection;
  hidden: ReadonlySet<string>;
  onOpen: () => void;
}

/** What a row says in each column that may be left out. */
function useCells(row: CaseRow) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const today = useStatus().data?.clock.today;
  const delay = today === undefined || row.oldestDueDate === undefined ? 0 : Math.max(0, daysBetween(row.oldestDueDate, today));
  const state = row.incident === undefined ? row.state : 'incident';
  const next = row.nextAt === undefined ? t('cases.noNext') : formatShortDate(localInstant(row.nextAt, zone).date, locale);
  return {
    segment: { className: 'sub', text: row.segment },
    state: { className: '', text: <Chip {...looks[state]}>{t(`cases.state.${state}`)}</Chip> },
    level: { className: 'sub', text: levelLabel(t, row.level) },
    next: { className: 'num sub', text: next },
    delay: {
      className: 'r',
      text:
        delay === 0 ? null : (
          <>
            {t('common.days', { count: delay })}
            <AgeBar days={delay} />
          </>
        ),
    },
    open: { className: 'r sub', text: formatAmount(row.openCents, row.currency, locale) },
    overdue: { className: 'r strong', text: formatAmount(row.overdueCents, row.currency, locale) },
  };
}

function Row({ row, current, selection, hidden, onOpen }: RowProps) {
  const { t } = useTranslation();
  const cells = useCells(row);
  return (
    <tr data-current={current} data-ticked={selection.isTicked(row.id)} onClick={onOpen}>
      <td
        className="box"
        onClick={(event) => {
          event.stopPropagation();
        }}
      >
        <input
          type="checkbox"
          aria-label={t('cases.tick', { name: row.accountName })}
          checked={selection.isTicked(row.id)}
          onChange={(event) => {
            selection.tick([row], event.currentTarget.checked);
          }}
        />
      </td>
      <td>
        <Link className="name" to="/cases/$caseId" params={{ caseId: row.id }}>
          {row.accountName}
        </Link>
        <span className="code">{row.accountCode}</span>
      </td>
      {caseColumns
        .filter((column) => !hidden.has(column))
        .map((column) => (
          <td key={column} className={cells[column].className}>
            {cells[column].text}
          </td>
        ))}
    </tr>
  );
}

/** One page of cases; J and K move, X ticks, Enter opens. */
export function CasesTable({ rows, sort, onSort, selection, hidden }: CasesTableProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [current, setCurrent] = useState<number>();
  const open = (row: CaseRow | undefined): void => {
    if (row !== undefined) void navigate({ to: '/cases/$caseId', params: { caseId: row.id } });
  };
  const move = (by: number) => () => {
    setCurrent(Math.max(0, Math.min(rows.length - 1, (current ?? (by > 0 ? -1 : rows.length)) + by)));
  };
  useHotkeys([
    ['j', move(1)],
    ['k', move(-1)],
    [
      'x',
      () => {
        const row = current === undefined ? undefined : rows[current];
        if (row !== undefined) selection.tick([row], !selection.isTicked(row.id));
      },
    ],
    [
      'Enter',
      () => {
        if (current !== undefined && document.activeElement === document.body) open(rows[current]);
      },
      { preventDefault: false },
    ],
  ]);
  return (
    <div className="cases-table" role="region" aria-label={t('cases.table')} tabIndex={0}>
      <table className="table">
        <thead>
          <HeaderRow rows={rows} sort={sort} onSort={onSort} selection={selection} hidden={hidden} />
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              current={index === current}
              selection={selection}
              hidden={hidden}
              onOpen={() => {
                open(row);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
