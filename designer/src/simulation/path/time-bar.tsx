import { Button } from '@mantine/core';
import { fromDayNumber, toDayNumber, type CivilDate } from '@relance/domain';
import { useTranslation } from 'react-i18next';
import type { AxisStep } from '../../drawing/day-axis.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import type { Stop } from './follow-item.js';
import { tellDay } from '../simulated.js';

interface TimeBarProps {
  from: CivilDate;
  to: CivilDate;
  dueOn: CivilDate;
  at: CivilDate;
  stops: readonly Stop[];
  stepOf: (nodeId: string) => AxisStep | undefined;
  onMove: (at: CivilDate) => void;
}

/** Time to be dragged, by mouse or keys: each stop has its mark, « avant » and « après » go from one to the next. */
export function TimeBar({ from, to, dueOn, at, stops, stepOf, onMove }: TimeBarProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [first, last, now] = [toDayNumber(from), toDayNumber(to), toDayNumber(at)];
  const place = (date: CivilDate): string => `${String((100 * (toDayNumber(date) - first)) / Math.max(1, last - first))}%`;
  const days = [...new Set(stops.map(({ date }) => date))];
  const before = days.findLast((date) => date < at);
  const after = days.find((date) => date > at);
  const go = (date: CivilDate | undefined) => (): void => {
    if (date !== undefined) onMove(date);
  };
  return (
    <section className="time-bar" aria-label={t('simulation.time')}>
      <Button disabled={before === undefined} onClick={go(before)} aria-label={t('simulation.before')}>
        <Icon name="left" size={14} />
      </Button>
      <Button disabled={after === undefined} onClick={go(after)} aria-label={t('simulation.after')}>
        <Icon name="right" size={14} />
      </Button>
      <div className="track">
        <div className="marks" aria-hidden="true">
          {stops.map(({ nodeId, date, contact, task }) => {
            const step = stepOf(nodeId);
            if (step === undefined || (contact ?? task) === undefined) return null;
            return (
              <span key={`${nodeId} ${date}`} className={`tile ${step.look.channel}`} style={{ left: place(date) }}>
                <Icon name={step.look.icon} size={12} />
              </span>
            );
          })}
        </div>
        <input
          type="range"
          min={first}
          max={last}
          value={now}
          aria-label={t('simulation.day')}
          aria-valuetext={tellDay(at, dueOn, locale)}
          onChange={(event) => {
            onMove(fromDayNumber(event.currentTarget.valueAsNumber));
          }}
        />
        <output>{tellDay(at, dueOn, locale)}</output>
      </div>
    </section>
  );
}
