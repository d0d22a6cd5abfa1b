import { formatShortDate } from '@relance/domain';
import type { TaskView } from '@relance/schemas';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { useStatus } from '../../api/status.js';
import { useAnswerTask, useTasks, type OutcomeAnswer, type OutcomeBody } from '../../api/tasks.js';
import { useTimeZone } from '../../api/time-zone.js';
import { localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { DraftMessage, useDraftReading } from './draft-message.js';
import { OutcomeForm } from './outcome-form.js';
import { TaskQueue } from './task-queue.js';
import { TaskContacts, TaskHeader, TaskItems, TaskWhy } from './task-sheet.js';

function Recorded({ answer, account }: { answer: OutcomeAnswer; account: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const { task, recorded } = answer;
  const outcome = task.outcomes.find(({ id }) => id === task.outcome)?.[locale] ?? task.outcome ?? '';
  if (recorded) return <Note tone="ok">{t('tasks.recorded', { outcome, account })}</Note>;
  const date = task.outcomeAt === undefined ? '' : formatShortDate(localInstant(task.outcomeAt, zone).date, locale);
  return <Note tone="warn">{t('tasks.already', { outcome, by: task.outcomeBy ?? '', date })}</Note>;
}

interface AnswerProps {
  view: TaskView;
  today: string;
  /** What the answer is about lies before the person's eyes (law 24). */
  isRead: boolean;
  answer: ReturnType<typeof useAnswerTask>;
  onAnswer: (body: OutcomeBody) => void;
}

function AnswerCard({ view, today, isRead, answer, onAnswer }: AnswerProps) {
  const { t } = useTranslation();
  const role = useSession().data?.user?.role;
  const mayAnswer = role !== 'auditor' && role !== 'salesRep';
  return (
    <section className="card">
      <header>
        <h2>{t('tasks.outcome')}</h2>
        <span className="spacer" />
        <span className="small muted">{t('tasks.oneKey')}</span>
      </header>
      <div className="body">
        {mayAnswer && isRead ? (
          <OutcomeForm key={view.task._id} view={view} today={today} pending={answer.isPending} onAnswer={onAnswer} />
        ) : (
          <Note tone="info">{t(mayAnswer ? 'tasks.draft.readFirst' : 'tasks.notAllowed')}</Note>
        )}
      </div>
    </section>
  );
}

/** A call has whom to call beside its answer; what is to be approved stands in the wide column, the answer beside it in view. */
function Sheet({ view, today }: { view: TaskView; today: string }) {
  const answer = useAnswerTask();
  const [last, setLast] = useState<{ answer: OutcomeAnswer; account: string }>();
  const reading = useDraftReading(view);
  const record = (body: OutcomeBody): void => {
    answer.mutate(
      { id: view.task._id, body },
      {
        onSuccess: (recorded) => {
          setLast({ answer: recorded, account: view.account.name });
        },
      },
    );
  };
  const isApproval = view.task.draft !== undefined;
  const answerCard = <AnswerCard view={view} today={today} isRead={reading.isRead} answer={answer} onAnswer={record} />;
  return (
    <section className="sheet" aria-label={view.account.name}>
      <TaskHeader view={view} />
      <div className="cols">
        <div>
          <TaskWhy view={view} />
          {isApproval ? (
            <>
              <TaskItems view={view} today={today} />
              {answerCard}
            </>
          ) : (
            <TaskContacts view={view} />
          )}
        </div>
        <div>
          {last === undefined ? null : <Recorded {...last} />}
          {answer.isError ? <ProblemNote error={answer.error} /> : null}
          {isApproval ? (
            <DraftMessage view={view} reading={reading} />
          ) : (
            <>
              <TaskItems view={view} today={today} />
              {answerCard}
            </>
          )}
        </div>
      </div>
    </section>
  );
}

/** Calls and checks to do: queue on the left, the chosen one on the right; J and K browse, 1 to 9 choose an outcome. */
export function TasksScreen() {
  const { t } = useTranslation();
  const tasks = useTasks();
  const today = useStatus().data?.clock.today;
  const [chosenId, setChosenId] = useState<string>();
  const list = tasks.data?.tasks ?? [];
  const current = Math.max(
    0,
    list.findIndex(({ task }) => task._id === chosenId),
  );
  const move = (by: number) => () => {
    setChosenId(list[Math.max(0, Math.min(list.length - 1, current + by))]?.task._id);
  };
  useHotkeys([
    ['j', move(1)],
    ['k', move(-1)],
  ]);
  const view = list[current];
  return (
    <>
      <header className="topbar">
        <h1>{t('tasks.title')}</h1>
        {tasks.data === undefined ? null : <span className="sub">{t('tasks.count', { count: tasks.data.total })}</span>}
      </header>
      {tasks.isError ? (
        <div className="page">
          <ProblemNote error={tasks.error} onRetry={() => void tasks.refetch()} />
        </div>
      ) : null}
      {tasks.isPending ? <Loading /> : null}
      {tasks.data !== undefined && view === undefined ? (
        <div className="teach">
          <div className="empty">
            <span className="glyph">
              <Icon name="inbox" size={22} />
            </span>
            <h2>{t('tasks.empty.title')}</h2>
            <p>{t('tasks.empty.lead')}</p>
          </div>
        </div>
      ) : null}
      {view === undefined || today === undefined ? null : (
        <div className="tasks">
          <TaskQueue
            tasks={list}
            current={current}
            onChoose={(index) => {
              setChosenId(list[index]?.task._id);
            }}
          />
          <Sheet view={view} today={today} />
        </div>
      )}
    </>
  );
}
