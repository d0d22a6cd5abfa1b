import type { TaskView } from '@relance/schemas';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTaskContent } from '../../../api/today.js';
import { frameDocument, preformatted } from '../../../mail/frame-document.js';
import { Loading } from '../../../ui/loading.js';
import { Note } from '../../../ui/note.js';
import { ProblemNote } from '../../../ui/problem-note.js';

type Draft = NonNullable<TaskView['task']['draft']>;

/** The message a task asks approval for, and whether the person has it before their eyes. */
export interface DraftReading {
  content: UseQueryResult<string>;
  /** There is none, it cannot be written, it is shown, or the file it is was opened. */
  isRead: boolean;
  onOpened: () => void;
}

/** Paper is read as the file it is; everything else in the frame. */
function isLetter({ contentType }: Draft): boolean {
  return contentType === 'application/pdf';
}

/** Reads the exact message of a task (law 24): nothing can be approved that was not shown. */
export function useDraftReading({ task }: TaskView): DraftReading {
  const [opened, setOpened] = useState(false);
  const { _id, draft } = task;
  const isShown = draft !== undefined && draft.problem === undefined && !isLetter(draft);
  const content = useTaskContent(isShown ? _id : undefined);
  const isNothingToRead = draft === undefined || draft.problem !== undefined;
  return {
    content,
    isRead: isNothingToRead || (isShown ? content.data !== undefined : opened),
    onOpened: () => {
      setOpened(true);
    },
  };
}

function Letter({ taskId, onOpened }: { taskId: string; onOpened: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="body">
      <a href={`/api/v1/tasks/${taskId}/content?as=source`} target="_blank" rel="noreferrer" onClick={onOpened}>
        {t('today.draft.letter')}
      </a>
    </p>
  );
}

/** The message exactly as it would leave, before the outcome is chosen: what is approved is what is shown (law 24). */
export function DraftMessage({ view, reading }: { view: TaskView; reading: DraftReading }) {
  const { t } = useTranslation();
  const { task } = view;
  const { content, onOpened } = reading;
  const { draft } = task;
  if (draft === undefined) return null;
  const show = draft.contentType === undefined ? frameDocument : preformatted;
  return (
    <section className="card">
      <header>
        <h2>{draft.subject ?? t('today.draft.title')}</h2>
      </header>
      {draft.recipient === undefined ? null : <p className="body strong">{t('today.draft.to', { recipient: draft.recipient })}</p>}
      {draft.problem === undefined ? <p className="body sub">{t('today.draft.binds')}</p> : null}
      {draft.problem === undefined ? null : <Note tone="warn">{t('today.draft.unwritten', { code: draft.problem })}</Note>}
      {isLetter(draft) ? <Letter taskId={task._id} onOpened={onOpened} /> : null}
      {content.isLoading ? <Loading /> : null}
      {content.isError ? <ProblemNote error={content.error} onRetry={() => void content.refetch()} /> : null}
      {content.data === undefined ? null : (
        <iframe className="letter-frame" sandbox="" title={t('today.draft.frame')} srcDoc={show(content.data)} />
      )}
    </section>
  );
}

/** What the customer wrote, where the task is about a mail of theirs (law 8). */
export function CustomerWords({ view: { task } }: { view: TaskView }) {
  const { t } = useTranslation();
  const content = useTaskContent(task.mail?.wordsHash === undefined ? undefined : task._id);
  if (task.mail === undefined) return null;
  return (
    <section className="card">
      <header>
        <h2>{task.mail.subject ?? t('today.answeredWords')}</h2>
        <span className="spacer" />
        <span className="small muted trunc">{task.mail.from}</span>
      </header>
      {content.isLoading ? <Loading /> : null}
      {content.isError ? <ProblemNote error={content.error} onRetry={() => void content.refetch()} /> : null}
      {content.data === undefined ? null : <p className="body words">{content.data}</p>}
    </section>
  );
}
