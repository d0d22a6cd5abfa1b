import { formatShortDate, type CivilDate } from '@relance/domain';
import { channelWord, defaultCosts, tellReason, type SimulatedContact, type Simulation } from '@relance/scenario';
import type { Template } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import type { AxisStep } from '../drawing/day-axis.js';
import { plainSubject } from '../editor/panel/plain-subject.js';
import { formatAmount } from '../i18n/format.js';
import { useLocale } from '../i18n/use-locale.js';
import { Icon } from '../ui/icon.js';
import { spentUntil, type Stop } from './path/follow-item.js';
import { tellMoment } from './simulated.js';

interface StopPanelProps {
  stop: Stop | undefined;
  step: AxisStep | undefined;
  templates: readonly Template[];
  simulation: Simulation;
  item: string;
  at: CivilDate;
}

/** What a message would ask for: its subject, each line with its part in it, the total, the deadline it grants. */
function Message({ contact, templates }: { contact: SimulatedContact; templates: readonly Template[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { template, items, totals, deadline, companions = [] } = contact;
  const text = templates.find(({ id, version, locale: own }) => id === template.id && version === template.version && own === locale);
  return (
    <div className="sim-message">
      {text?.subject === undefined ? null : <p className="subject">{plainSubject(text.subject)}</p>}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('simulation.item')}</th>
            <th scope="col">{t('simulation.part')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ number, role }) => (
            <tr key={number}>
              <td>{number}</td>
              <td>{t(`simulation.role.${role}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {totals.map(({ currency, cents, accessoriesCents }) => (
        <p key={currency} className="row">
          <span>{t('simulation.total')}</span>
          <span className="spacer" />
          <strong className="num">{formatAmount(cents + accessoriesCents, currency, locale)}</strong>
        </p>
      ))}
      {deadline === undefined ? null : <p>{t('simulation.deadline', { date: formatShortDate(deadline, locale) })}</p>}
      {companions.length === 0 ? null : (
        <p>{t('simulation.along', { channels: companions.map((channel) => channelWord(channel, locale)).join(', ') })}</p>
      )}
      {contact.outcome === 'failed' ? <p className="warn-text">{t('simulation.failed')}</p> : null}
    </div>
  );
}

function Happened({ stop, step, templates, item }: { stop: Stop; step: AxisStep } & Pick<StopPanelProps, 'templates' | 'item'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { contact, task, reason, date, time } = stop;
  const way = step.look.ports.find(({ id }) => id === task?.outcome)?.label;
  return (
    <>
      <header className="row">
        <span className={`tile ${step.look.channel}`}>
          <Icon name={step.look.icon} size={14} />
        </span>
        <div>
          <h2>{step.name}</h2>
          <p className="small sub">{`${tellMoment(date, time, locale)} · ${step.look.title}`}</p>
        </div>
      </header>
      {contact === undefined ? null : <Message contact={contact} templates={templates} />}
      {task === undefined ? null : (
        <p>{t('simulation.taskEnded', { outcome: way ?? t(`simulation.ended.${task.outcome}`, { defaultValue: task.outcome }) })}</p>
      )}
      {reason === undefined ? null : <p>{tellReason(reason, locale, { item, step: step.name })}</p>}
    </>
  );
}

/** The last thing that happened by the day shown, as it would be read, then contacts and cost up to that day and in all. */
export function StopPanel({ stop, step, templates, simulation, item, at }: StopPanelProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { cents: costs, currency } = defaultCosts;
  const spent = (label: string, until: CivilDate) => {
    const { contacts, cents } = spentUntil(simulation, until, costs);
    return (
      <p className="row">
        <span>{label}</span>
        <span className="spacer" />
        <strong className="num">{`${t('simulation.contacts', { count: contacts })} · ${formatAmount(cents, currency, locale)}`}</strong>
      </p>
    );
  };
  return (
    <aside className="panel sim-panel" aria-label={t('simulation.panel')}>
      <div className="happened" aria-live="polite">
        {stop === undefined || step === undefined ? (
          <p className="sub">{t('simulation.nothingYet')}</p>
        ) : (
          <Happened stop={stop} step={step} templates={templates} item={item} />
        )}
      </div>
      <footer>
        {spent(t('simulation.byThen'), at)}
        {spent(t('simulation.inAll'), '9999-12-31')}
        <p className="same-engine small sub">
          <Icon name="shield" size={12} />
          <span>{t('simulation.sameEngine')}</span>
        </p>
      </footer>
    </aside>
  );
}
