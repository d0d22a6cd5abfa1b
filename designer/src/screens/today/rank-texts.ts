import { formatShortDate, type CivilDate, type Locale } from '@relance/domain';
import type { RankReason } from '@relance/schemas';
import type { TFunction } from 'i18next';

/** One reason of a rank in words. */
export function rankReasonText(
  t: TFunction,
  { code, on, days = 0, count = 0 }: RankReason,
  look: { locale: Locale; today: CivilDate },
): string {
  switch (code) {
    case 'deadline':
      return on !== undefined && on > look.today
        ? t('today.because.deadline', { date: formatShortDate(on, look.locale) })
        : t('today.because.deadlineToday');
    case 'brokenPromise':
      return t('today.because.brokenPromise', { date: on === undefined ? '' : formatShortDate(on, look.locale) });
    case 'value':
      return t('today.because.value');
    case 'age':
      return t('today.because.age', { count: days });
    case 'attempts':
      return t('today.because.attempts', { count });
    case 'waiting':
      return t('today.because.waiting', { count: days });
  }
}
