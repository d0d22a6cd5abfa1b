import { formatShortDate } from '@relance/domain';
import type { TaskView } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import type { OutcomeAnswer } from '../../../api/today.js';
import { useTimeZone } from '../../../api/time-zone.js';
import { formatMinutes, localInstant } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Note } from '../../../ui/note.js';

/** When and by whom something was answered, as a sentence takes it. */
function useAnswered({ task, answeredBy }: Pick<TaskView, 'task' | 'answeredBy'>) {
  const locale = useLocale();
  const zone = useTimeZone();
  const outcome = task.outcomes.find(({ id }) => id === task.outcome)?.[locale] ?? task.outcome ?? '';
  const local = task.outcomeAt === undefined ? undefined : localInstant(task.outcomeAt, zone);
  const when =
    local === undefined
      ? { date: '', time: '' }
      : { date: formatShortDate(local.date, locale), time: formatMinutes(local.minutes, locale) };
  return { outcome, by: answeredBy ?? '', ...when };
}

/** What became of an answer: recorded, or that somebody was first, who and when. */
export function Recorded({ answer, account }: { answer: OutcomeAnswer; account: string }) {
  const { t } = useTranslation();
  const answered = useAnswered(answer);
  if (answer.recorded) return <Note tone="ok">{t('today.recorded', { outcome: answered.outcome, account })}</Note>;
  if (answer.task.state !== 'done') return <Note tone="warn">{t('today.alreadyGone')}</Note>;
  return <Note tone="warn">{t('today.already', answered)}</Note>;
}

/** A task that is open no more, and who answered it. */
export function Gone({ view }: { view: TaskView }) {
  const { t } = useTranslation();
  const answered = useAnswered(view);
  return (
    <Note tone="info">
      {t('today.gone')} {view.task.state === 'done' ? t('today.goneDone', answered) : null}
    </Note>
  );
}
