import { daysBetween, formatShortDate } from '@relance/domain';
import type { TaskView, WorkRow } from '@relance/schemas';
import { callAttempts } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStory } from '../../../api/cases.js';
import { useTimeZone } from '../../../api/time-zone.js';
import { formatAmount, formatDay, formatMinutes, localInstant } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Icon } from '../../../ui/icon.js';
import { rankReasonText } from '../rank-texts.js';

/** Lines of the story shown beside a task. */
const LAST = 5;

/** Why the task is here and stands where it stands: what it is for, the reasons of its rank, the attempts made, whose it is. */
export function ToKnowCard({ view, row, rank, today }: { view: TaskView; row: WorkRow | undefined; rank: number; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const { task, why, assignee } = view;
  const because = row?.because ?? [];
  return (
    <section className="card">
      <header>
        <h2>{t('today.toKnow')}</h2>
        <span className="spacer" />
        {rank > 0 ? <span className="small muted">{t('today.rank.place', { rank })}</span> : null}
      </header>
      <ul className="body know">
        {why === undefined ? null : <li className="strong">{why[locale]}</li>}
        {(task.attempts ?? []).map(({ id, at, by, how }) => {
          const { date, minutes } = localInstant(at, zone);
          const when = { date: formatShortDate(date, locale), time: formatMinutes(minutes, locale) };
          return <li key={id}>{t('today.tried', { how: callAttempts[how][locale], by, ...when })}</li>;
        })}
        {assignee === undefined ? null : (
          <li>
            {assignee.insteadOf === undefined
              ? t('today.assign.was', { name: assignee.name })
              : t('today.assign.instead', { name: assignee.name, other: assignee.insteadOf })}
          </li>
        )}
        <li>
          <p className="sub small">{t('today.rank.title')}</p>
          <ol className="because">
            {because.length === 0 ? <li>{t('today.because.none')}</li> : null}
            {because.map((reason) => (
              <li key={reason.code} className="row">
                <span>{rankReasonText(t, reason, { locale, today })}</span>
                <span className="spacer" />
                <span className="small muted num">{t('today.rank.points', { count: reason.points })}</span>
              </li>
            ))}
          </ol>
        </li>
      </ul>
    </section>
  );
}

/** What to do or to say, as the card of the scenario has it. */
export function BriefCard({ view: { task } }: { view: TaskView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (task.brief === undefined) return null;
  return (
    <section className="card">
      <header>
        <h2>{t('today.brief')}</h2>
      </header>
      <p className="body">{task.brief[locale]}</p>
    </section>
  );
}

/** Numbers to call, as links. */
export function ContactsCard({ view }: { view: TaskView }) {
  const { t } = useTranslation();
  const { contacts } = view.account;
  const reachable = contacts.some(({ phone, mobile }) => phone !== undefined || mobile !== undefined);
  return (
    <section className="card">
      <header>
        <h2>{t('today.who')}</h2>
      </header>
      <ul className="body contacts">
        {reachable ? null : <li className="sub">{t('today.noPhone')}</li>}
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

interface ItemsProps {
  view: TaskView;
  today: string;
  /** Ids of the items the outcome applies to; undefined: nothing can be ticked (law 21). */
  ticked: ReadonlySet<string> | undefined;
  onTick: (id: string) => void;
}

/** The items a task is about; on a call those its outcome applies to can be ticked. */
export function ItemsCard({ view, today, ticked, onTick }: ItemsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { items } = view;
  const isPart = ticked !== undefined && ticked.size < items.length;
  return (
    <section className="card">
      <header>
        <h2>{t('today.pieces')}</h2>
        <span className="muted">{items.length}</span>
      </header>
      <table className="table rows29">
        <thead>
          <tr>
            <th scope="col">{t('today.number')}</th>
            <th scope="col">{t('today.due')}</th>
            <th scope="col" className="r">
              {t('today.delay')}
            </th>
            <th scope="col" className="r">
              {t('today.owed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="strong">
                {ticked === undefined ? (
                  item.number
                ) : (
                  <label className="row tick">
                    <input
                      type="checkbox"
                      checked={ticked.has(item.id)}
                      aria-label={t('today.tick', { number: item.number })}
                      onChange={() => {
                        onTick(item.id);
                      }}
                    />
                    {item.number}
                  </label>
                )}
              </td>
              <td className="sub">{formatDay(item.dueDate, locale, today.slice(0, 4))}</td>
              <td className="r">{item.dueDate < today ? t('common.days', { count: daysBetween(item.dueDate, today) }) : null}</td>
              <td className="r">{formatAmount(item.outstandingCents, item.currency, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isPart ? <p className="body small sub">{t('today.ticked', { count: ticked.size, all: items.length })}</p> : null}
    </section>
  );
}

/** The last things that happened in the case, newest first. */
export function LastExchangesCard({ caseId, today }: { caseId: string; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const story = useStory(caseId, locale).data;
  const lines = (story?.days ?? [])
    .flatMap(({ on, lines: told }) => told.filter(({ kind }) => kind !== 'waits').map((line) => ({ on, text: line.text })))
    .slice(-LAST)
    .toReversed();
  return (
    <section className="card">
      <header>
        <h2>{t('today.lastExchanges')}</h2>
        <span className="spacer" />
        <Link to="/cases/$caseId" params={{ caseId }} className="small">
          {t('today.seeAll')}
        </Link>
      </header>
      <ul className="body exchanges">
        {story !== undefined && lines.length === 0 ? <li className="sub">{t('today.noExchange')}</li> : null}
        {lines.map(({ on, text }) => (
          <li key={on + text}>
            <span className="sub num">{formatDay(on, locale, today.slice(0, 4))}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
