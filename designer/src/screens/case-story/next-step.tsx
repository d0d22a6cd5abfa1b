import { formatShortDate } from '@relance/domain';
import type { TokenPosition } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../api/time-zone.js';
import { lookOf } from '../../drawing/kind-look.js';
import { formatMinutes, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { nextPosition } from './case-figures.js';
import { useScenarioOf } from '../../api/scenario-of.js';

/** What comes next on this case, when, and what would stop it. */
export function NextStep({ positions }: { positions: readonly TokenPosition[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const next = nextPosition(positions);
  const { graph } = useScenarioOf(next);
  if (next === undefined) {
    return (
      <div className="next">
        <Icon name="info" />
        {t('story.why.noNext')}
      </div>
    );
  }
  const node = graph?.nodes.find(({ id }) => id === next.nodeId);
  const look = node === undefined ? undefined : lookOf(node, locale);
  const { date, minutes } = localInstant(next.nextAt, zone);
  return (
    <div className="next">
      <span className={`tile ${look?.channel ?? 'ch-none'}`}>
        <Icon name={look?.icon ?? 'wait'} size={14} />
      </span>
      <div>
        <p className="strong">
          {t('story.why.next', {
            step: node?.name ?? next.nodeId,
            date: `${formatShortDate(date, locale)}, ${formatMinutes(minutes, locale)}`,
          })}
        </p>
        <p className="small sub">{t('story.why.nextUnless')}</p>
      </div>
    </div>
  );
}
