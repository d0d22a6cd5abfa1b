import type { Entity } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.js';
import { EntityForm, Field, type EntityDraft } from './entity-draft.js';

type Policy = Entity['policy'];
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const MINUTES_PER_HOUR = 60;

/** A minute of the day as a field of time writes it. */
function clockOf(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / MINUTES_PER_HOUR))}:${two(minute % MINUTES_PER_HOUR)}`;
}

function minuteOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * MINUTES_PER_HOUR + Number(minutes);
}

function Pace({ entity, patch, readOnly }: EntityDraft) {
  const { t } = useTranslation();
  const { policy } = entity;
  const change = (part: Partial<Policy>): void => {
    patch({ policy: { ...policy, ...part } });
  };
  const figure = (name: 'gapDays' | 'capContacts' | 'capDays' | 'planMonths', value: number, set: (value: number) => void) => (
    <Field
      type="number"
      label={t(`settings.policy.${name}`)}
      description={t(`settings.policy.${name}Help`)}
      readOnly={readOnly}
      value={String(value)}
      onChange={(typed) => {
        set(Math.max(1, Math.round(Number(typed))));
      }}
    />
  );
  const { cap, planMonths = 12 } = policy;
  return (
    <Card title={t('settings.pace')}>
      <div className="body form-grid">
        {figure('gapDays', policy.gapDays, (gapDays) => {
          change({ gapDays: Math.max(2, gapDays) });
        })}
        {figure('capContacts', cap.contacts, (contacts) => {
          change({ cap: { ...cap, contacts } });
        })}
        {figure('capDays', cap.days, (days) => {
          change({ cap: { ...cap, days } });
        })}
        {figure('planMonths', planMonths, (months) => {
          change({ planMonths: Math.min(60, months) });
        })}
        <label className="tick wide">
          <input
            type="checkbox"
            disabled={readOnly}
            checked={policy.freshFeed}
            onChange={(event) => {
              change({ freshFeed: event.currentTarget.checked });
            }}
          />
          {t('settings.policy.freshFeed')}
        </label>
      </div>
    </Card>
  );
}

function Hours({ entity, patch, readOnly }: EntityDraft) {
  const { t } = useTranslation();
  const { window } = entity.policy;
  const change = (part: Partial<Policy['window']>): void => {
    patch({ policy: { ...entity.policy, window: { ...window, ...part } } });
  };
  return (
    <Card title={t('settings.hours')}>
      <div className="body form-grid">
        {(['fromMinute', 'toMinute'] as const).map((name) => (
          <Field
            key={name}
            type="time"
            label={t(`settings.policy.${name}`)}
            readOnly={readOnly}
            value={clockOf(window[name])}
            onChange={(typed) => {
              change({ [name]: minuteOf(typed) });
            }}
          />
        ))}
        <div className="wide row wrap" role="group" aria-label={t('settings.policy.weekdays')}>
          {WEEK.map((day) => (
            <label key={day} className="tick">
              <input
                type="checkbox"
                disabled={readOnly}
                checked={window.weekdays.includes(day)}
                onChange={(event) => {
                  const others = window.weekdays.filter((one) => one !== day);
                  change({ weekdays: event.currentTarget.checked ? [...others, day].sort() : others });
                }}
              />
              {t(`settings.weekday.d${day}`)}
            </label>
          ))}
        </div>
      </div>
    </Card>
  );
}

/** How often and when the house writes: gap, cap, days and hours, and whether payments must be known first (laws 14, 25). */
export function RulesPart() {
  const { t } = useTranslation();
  return (
    <EntityForm consequence={t('settings.consequence.rules')}>
      {(draft) => (
        <>
          <Pace {...draft} />
          <Hours {...draft} />
        </>
      )}
    </EntityForm>
  );
}
