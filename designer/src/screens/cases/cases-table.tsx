import { daysBetween, formatShortDate } from '@relance/domain';
import type { CaseRow } from '@relance/schemas';
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
}

function HeaderRow({ sort, onSort }: Omit<CasesTableProps, 'rows'>) {
  const { t } = useTranslation();
  return (
    <tr>
      {columns.map(({ name, sort: by, right }) => {
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

function Row({ row, current, onOpen }: { row: CaseRow; current: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const today = useStatus().data?.clock.today;
  const delay = today === undefined || row.oldestDueDate === undefined ? 0 : Math.max(0, daysBetween(row.oldestDueDate, today));
  const state = row.incident === undefined ? row.state : 'incident';
  return (
    <tr data-current={current} onClick={onOpen}>
      <td>
        <Link className="name" to="/cases/$caseId" params={{ caseId: row.id }}>
          {row.accountName}
        </Link>
        <span className="code">{row.accountCode}</span>
      </td>
      <td className="sub">{row.segment}</td>
      <td>
        <Chip {...looks[state]}>{t(`cases.state.${state}`)}</Chip>
      </td>
      <td className="sub">{levelLabel(t, row.level)}</td>
      <td className="num sub">
        {row.nextAt === undefined ? t('cases.noNext') : formatShortDate(localInstant(row.nextAt, zone).date, locale)}
      </td>
      <td className="r">
        {delay === 0 ? null : (
          <>
            {t('common.days', { count: delay })}
            <AgeBar days={delay} />
          </>
        )}
      </td>
      <td className="r sub">{formatAmount(row.openCents, row.currency, locale)}</td>
      <td className="r strong">{formatAmount(row.overdueCents, row.currency, locale)}</td>
    </tr>
  );
}

/** One page of cases; J and K move, Enter opens. */
export function CasesTable({ rows, sort, onSort }: CasesTableProps) {
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
          <HeaderRow sort={sort} onSort={onSort} />
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              current={index === current}
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
