import { addDays, formatShortDate } from '@relance/domain';
import type { CaseView, Item, Story, Why } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useWhys } from '../../api/cases.js';
import { formatDay } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip } from '../../ui/chip.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { groupItems } from './case-figures.js';
import { NextStep } from './next-step.js';
import { isKnownLaw, lawKey } from '../../i18n/law-names.js';

const SHOWN = 8;

function sentOn(story: Story | undefined, on: string): boolean {
  return story?.days.some((day) => day.on === on && day.lines.some(({ kind }) => kind === 'contact')) === true;
}

function WhyLine({ why }: { why: Why }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [reason] = why.reasons;
  // the summary opens with the number, which stands beside it, and repeats the reasons
  const sentences = why.reasons.length > 0 ? why.reasons.map((each) => each[locale]) : [why.summary[locale].replace(/^[^:]+: /, '')];
  const law = reason?.law;
  return (
    <li>
      <Icon name="wait" />
      <strong>{why.number}</strong>
      <span>
        {[...new Set(sentences)].join(' ')}{' '}
        {reason?.until === undefined ? null : (
          <span className="muted">{t('story.why.until', { date: formatShortDate(reason.until, locale) })}</span>
        )}
      </span>
      {law === undefined || !isKnownLaw(law) ? null : (
        <Chip tone="pause" icon="pause">
          {t(lawKey(law))}
        </Chip>
      )}
    </li>
  );
}

interface DaySwitchProps {
  today: string;
  on: string;
  onChange: (on: string) => void;
}

/** The day looked at: yesterday, today, or any day before. */
function DaySwitch({ today, on, onChange }: DaySwitchProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const step = (by: number) => (
    <button
      type="button"
      aria-label={t(by < 0 ? 'account.why.before' : 'account.why.after')}
      disabled={by > 0 && on >= today}
      onClick={() => {
        onChange(addDays(on, by));
      }}
    >
      <Icon name={by < 0 ? 'left' : 'right'} size={13} />
    </button>
  );
  return (
    <div className="days" role="group" aria-label={t('story.why.day')}>
      {step(-1)}
      <input
        type="date"
        aria-label={t('account.why.pick')}
        max={today}
        value={on}
        onChange={(event) => {
          const day = event.currentTarget.value;
          if (day !== '' && day <= today) onChange(day);
        }}
      />
      {step(1)}
      <button
        type="button"
        aria-pressed={on === today}
        onClick={() => {
          onChange(today);
        }}
      >
        {formatDay(today, locale)}
      </button>
    </div>
  );
}

interface WhyCardProps {
  view: CaseView;
  story: Story | undefined;
  today: string;
  /** The civil date looked at, today at the latest. */
  on: string;
  onChange: (on: string) => void;
}

/** Items that were overdue on a day, oldest first; whether they were still owed is the server's to say. */
function overdueOn({ items }: CaseView, on: string, today: string): Item[] {
  if (on === today) return groupItems(items, today).overdue;
  return items.filter(({ dueDate, type }) => dueDate < on && type !== 'creditNote').sort((a, b) => a.dueDate.localeCompare(b.dueDate));
}

/** Why nothing left on a day, as a sentence with rule and date for each item overdue then; under it what comes next and what would stop it. */
export function WhyCard({ view, story, today, on, onChange }: WhyCardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const overdue = overdueOn(view, on, today);
  const answers = useWhys(
    overdue.slice(0, SHOWN).map(({ _id }) => _id),
    on === today ? undefined : on,
  );
  const whys = answers.flatMap(({ data }) => data ?? []).filter(({ state }) => state === 'open');
  const isPending = answers.some((answer) => answer.isPending);
  const failed = answers.map(({ error }) => error).find((error) => error !== null);
  const sent = sentOn(story, on);
  const count = on === today || isPending ? overdue.length : whys.length;
  const title =
    on === today
      ? t(sent ? 'story.why.sentToday' : 'story.why.today')
      : t(sent ? 'story.why.sentPast' : 'story.why.past', { date: formatDay(on, locale, today.slice(0, 4)) });
  return (
    <section className="card why-card">
      <header>
        <h2>{title}</h2>
        <span className="spacer" />
        <DaySwitch today={today} on={on} onChange={onChange} />
      </header>
      <div className="body">
        <p className="answer">
          {sent ? `${t('story.why.sent')} ` : ''}
          {count === 0 ? t('story.why.none') : t('story.why.held', { count })}
        </p>
        {failed === undefined ? null : <ProblemNote error={failed} />}
        {isPending ? <Loading /> : null}
        <ul>
          {whys.map((why) => (
            <WhyLine key={why.itemId} why={why} />
          ))}
        </ul>
        {overdue.length > SHOWN ? <p className="small sub">{t('story.why.more', { count: overdue.length - SHOWN })}</p> : null}
      </div>
      <NextStep view={view} />
    </section>
  );
}
