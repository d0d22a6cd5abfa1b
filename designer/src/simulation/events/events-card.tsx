import { Button } from '@mantine/core';
import { formatShortDate, type CivilDate } from '@relance/domain';
import type { Simulation, SimulationEvent } from '@relance/scenario';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { EventForm, type TaskWay } from './event-form.js';
import { unappliedAs } from '../simulated.js';

interface EventsCardProps {
  events: readonly SimulationEvent[];
  simulation: Simulation | undefined;
  /** The day a new event is proposed for, and the item it concerns. */
  date: CivilDate;
  item: string;
  ways: readonly TaskWay[];
  onChange: (events: readonly SimulationEvent[]) => void;
}

function EventRow({
  event,
  ways,
  fault,
  onRemove,
}: {
  event: SimulationEvent;
  ways: readonly TaskWay[];
  fault: string | undefined;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { type, date, item = '', cents, until, nodeId, outcome } = event;
  const name = t(`simulation.event.${type}`, { defaultValue: type });
  const details = [
    formatShortDate(date, locale),
    item,
    cents === undefined ? undefined : formatAmount(cents, 'EUR', locale),
    until === undefined ? undefined : t('simulation.untilDay', { date: formatShortDate(until, locale) }),
    ways.find((way) => way.nodeId === nodeId && way.outcome === outcome)?.label,
  ];
  return (
    <li>
      <strong>{name}</strong>
      <button type="button" className="take-away" aria-label={t('simulation.removeEvent', { event: name })} onClick={onRemove}>
        <Icon name="x" size={12} />
      </button>
      <span className="small sub">{details.filter((detail) => detail !== undefined && detail !== '').join(' · ')}</span>
      {fault === undefined ? null : (
        <span className="small warn-text">
          <Icon name="warn" size={12} /> {t(`simulation.unapplied.${fault}`, { defaultValue: fault })}
        </span>
      )}
    </li>
  );
}

/** What the user makes happen: each can be taken out again, and one that changes nothing says why. */
export function EventsCard({ events, simulation, date, item, ways, onChange }: EventsCardProps) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const close = (): void => {
    setAdding(false);
  };
  return (
    <section className="sim-card">
      <div className="row">
        <h2>{t('simulation.events')}</h2>
        <span className="spacer" />
        {isAdding ? null : (
          <Button
            onClick={() => {
              setAdding(true);
            }}
          >
            {t('simulation.add')}
          </Button>
        )}
      </div>
      {isAdding ? (
        <EventForm
          date={date}
          item={item}
          ways={ways}
          onClose={close}
          onAdd={(event) => {
            onChange([...events, event].sort((left, right) => (left.date < right.date ? -1 : 1)));
            close();
          }}
        />
      ) : null}
      {events.length === 0 && !isAdding ? <p className="small sub">{t('simulation.noEvents')}</p> : null}
      <ul className="sim-events">
        {events.map((event, index) => (
          <EventRow
            key={`${event.type} ${event.date} ${String(index)}`}
            event={event}
            ways={ways}
            fault={unappliedAs(simulation, event)}
            onRemove={() => {
              onChange(events.filter((one) => one !== event));
            }}
          />
        ))}
      </ul>
    </section>
  );
}
