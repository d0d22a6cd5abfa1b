import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CasesPage } from '../../api/cases.js';
import { formatAmount } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';

/** Rows asked for at once. */
export const PAGE_SIZE = 50;

interface CasesTotalsProps {
  answer: CasesPage;
  page: number;
  tookMs: number;
  onPrevious: () => void;
  onNext: () => void;
}

/** Under the table: range, totals of the whole selection, paging. */
export function CasesTotals({ answer, page, tookMs, onPrevious, onNext }: CasesTotalsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const from = (page - 1) * PAGE_SIZE + 1;
  const { totals } = answer;
  return (
    <div className="totals">
      <span className="num">{t('cases.range', { from, to: from + answer.cases.length - 1, total: answer.total })}</span>
      <span>
        {t('cases.overdueTotal')} <strong className="num">{formatAmount(totals.overdueCents, totals.currency, locale)}</strong>
      </span>
      <span>
        {t('cases.openTotal')} <strong className="num">{formatAmount(totals.openCents, totals.currency, locale)}</strong>
      </span>
      <span className="spacer" />
      <span className="muted">{t('cases.sorted', { ms: tookMs })}</span>
      <nav className="row" aria-label={t('cases.pages')}>
        <Button variant="subtle" aria-label={t('cases.previous')} title={t('cases.previous')} disabled={page === 1} onClick={onPrevious}>
          <Icon name="left" size={15} />
        </Button>
        <span className="num">{t('cases.page', { page, pages: Math.max(1, Math.ceil(answer.total / PAGE_SIZE)) })}</span>
        <Button
          variant="subtle"
          aria-label={t('cases.following')}
          title={t('cases.following')}
          disabled={answer.nextCursor === undefined}
          onClick={onNext}
        >
          <Icon name="right" size={15} />
        </Button>
      </nav>
    </div>
  );
}
