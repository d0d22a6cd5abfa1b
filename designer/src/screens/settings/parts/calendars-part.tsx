import { formatShortDate, fromDayNumber } from '@relance/domain';
import { holidaysOfYear, territories } from '@relance/domain/calendars';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEntity, useStatus } from '../../../api/status.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Card } from '../../../ui/card.js';
import { Loading } from '../../../ui/loading.js';

/** The public holidays of this year and the next, of the entity's territory or of a debtor's (law 1). */
export function CalendarsPart() {
  const { t } = useTranslation();
  const locale = useLocale();
  const own = useEntity().data?.territory;
  const today = useStatus().data?.clock.today;
  const [chosen, choose] = useState<string>();
  const territory = territories.find(({ code }) => code === (chosen ?? own));
  if (territory === undefined || today === undefined) return <Loading />;
  const year = Number(today.slice(0, 4));
  return (
    <Card title={t('settings.calendar.title')}>
      <div className="body stack">
        <p className="sub">{t('settings.calendar.what')}</p>
        <NativeSelect
          label={t('settings.field.territory')}
          value={territory.code}
          data={territories.map(({ code, name }) => ({
            value: code,
            label: code === own ? t('settings.calendar.own', { name: name[locale] }) : name[locale],
          }))}
          onChange={({ currentTarget: { value } }) => {
            choose(value);
          }}
        />
        <p className="small muted">{t('settings.calendar.zone', { zone: territory.timeZone })}</p>
        <div className="two-cards wide">
          {[year, year + 1].map((one) => (
            <section key={one} aria-label={String(one)}>
              <h3 className="strong num">{one}</h3>
              <ul className="days">
                {holidaysOfYear(territory, one).map((day) => (
                  <li key={day} className="num">
                    {formatShortDate(fromDayNumber(day), locale)}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Card>
  );
}
