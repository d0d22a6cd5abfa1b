import type { Foretelling, TaskView, WorkRow } from '@relance/schemas';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswerTask, useHandleTask, useTask, type Handling, type OutcomeBody } from '../../../api/today.js';
import { useTimeZone } from '../../../api/time-zone.js';
import { formatMinutes, localInstant } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Loading } from '../../../ui/loading.js';
import { Note } from '../../../ui/note.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { OutcomeForm } from '../answer/outcome-form.js';
import { RecapPreview } from '../answer/what-follows.js';
import { CustomerWords, DraftMessage, useDraftReading } from './draft-message.js';
import { HandlingBar } from './handling.js';
import { Gone, Recorded } from './recorded.js';
import { BriefCard, ContactsCard, ItemsCard, LastExchangesCard, ToKnowCard } from './task-cards.js';
import { TaskHeader } from './task-header.js';

interface SheetProps {
  taskId: string;
  row: WorkRow | undefined;
  rank: number;
  today: string;
  mayAnswer: boolean;
  isNarrow: boolean;
  /** The sheet was opened on purpose, or stands alone: the hand goes to it. */
  takesHand: boolean;
  /** Says above the queue what was done, also once this sheet is gone. */
  onSay: (said: ReactNode) => void;
  /** The task left the queue: the next one comes under the hand. */
  onDone: () => void;
  onBack: () => void;
}

/** Which items the outcome applies to: all until one is unticked; never none (law 21). */
function useTicks({ task, items }: TaskView) {
  const [off, setOff] = useState<readonly string[]>([]);
  const isTickable = task.kind === 'call' && task.nodeId !== undefined && items.length > 1;
  const on = items.filter(({ id }) => !off.includes(id)).map(({ id }) => id);
  return {
    shown: isTickable ? new Set(on) : undefined,
    sent: isTickable && on.length < items.length ? on : undefined,
    flip: (id: string): void => {
      const next = off.includes(id) ? off.filter((one) => one !== id) : [...off, id];
      if (next.length < items.length) setOff(next);
    },
  };
}

function Held({ held }: { held: NonNullable<TaskView['held']> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  return (
    <Note tone="warn">{t('today.heldNote', { name: held.name, time: formatMinutes(localInstant(held.at, zone).minutes, locale) })}</Note>
  );
}

/** Everything that changes the task: sent once, told above the queue, and on to the next. */
function useDoing({ taskId, onSay, onDone }: SheetProps, account: string) {
  const answer = useAnswerTask((recorded) => {
    onSay(<Recorded answer={recorded} account={account} />);
    onDone();
  });
  const handle = useHandleTask((said) => {
    onSay(<Note tone="ok">{said}</Note>);
    onDone();
  });
  return {
    pending: answer.isPending || handle.isPending,
    error: answer.error ?? handle.error,
    record: (body: OutcomeBody): void => {
      answer.mutate({ id: taskId, body });
    },
    handle: (handling: Handling, said: string): void => {
      handle.mutate({ id: taskId, handling, said });
    },
  };
}

/** The answer where it may be given: to whoever may answer, has it in hand, and has read what it is about (law 24). */
function AnswerCard({ props, view, sheet }: { props: SheetProps; view: TaskView; sheet: ReturnType<typeof useSheet> }) {
  const { t } = useTranslation();
  const { doing, reading, ticks, setTold } = sheet;
  const isHeld = view.held !== undefined && !view.held.isMine;
  const mayNow = props.mayAnswer && reading.isRead && !isHeld;
  return (
    <section className="card answer">
      <header>
        <h2>{t('today.outcome')}</h2>
        <span className="spacer" />
        <span className="small muted">{t('today.oneKey')}</span>
      </header>
      <div className="body">
        {isHeld && view.held !== undefined ? <Held held={view.held} /> : null}
        {!props.mayAnswer ? <Note tone="info">{t('today.notAllowed')}</Note> : null}
        {props.mayAnswer && !reading.isRead ? <Note tone="info">{t('today.draft.readFirst')}</Note> : null}
        {mayNow ? (
          <OutcomeForm
            view={view}
            today={props.today}
            ticked={ticks.sent}
            pending={doing.pending}
            onAnswer={doing.record}
            onTold={setTold}
          />
        ) : null}
        {doing.error === null ? null : <ProblemNote error={doing.error} />}
      </div>
    </section>
  );
}

function useSheet(props: SheetProps, view: TaskView) {
  const doing = useDoing(props, view.account.name);
  const reading = useDraftReading(view);
  const ticks = useTicks(view);
  const [told, setTold] = useState<Foretelling>();
  return { doing, reading, ticks, told, setTold };
}

/** A call has what to know beside its answer; what is to be approved stands in the wide column, the answer beside it in view. */
function OpenSheet({ props, view }: { props: SheetProps; view: TaskView }) {
  const { row, rank, today, mayAnswer } = props;
  const sheet = useSheet(props, view);
  const { doing, reading, ticks, told } = sheet;
  const answer = <AnswerCard props={props} view={view} sheet={sheet} />;
  const isHeld = view.held !== undefined && !view.held.isMine;
  const handling = mayAnswer && !isHeld ? <HandlingBar view={view} today={today} pending={doing.pending} onHandle={doing.handle} /> : null;
  const items = <ItemsCard view={view} today={today} ticked={ticks.shown} onTick={ticks.flip} />;
  const isApproval = view.task.draft !== undefined;
  return (
    <div className="cols">
      <div>
        <ToKnowCard view={view} row={row} rank={rank} today={today} />
        <BriefCard view={view} />
        <CustomerWords view={view} />
        {isApproval ? (
          <>
            {items}
            {answer}
            {handling}
          </>
        ) : (
          <ContactsCard view={view} />
        )}
        <LastExchangesCard caseId={view.task.caseId} today={today} />
      </div>
      <div>
        {isApproval ? (
          <DraftMessage view={view} reading={reading} />
        ) : (
          <>
            {items}
            {answer}
            {handling}
            <RecapPreview told={told} />
          </>
        )}
      </div>
    </div>
  );
}

/** The sheet of one task: everything to do it with, and the answer. On a narrow window it stands alone and takes the hand. */
export function TaskSheet(props: SheetProps) {
  const { taskId, row, isNarrow, takesHand, onBack } = props;
  const task = useTask(taskId);
  const view = task.data;
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesHand) sheet.current?.focus();
  }, [takesHand]);
  return (
    <section
      ref={sheet}
      id="sheet"
      className="sheet"
      tabIndex={-1}
      aria-label={view?.account.name ?? row?.accountName}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
      }}
    >
      {task.isError ? (
        <div className="page">
          <ProblemNote error={task.error} onRetry={() => void task.refetch()} />
        </div>
      ) : null}
      {task.isPending ? <Loading /> : null}
      {view === undefined ? null : (
        <>
          <TaskHeader view={view} row={row} isNarrow={isNarrow} onBack={onBack} />
          {view.task.state === 'open' ? (
            <OpenSheet props={props} view={view} />
          ) : (
            <div className="page">
              <Gone view={view} />
            </div>
          )}
        </>
      )}
    </section>
  );
}
