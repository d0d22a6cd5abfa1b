import { formatShortDate } from '@relance/domain';
import { tellReason } from '@relance/scenario';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import type { Shift } from './follow-item.js';

/** Why dates are not those of the drawing: a holiday, the gap, a promise; each as a sentence with its rule. */
export function DatesCard({ shifts, item, nameOf }: { shifts: readonly Shift[]; item: string; nameOf: (nodeId: string) => string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <section className="sim-card">
      <h2>{t('simulation.whyDates')}</h2>
      {shifts.length === 0 ? <p className="small sub">{t('simulation.asPlanned')}</p> : null}
      <ul className="sim-shifts">
        {shifts.map(({ date, until, reason }) => (
          <li key={`${date} ${reason.code} ${reason.nodeId ?? ''}`}>
            <Icon name="calendar" size={12} />
            <span>
              {tellReason(reason, locale, { item, ...(reason.nodeId === undefined ? {} : { step: nameOf(reason.nodeId) }) })}
              <span className="small sub">
                {' '}
                {until === undefined
                  ? t('simulation.since', { date: formatShortDate(date, locale) })
                  : t('simulation.fromTo', { from: formatShortDate(date, locale), to: formatShortDate(until, locale) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
