import { formatShortDate } from '@relance/domain';
import type { CoverageView } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Card } from '../../ui/card.js';
import { Figure } from '../../ui/figure.js';
import { Note } from '../../ui/note.js';
import { ScrollTable } from '../../ui/scroll-table.js';
import { CoverageChart } from './coverage-chart.js';

function Uncovered({ items, count }: { items: CoverageView['uncoveredItems']; count: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const columns = ['account', 'item', 'due', '#owed', 'reason'] as const;
  return (
    <>
      <ScrollTable
        label={t('running.uncoveredList')}
        columns={columns.map((column) => (column === '#owed' ? `#${t('running.column.owed')}` : t(`running.column.${column}`)))}
      >
        {items.map((item) => (
          <tr key={item.itemId}>
            <td>
              {item.caseId === undefined ? (
                <span className="strong">{item.accountName}</span>
              ) : (
                <Link className="strong" to="/cases/$caseId" params={{ caseId: item.caseId }}>
                  {item.accountName}
                </Link>
              )}{' '}
              <span className="muted num">{item.accountCode}</span>
            </td>
            <td className="num">{item.number}</td>
            <td className="num sub">{formatShortDate(item.dueDate, locale)}</td>
            <td className="r">{formatAmount(item.outstandingCents, item.currency, locale)}</td>
            <td className="sub why">{item[locale]}</td>
          </tr>
        ))}
      </ScrollTable>
      {count > items.length ? <p className="small sub more">{t('running.more', { shown: items.length, count })}</p> : null}
    </>
  );
}

/** Whether every overdue item is in somebody's hands: the sentence first, the figures, day by day, then each that is in nobody's. */
export function CoverageCard({ coverage }: { coverage: CoverageView }) {
  const { t } = useTranslation();
  const { overdue, withToken, excluded, uncovered } = coverage.now;
  return (
    <Card title={t('running.coverage')}>
      <div className="body stack">
        {uncovered === 0 ? (
          <Note tone="ok">{overdue === 0 ? t('running.nothingOverdue') : t('running.allCovered', { count: overdue })}</Note>
        ) : (
          <Note tone="error">
            <strong>{t('running.uncovered', { count: uncovered })}</strong> {t('running.uncoveredHelp')}
          </Note>
        )}
        <dl className="figures">
          <Figure large label={t('running.figure.overdue')} value={overdue} />
          <Figure large label={t('running.figure.withToken')} value={withToken} />
          <Figure large label={t('running.figure.excluded')} value={excluded} remark={t('running.figure.excludedHelp')} />
          <Figure large label={t('running.figure.uncovered')} value={uncovered} />
        </dl>
        <CoverageChart days={coverage.days} />
      </div>
      {coverage.uncoveredItems.length === 0 ? null : <Uncovered items={coverage.uncoveredItems} count={uncovered} />}
    </Card>
  );
}
