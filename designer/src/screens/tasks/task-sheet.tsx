import { daysBetween } from '@relance/domain';
import type { TaskView } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatDay } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Figure } from '../../ui/figure.js';
import { Icon } from '../../ui/icon.js';
import { taskTotal } from './task-queue.js';

/** Whom a task is about and how much. */
export function TaskHeader({ view }: { view: TaskView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { cents, currency } = taskTotal(view);
  return (
    <div className="case-header">
      <span className={`tile lg ${view.task.kind === 'call' ? 'ch-call' : 'ch-none'}`}>
        <Icon name={view.task.kind === 'call' ? 'call' : 'task'} size={16} />
      </span>
      <div>
        <h2 className="title">{view.account.name}</h2>
        <p className="sub dense">
          {view.account.code} ·{' '}
          <Link to="/cases/$caseId" params={{ caseId: view.task.caseId }}>
            {t('tasks.open')}
          </Link>
        </p>
      </div>
      <dl className="figs">
        <Figure large label={t('tasks.total')} value={formatAmount(cents, currency, locale)} />
      </dl>
    </div>
  );
}

/** Why the task exists, where no step of a scenario asked for it. */
export function TaskWhy({ view }: { view: TaskView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (view.why === undefined) return null;
  return (
    <section className="card">
      <header>
        <h2>{t('tasks.why')}</h2>
      </header>
      <p className="body">{view.why[locale]}</p>
    </section>
  );
}

/** Numbers to call, as links. */
export function TaskContacts({ view }: { view: TaskView }) {
  const { t } = useTranslation();
  const { contacts } = view.account;
  const reachable = contacts.some(({ phone, mobile }) => phone !== undefined || mobile !== undefined);
  return (
    <section className="card">
      <header>
        <h2>{t('tasks.who')}</h2>
      </header>
      <ul className="body contacts">
        {reachable ? null : <li className="sub">{t('tasks.noPhone')}</li>}
        {contacts.map((contact) => (
          <li key={contact.name + contact.role}>
            <Icon name="user" size={15} className="muted" />
            <div className="who">
              <p>{contact.name}</p>
              {[contact.phone, contact.mobile].map((number) =>
                number === undefined ? null : (
                  <a key={number} href={`tel:${number}`}>
                    {number}
                  </a>
                ),
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The items a task is about. */
export function TaskItems({ view, today }: { view: TaskView; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <section className="card">
      <header>
        <h2>{t('tasks.pieces')}</h2>
        <span className="muted">{view.items.length}</span>
      </header>
      <table className="table rows29">
        <thead>
          <tr>
            <th scope="col">{t('tasks.number')}</th>
            <th scope="col">{t('tasks.due')}</th>
            <th scope="col" className="r">
              {t('tasks.delay')}
            </th>
            <th scope="col" className="r">
              {t('tasks.owed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.items.map((item) => (
            <tr key={item.id}>
              <td className="strong">{item.number}</td>
              <td className="sub">{formatDay(item.dueDate, locale, today.slice(0, 4))}</td>
              <td className="r">{item.dueDate < today ? t('common.days', { count: daysBetween(item.dueDate, today) }) : null}</td>
              <td className="r">{formatAmount(item.outstandingCents, item.currency, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
