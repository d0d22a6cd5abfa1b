import { addDays, formatShortDate } from '@relance/domain';
import type { CaseView, Story, Why } from '@relance/schemas';
import { useState } from 'react';
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

const SHOWN = 4;

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

function DaySwitch({ today, on, onChange }: { today: string; on: string; onChange: (on: string) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const yesterday = addDays(today, -1);
  return (
    <div className="days" role="group" aria-label={t('story.why.day')}>
      {[yesterday, today].map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={day === on}
          onClick={() => {
            onChange(day);
          }}
        >
          {day === today ? formatDay(day, locale) : t('story.why.yesterday')}
        </button>
      ))}
    </div>
  );
}

/** Why nothing left, as a sentence with rule and date for each overdue item, then what comes next and what would stop it. */
export function WhyCard({ view, story, today }: { view: CaseView; story: Story | undefined; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [back, setBack] = useState(0);
  const on = addDays(today, -back);
  const { overdue } = groupItems(view.items, today);
  const answers = useWhys(
    overdue.slice(0, SHOWN).map(({ _id }) => _id),
    on === today ? undefined : on,
  );
  const whys = answers.flatMap(({ data }) => data ?? []);
  const failed = answers.map(({ error }) => error).find((error) => error !== null);
  const sent = sentOn(story, on);
  const title =
    on === today
      ? t(sent ? 'story.why.sentToday' : 'story.why.today')
      : t(sent ? 'story.why.sentPast' : 'story.why.past', { date: formatDay(on, locale) });
  return (
    <section className="card why-card">
      <header>
        <h2>{title}</h2>
        <span className="spacer" />
        <DaySwitch
          today={today}
          on={on}
          onChange={(day) => {
            setBack(day === today ? 0 : 1);
          }}
        />
      </header>
      <div className="body">
        <p className="answer">
          {sent ? `${t('story.why.sent')} ` : ''}
          {overdue.length === 0 ? t('story.why.none') : t('story.why.held', { count: overdue.length })}
        </p>
        {failed === undefined ? null : <ProblemNote error={failed} />}
        {answers.some(({ isPending }) => isPending) ? <Loading /> : null}
        <ul>
          {whys.map((why) => (
            <WhyLine key={why.itemId} why={why} />
          ))}
        </ul>
        {overdue.length > SHOWN ? <p className="small sub">{t('story.why.more', { count: overdue.length - SHOWN })}</p> : null}
      </div>
      <NextStep positions={view.positions} />
    </section>
  );
}
