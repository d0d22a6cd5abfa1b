import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { CivilDate } from '@relance/domain';
import type { SimulationEvent } from '@relance/scenario';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readAmount } from '../../i18n/read-amount.js';
import { eventChoices, type EventChoice } from './event-choices.js';

/** A way out of a task a person may choose. */
export interface TaskWay {
  nodeId: string;
  outcome: string;
  /** Name of the step and of the way out. */
  label: string;
}

interface EventFormProps {
  date: CivilDate;
  item: string;
  ways: readonly TaskWay[];
  onAdd: (event: SimulationEvent) => void;
  onClose: () => void;
}

interface Draft {
  type: EventChoice;
  date: CivilDate;
  amount: string;
  until: string;
  way: number;
}

/** The event a draft says; undefined while something it asks for is missing or wrong. */
function eventOf({ type, date, amount, until, way }: Draft, item: string, ways: readonly TaskWay[]): SimulationEvent | undefined {
  const asks: readonly string[] = eventChoices.find((choice) => choice.type === type)?.asks ?? [];
  const event: SimulationEvent = { type, date, item };
  if (asks.includes('cents') && amount.trim() !== '') {
    const cents = readAmount(amount, 'EUR');
    if (cents === undefined) return undefined;
    event.cents = cents;
  }
  if (asks.includes('until')) {
    if (until === '' || until < date) return undefined;
    event.until = until;
  }
  if (asks.includes('outcome')) {
    const chosen = ways[way];
    if (chosen === undefined) return undefined;
    event.nodeId = chosen.nodeId;
    event.outcome = chosen.outcome;
  }
  return event;
}

interface AskedProps {
  asks: readonly string[];
  draft: Draft;
  ways: readonly TaskWay[];
  onChange: (part: Partial<Draft>) => void;
}

/** What an event asks for beside its day. */
function AskedFields({ asks, draft, ways, onChange }: AskedProps) {
  const { t } = useTranslation();
  return (
    <>
      {asks.includes('cents') ? (
        <TextInput
          label={t('simulation.received')}
          placeholder={t('simulation.allOfIt')}
          value={draft.amount}
          onChange={({ currentTarget: { value } }) => {
            onChange({ amount: value });
          }}
        />
      ) : null}
      {asks.includes('until') ? (
        <TextInput
          type="date"
          label={t('simulation.until')}
          value={draft.until}
          onChange={({ currentTarget: { value } }) => {
            onChange({ until: value });
          }}
        />
      ) : null}
      {asks.includes('outcome') ? (
        <NativeSelect
          label={t('simulation.outcome')}
          value={String(draft.way)}
          data={ways.map(({ label }, index) => ({ value: String(index), label }))}
          onChange={({ currentTarget: { value } }) => {
            onChange({ way: Number(value) });
          }}
        />
      ) : null}
    </>
  );
}

/** Makes something happen on a day of the simulation: a payment, a promise, a dispute, the outcome of a call. */
export function EventForm({ date, item, ways, onAdd, onClose }: EventFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({ type: 'payment', date, amount: '', until: '', way: 0 });
  const change = (part: Partial<Draft>): void => {
    setDraft((now) => ({ ...now, ...part }));
  };
  const asks: readonly string[] = eventChoices.find(({ type }) => type === draft.type)?.asks ?? [];
  const event = eventOf(draft, item, ways);
  const submit = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    if (event !== undefined) onAdd(event);
  };
  return (
    <form className="sim-form" onSubmit={submit}>
      <NativeSelect
        label={t('simulation.what')}
        data-autofocus
        value={draft.type}
        data={eventChoices.map(({ type }) => ({ value: type, label: t(`simulation.event.${type}`) }))}
        onChange={({ currentTarget: { value } }) => {
          change({ type: eventChoices.find(({ type }) => type === value)?.type ?? 'payment' });
        }}
      />
      <TextInput
        type="date"
        label={t('simulation.on')}
        value={draft.date}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '') change({ date: value });
        }}
      />
      <AskedFields asks={asks} draft={draft} ways={ways} onChange={change} />
      <div className="row">
        <Button type="submit" variant="filled" disabled={event === undefined}>
          {t('simulation.addEvent')}
        </Button>
        <Button onClick={onClose}>{t('simulation.dontAdd')}</Button>
      </div>
    </form>
  );
}
