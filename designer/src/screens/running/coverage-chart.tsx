import { formatShortDate } from '@relance/domain';
import type { CoverageView } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.js';

const WIDTH = 600;
const HEIGHT = 72;
const GAP = 2;

/** One bar a day, as high as the overdue items of the fullest day; what nobody looks after stands on top in the colour of an error. */
export function CoverageChart({ days }: { days: CoverageView['days'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (days.length < 2) return <p className="small muted">{t('running.noSeries')}</p>;
  const most = Math.max(1, ...days.map(({ overdue }) => overdue));
  const step = WIDTH / days.length;
  const worst = Math.max(...days.map(({ uncovered }) => uncovered));
  const label = t('running.series', {
    from: formatShortDate(days[0]?.on ?? '', locale),
    to: formatShortDate(days.at(-1)?.on ?? '', locale),
    worst,
  });
  return (
    <figure className="coverage-chart">
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} role="img" aria-label={label} preserveAspectRatio="none">
        {days.map(({ on, overdue, uncovered }, index) => {
          const high = (count: number): number => (count / most) * HEIGHT;
          const covered = high(overdue - uncovered);
          const place = { x: index * step, width: Math.max(1, step - GAP) };
          return (
            <g key={on}>
              <title>{t('running.day', { day: formatShortDate(on, locale), overdue, uncovered })}</title>
              <rect className="covered" {...place} y={HEIGHT - covered} height={covered} />
              <rect className="uncovered" {...place} y={HEIGHT - high(overdue)} height={high(uncovered)} />
            </g>
          );
        })}
      </svg>
      <figcaption className="small sub">{label}</figcaption>
    </figure>
  );
}
