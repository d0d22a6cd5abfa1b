import { daysBetween, formatShortDate, sum } from '@relance/domain';
import type { CaseView } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatDay } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip } from '../../ui/chip.js';
import { Figure } from '../../ui/figure.js';
import { Icon } from '../../ui/icon.js';
import { groupItems } from './case-figures.js';

function Figures({ view, today }: { view: CaseView; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { case: row, items } = view;
  const { overdue, credit, notDue } = groupItems(items, today);
  const inCurrency = notDue.filter(({ currency }) => currency === row.currency);
  const counts: string[] = [t('story.items', { count: overdue.length })];
  if (credit.length > 0) counts.push(t('story.inCredits', { count: credit.length }));
  const delay = row.oldestDueDate === undefined ? 0 : Math.max(0, daysBetween(row.oldestDueDate, today));
  const firstDue = inCurrency[0]?.dueDate;
  return (
    <dl className="figs" aria-label={t('story.figures')}>
      <Figure large label={t('story.overdue')} value={formatAmount(row.overdueCents, row.currency, locale)} remark={counts.join(', ')} />
      <Figure
        label={t('story.notDue')}
        value={formatAmount(sum(inCurrency.map(({ outstandingCents }) => outstandingCents)), row.currency, locale)}
        remark={firstDue === undefined ? undefined : t('story.nextDue', { date: formatDay(firstDue, locale) })}
      />
      <Figure
        label={t('story.open')}
        value={formatAmount(row.openCents, row.currency, locale)}
        remark={t('story.items', { count: row.openItems })}
      />
      <Figure
        label={t('story.delay')}
        value={t('common.days', { count: delay })}
        remark={
          delay === 0 || row.oldestDueDate === undefined ? undefined : t('story.oldest', { date: formatDay(row.oldestDueDate, locale) })
        }
      />
    </dl>
  );
}

/** Whose case it is and how much is at stake. */
export function CaseHeader({ view, today }: { view: CaseView; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { case: row, accounts } = view;
  const account = accounts.find(({ code }) => code === row.accountCode);
  const about = [row.accountCode, account === undefined ? undefined : t(`story.debtor.${account.debtorClass}`), row.segment];
  if (account?.collector !== undefined) about.push(t('story.followedBy', { name: account.collector }));
  return (
    <div className="case-header">
      <span className="tile lg ch-none">
        <Icon name="building" size={18} />
      </span>
      <div>
        <div className="row wrap">
          <h1>{row.accountName}</h1>
          <Chip tone={row.running ? 'none' : 'pause'} icon={row.running ? 'play' : 'pause'}>
            {t(row.running ? 'story.running' : 'story.resting')}
          </Chip>
          {row.incident === undefined ? null : (
            <Chip tone="error" icon="error">
              {t('story.incident')}
            </Chip>
          )}
        </div>
        <p className="sub dense">{about.filter((part) => part !== undefined && part !== '').join(' · ')}</p>
        <span className="vh">{formatShortDate(today, locale)}</span>
      </div>
      <Figures view={view} today={today} />
    </div>
  );
}
