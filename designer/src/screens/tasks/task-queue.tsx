import { formatShortDate, sum } from '@relance/domain';
import type { TaskView } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../api/time-zone.js';
import { formatAmount, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';

/** Amount a task is about, in the currency of its first item; items in another currency are counted apart in the sheet. */
export function taskTotal({ items }: TaskView): { cents: number; currency: string } {
  const currency = items[0]?.currency ?? 'EUR';
  return { currency, cents: sum(items.filter((item) => item.currency === currency).map((item) => item.outstandingCents)) };
}

interface EntryProps {
  view: TaskView;
  rank: number;
  current: boolean;
  onChoose: () => void;
}

function Entry({ view, rank, current, onChoose }: EntryProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const { task, account, items } = view;
  const { cents, currency } = taskTotal(view);
  const kind = t(`tasks.${task.kind}`);
  return (
    <li>
      <button type="button" className="it" aria-current={current} onClick={onChoose}>
        <span className="rk">{rank}</span>
        <span className={`tile lg ${task.kind === 'call' ? 'ch-call' : 'ch-none'}`}>
          <Icon name={task.kind === 'call' ? 'call' : 'task'} size={15} />
        </span>
        <span>
          <span className="nm trunc">{account.name}</span>
          <span className="why">{view.why?.[locale] ?? `${task.name ?? kind} · ${t('tasks.items', { count: items.length })}`}</span>
        </span>
        <span>
          <span className="am">{formatAmount(cents, currency, locale)}</span>
          {task.expiresAt === undefined ? null : (
            <span className="dl">{t('tasks.before', { date: formatShortDate(localInstant(task.expiresAt, zone).date, locale) })}</span>
          )}
        </span>
      </button>
    </li>
  );
}

/** Open tasks, oldest first. */
export function TaskQueue({
  tasks,
  current,
  onChoose,
}: {
  tasks: readonly TaskView[];
  current: number;
  onChoose: (index: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="queue" aria-label={t('tasks.queue')}>
      <ul>
        {tasks.map((view, index) => (
          <Entry
            key={view.task._id}
            view={view}
            rank={index + 1}
            current={index === current}
            onChoose={() => {
              onChoose(index);
            }}
          />
        ))}
      </ul>
      <p className="keys">
        <span className="row">
          <span className="kbd">J</span>
          <span className="kbd">K</span>
          {t('tasks.keys.browse')}
        </span>
        <span className="row">
          <span className="kbd">1</span>–<span className="kbd">9</span>
          {t('tasks.keys.outcome')}
        </span>
      </p>
    </section>
  );
}
