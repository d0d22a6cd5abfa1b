import type { Bounds } from '@relance/scenario';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';

/** What a case can cost at most, proved over every path: contacts, calls, days, euros, minutes; or that it is not proved yet. */
export function BoundsLine({ bounds, steps }: { bounds: Bounds | undefined; steps: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <p className="bounds-line" role="status" aria-label={t('editor.bounds')}>
      <Icon name="shield" size={13} />
      {bounds === undefined ? (
        t('editor.noBounds')
      ) : (
        <>
          <strong>
            {[
              t('editor.boundMessages', { count: bounds.contactsAtMost }),
              t('editor.boundCalls', { count: bounds.callsAtMost }),
              t('editor.boundDays', { count: bounds.daysAtMost }),
              `≤ ${formatAmount(bounds.costAtMost.cents, bounds.costAtMost.currency, locale)}`,
            ].join(' · ')}
          </strong>{' '}
          {t('editor.perCase')}
        </>
      )}{' '}
      · {t('editor.stepCount', { count: steps })}
    </p>
  );
}
