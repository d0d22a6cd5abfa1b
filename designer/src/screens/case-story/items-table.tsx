import type { CaseView, Item, TokenPosition } from '@relance/schemas';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../api/time-zone.js';
import { formatAmount, formatDay, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip, type Tone } from '../../ui/chip.js';
import type { IconName } from '../../ui/icon-paths.js';
import { levelLabel } from '../../ui/level-label.js';
import { delayDays, groupItems, groupOf, positionsByItem } from './case-figures.js';

type ItemState = TokenPosition['status'] | 'notDue' | 'settled' | 'credit' | 'unwatched';

const looks: Readonly<Record<ItemState, { tone: Tone; icon: IconName }>> = {
  walking: { tone: 'none', icon: 'play' },
  suspended: { tone: 'info', icon: 'pause' },
  parked: { tone: 'warn', icon: 'user' },
  stopped: { tone: 'pause', icon: 'ban' },
  done: { tone: 'ok', icon: 'done' },
  notDue: { tone: 'none', icon: 'calendar' },
  settled: { tone: 'ok', icon: 'done' },
  credit: { tone: 'none', icon: 'split' },
  unwatched: { tone: 'pause', icon: 'ban' },
};

function stateOf(item: Item, position: TokenPosition | undefined, today: string): ItemState {
  const group = groupOf(item, today);
  if (group === 'settled' || group === 'credit') return group;
  if (position === undefined) return 'unwatched';
  return group === 'notDue' && position.status === 'walking' ? 'notDue' : position.status;
}

function ItemRow({ item, position, today }: { item: Item; position: TokenPosition | undefined; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const group = groupOf(item, today);
  const state = stateOf(item, position, today);
  const next = position?.nextAt;
  return (
    <tr>
      <td className="strong">{item.number}</td>
      <td className="sub">{group === 'credit' ? t('story.table.credit') : formatDay(item.dueDate, locale, today.slice(0, 4))}</td>
      <td className="r">{group === 'overdue' ? t('common.days', { count: delayDays(item, today) }) : null}</td>
      <td className="sub">{group === 'credit' ? null : levelLabel(t, position?.level)}</td>
      <td>
        <Chip {...looks[state]}>{t(`story.token.${state}`)}</Chip>
      </td>
      <td className="num sub">{next === undefined ? null : formatDay(localInstant(next, zone).date, locale)}</td>
      <td className="r">{formatAmount(item.outstandingCents, item.currency, locale)}</td>
    </tr>
  );
}

function Head() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('story.table.number')}</th>
        <th scope="col">{t('story.table.due')}</th>
        <th scope="col" className="r">
          {t('story.table.delay')}
        </th>
        <th scope="col">{t('story.table.level')}</th>
        <th scope="col">{t('story.table.state')}</th>
        <th scope="col">{t('story.table.next')}</th>
        <th scope="col" className="r">
          {t('story.table.owed')}
        </th>
      </tr>
    </thead>
  );
}

/** Open items with level, state and next date; the total is the server's net overdue. Settled items on demand. */
export function ItemsTable({ view, today }: { view: CaseView; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [withSettled, setWithSettled] = useState(false);
  const groups = groupItems(view.items, today);
  const positions = positionsByItem(view.positions);
  const row = (item: Item) => <ItemRow key={item._id} item={item} position={positions.get(item._id)} today={today} />;
  const openCount = view.items.length - groups.settled.length;
  return (
    <section className="card">
      <header>
        <h2>{t('story.table.title')}</h2>
        <span className="muted">{openCount}</span>
        <span className="spacer" />
        {groups.settled.length === 0 ? null : (
          <Button
            variant="subtle"
            onClick={() => {
              setWithSettled(!withSettled);
            }}
          >
            {withSettled ? t('story.table.hideSettled') : t('story.table.showSettled', { count: groups.settled.length })}
          </Button>
        )}
      </header>
      {openCount === 0 && !withSettled ? (
        <p className="loading">{t('story.table.nothing')}</p>
      ) : (
        <div className="scroll-x" role="region" aria-label={t('story.table.title')} tabIndex={0}>
          <table className="table rows29">
            <Head />
            <tbody>
              {groups.overdue.map(row)}
              {groups.credit.map(row)}
              <tr className="total">
                <td colSpan={6}>{t('story.table.total')}</td>
                <td className="r">{formatAmount(view.case.overdueCents, view.case.currency, locale)}</td>
              </tr>
              {groups.notDue.map(row)}
              {withSettled ? groups.settled.map(row) : null}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
