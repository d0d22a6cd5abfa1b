import { NativeSelect, TextInput } from '@mantine/core';
import type { When } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { withoutField } from '../document/without-field.js';

interface WhenFieldProps {
  label: string;
  value: When;
  /** Steps the date may hang on. */
  steps: readonly { id: string; name: string }[];
  onChange: (when: When) => void;
}

const ISO_WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MINUTES_OF_HOUR = 60;
const anchors = ['invoiceDate', 'entry', 'previousContact', 'promiseDate', 'presentation'] as const;
const lateActions = ['run', 'skip', 'askHuman', 'hurry'] as const;
const NODE_PREFIX = 'node:';

function clockText(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_OF_HOUR);
  return `${String(hours).padStart(2, '0')}:${String(minutes % MINUTES_OF_HOUR).padStart(2, '0')}`;
}

function minutesOf(text: string): number | undefined {
  const [hours, minutes] = text.split(':').map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours) || Number.isNaN(minutes)
    ? undefined
    : hours * MINUTES_OF_HOUR + minutes;
}

function anchorKey({ anchor, offset }: When): string {
  if (typeof anchor === 'object') return NODE_PREFIX + anchor.node;
  return anchor === 'dueDate' ? (offset < 0 ? 'before' : 'after') : anchor;
}

function Offset({ value, steps, onChange }: Omit<WhenFieldProps, 'label'>) {
  const { t } = useTranslation();
  const key = anchorKey(value);
  const change = (days: number, chosen: string): void => {
    const size = Math.abs(days);
    if (chosen === 'before' || chosen === 'after') onChange({ ...value, anchor: 'dueDate', offset: chosen === 'before' ? -size : size });
    else if (chosen.startsWith(NODE_PREFIX)) onChange({ ...value, anchor: { node: chosen.slice(NODE_PREFIX.length) }, offset: days });
    else onChange({ ...value, anchor: chosen as (typeof anchors)[number], offset: days });
  };
  return (
    <div className="when-offset">
      <TextInput
        type="number"
        aria-label={t('editor.when.count')}
        value={key === 'before' || key === 'after' ? Math.abs(value.offset) : value.offset}
        onChange={(event) => {
          const days = event.currentTarget.valueAsNumber;
          if (Number.isInteger(days)) change(days, key);
        }}
      />
      <NativeSelect
        aria-label={t('editor.when.unit')}
        value={value.unit}
        data={(['days', 'businessDays', 'months'] as const).map((unit) => ({ value: unit, label: t(`editor.when.units.${unit}`) }))}
        onChange={(event) => {
          onChange({ ...value, unit: event.currentTarget.value as When['unit'] });
        }}
      />
      <NativeSelect
        aria-label={t('editor.when.anchor')}
        value={key}
        data={[
          { value: 'before', label: t('editor.when.before') },
          { value: 'after', label: t('editor.when.after') },
          ...anchors.map((anchor) => ({ value: anchor, label: t(`editor.when.anchors.${anchor}`) })),
          ...steps.map(({ id, name }) => ({ value: NODE_PREFIX + id, label: t('editor.when.afterStep', { step: name }) })),
        ]}
        onChange={(event) => {
          change(value.offset, event.currentTarget.value);
        }}
      />
    </div>
  );
}

function Weekdays({ value, onChange }: Pick<WhenFieldProps, 'value' | 'onChange'>) {
  const { t } = useTranslation();
  const chosen = value.weekdays ?? [];
  const toggle = (day: number): void => {
    const days = chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort((a, b) => a - b);
    const others = withoutField(value, 'weekdays');
    onChange(days.length === 0 ? others : { ...others, weekdays: days });
  };
  return (
    <div className="weekdays" role="group" aria-label={t('editor.when.weekdays')}>
      {ISO_WEEKDAYS.map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={chosen.includes(day)}
          aria-label={t(`editor.when.weekday.d${day}`)}
          onClick={() => {
            toggle(day);
          }}
        >
          {t(`editor.when.weekday.d${day}`).slice(0, 1)}
        </button>
      ))}
    </div>
  );
}

function Hours({ value, onChange }: Pick<WhenFieldProps, 'value' | 'onChange'>) {
  const { t } = useTranslation();
  const { hours } = value;
  const { fromMinute = 540, toMinute = 1020 } = hours ?? {};
  const set = (part: Partial<NonNullable<When['hours']>>): void => {
    onChange({ ...value, hours: { fromMinute, toMinute, ...part } });
  };
  const clear = (): void => {
    onChange(withoutField(value, 'hours'));
  };
  return (
    <div className="hours">
      <label className="row small">
        <input
          type="checkbox"
          checked={hours !== undefined}
          onChange={() => {
            if (hours === undefined) set({});
            else clear();
          }}
        />
        {t('editor.when.hours')}
      </label>
      {hours === undefined
        ? null
        : (['fromMinute', 'toMinute'] as const).map((edge) => (
            <TextInput
              key={edge}
              type="time"
              aria-label={t(`editor.when.${edge}`)}
              value={clockText(hours[edge])}
              onChange={(event) => {
                const minutes = minutesOf(event.currentTarget.value);
                if (minutes !== undefined) set({ [edge]: minutes });
              }}
            />
          ))}
    </div>
  );
}

function Late({ value, onChange }: Pick<WhenFieldProps, 'value' | 'onChange'>) {
  const { t } = useTranslation();
  const { late } = value;
  return (
    <NativeSelect
      label={t('editor.when.late')}
      value={late?.do ?? ''}
      data={[
        { value: '', label: t('editor.when.lateDefault') },
        ...lateActions.map((action) => ({ value: action, label: t(`editor.when.lateDo.${action}`) })),
      ]}
      onChange={(event) => {
        const action = lateActions.find((one) => one === event.currentTarget.value);
        onChange(action === undefined ? withoutField(value, 'late') : { ...value, late: { ...late, do: action } });
      }}
    />
  );
}

/** When a step is due (laws 2, 9): so many days around a date, on which weekdays, at which hours, and what happens when it is late. */
export function WhenField({ label, value, steps, onChange }: WhenFieldProps) {
  return (
    <fieldset className="when">
      <legend>{label}</legend>
      <Offset value={value} steps={steps} onChange={onChange} />
      <Weekdays value={value} onChange={onChange} />
      <Hours value={value} onChange={onChange} />
      <Late value={value} onChange={onChange} />
    </fieldset>
  );
}
