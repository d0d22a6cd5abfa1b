import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { formatLongDate } from '@relance/domain';
import type { WorkRow } from '@relance/schemas';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { useStatus } from '../../api/status.js';
import { useInHand, useToday, type Today } from '../../api/today.js';
import { useLocale } from '../../i18n/use-locale.js';
import '../../styles/today.css';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { TaskSheet } from './sheet/task-sheet.js';
import { TodayQueue } from './today-queue.js';
import { changedSearch, type TodaySearch } from './today-search.js';
import { addTodayTexts } from './today-texts.js';
import { rowId } from './work-row.js';

addTodayTexts();

const route = getRouteApi('/today');
const MINUTES_PER_HOUR = 60;
/** Narrower than this the queue and the sheet are shown one after the other. */
const NARROW = '(max-width: 900px)';

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}

function Summary({ total, minutes }: { total: number; minutes: number }) {
  const { t } = useTranslation();
  const [hours, rest] = [Math.floor(minutes / MINUTES_PER_HOUR), minutes % MINUTES_PER_HOUR];
  const time = hours === 0 ? t('today.minutes', { minutes: rest }) : t('today.hours', { hours, minutes: String(rest).padStart(2, '0') });
  return <span className="sub small">{t('today.summary', { count: total, time })}</span>;
}

function NothingToDo() {
  const { t } = useTranslation();
  return (
    <div className="teach">
      <div className="empty">
        <span className="glyph">
          <Icon name="inbox" size={22} />
        </span>
        <h2 id="nothing" tabIndex={-1}>
          {t('today.empty.title')}
        </h2>
        <p>{t('today.empty.lead')}</p>
      </div>
    </div>
  );
}

/** The row after one, before it at the end of the queue: the first that nobody else has open. */
function neighbour(rows: readonly WorkRow[], id: string): WorkRow | undefined {
  const index = rows.findIndex((row) => row.id === id);
  const order = index < 0 ? rows : [...rows.slice(index + 1), ...rows.slice(0, index).toReversed()];
  return order.find(({ held }) => held === undefined || held.isMine);
}

/** Which row is open: the one of the address; on a wide window else the first that nobody else has open. */
function useCurrent(rows: readonly WorkRow[], search: TodaySearch, isNarrow: boolean): string | undefined {
  const [first, setFirst] = useState<string>();
  const free = rows.find(({ held }) => held === undefined || held.isMine)?.id;
  const kept = rows.some(({ id }) => id === first) ? first : free;
  if (kept !== first) setFirst(kept);
  return search.task ?? (isNarrow ? undefined : kept);
}

interface MoveOptions {
  rows: readonly WorkRow[];
  currentId: string | undefined;
  go: (search: TodaySearch, replace?: boolean) => void;
  search: TodaySearch;
}

/** Going from row to row without ever losing the hand. */
function useMoves({ rows, currentId, go, search }: MoveOptions) {
  const [openedId, setOpened] = useState<string>();
  const choose = (id: string): void => {
    setOpened(id);
    go({ ...search, task: id });
    if (id === currentId) focusOn('sheet');
  };
  const move = (by: 1 | -1) => (): void => {
    const index = rows.findIndex(({ id }) => id === currentId);
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))];
    if (next === undefined) return;
    setOpened(undefined);
    go({ ...search, task: next.id }, true);
    focusOn(rowId(next.id));
  };
  /** On to the next one, whose row takes the hand while the one done still stands there. */
  const leave = (id: string): void => {
    const next = neighbour(rows, id);
    setOpened(undefined);
    go(changedSearch(search, { task: next?.id }), true);
    focusOn(next === undefined ? 'content' : rowId(next.id));
  };
  return { choose, move, leave, openedId };
}

interface BoardProps {
  answer: Today;
  search: TodaySearch;
  day: string;
  mayAnswer: boolean;
  onGo: (search: TodaySearch, replace?: boolean) => void;
  onSay: (said: ReactNode) => void;
}

/** The queue and the sheet of the task in hand; on a narrow window one after the other. */
function Board({ answer, search, day, mayAnswer, onGo, onSay }: BoardProps) {
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const { rows } = answer;
  const currentId = useCurrent(rows, search, isNarrow);
  const { choose, move, leave, openedId } = useMoves({ rows, currentId, go: onGo, search });
  useInHand(mayAnswer ? currentId : undefined);
  useHotkeys([
    ['j', move(1)],
    ['k', move(-1)],
  ]);
  const index = rows.findIndex(({ id }) => id === currentId);
  const back = (): void => {
    if (isNarrow) onGo(changedSearch(search, { task: undefined }));
    else focusOn(rowId(currentId ?? ''));
  };
  return (
    <div className={isNarrow ? 'today narrow' : 'today'}>
      {isNarrow && search.task !== undefined ? null : (
        <TodayQueue answer={answer} rows={rows} today={day} currentId={currentId} search={search} onSearch={onGo} onChoose={choose} />
      )}
      {currentId === undefined ? null : (
        <TaskSheet
          key={currentId}
          taskId={currentId}
          row={rows[index]}
          rank={index + 1}
          today={day}
          mayAnswer={mayAnswer}
          isNarrow={isNarrow}
          takesHand={isNarrow || openedId === currentId}
          onSay={onSay}
          onDone={() => {
            leave(currentId);
          }}
          onBack={back}
        />
      )}
    </div>
  );
}

/** The work of the day in one ranked queue, and the sheet of the task in hand: J and K browse, Enter opens, 1 to 9 answer. */
export function TodayScreen() {
  const { t } = useTranslation();
  const locale = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { kind, whose = 'everybody', off } = search;
  const answer = useToday({ whose, limit: 200, snoozed: off === true, ...(kind === undefined ? {} : { kind }) });
  const day = useStatus().data?.clock.today;
  const role = useSession().data?.user?.role;
  const mayAnswer = role !== undefined && role !== 'auditor' && role !== 'salesRep';
  const [said, say] = useState<ReactNode>();
  const go = (to: TodaySearch, replace = false): void => {
    void navigate({ search: to, replace });
  };
  const { data } = answer;
  const isDone = data?.total === 0 && search.task === undefined && off !== true && whose === 'everybody';
  return (
    <>
      <header className="topbar">
        <h1>{t('today.title')}</h1>
        {day === undefined ? null : <span className="sub day">{formatLongDate(day, locale)}</span>}
        <span className="spacer" />
        {data === undefined ? null : <Summary total={data.total} minutes={data.minutes} />}
      </header>
      {answer.isError ? (
        <div className="page">
          <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : null}
      {answer.isPending ? <Loading /> : null}
      <div className="said" aria-live="polite">
        {said}
      </div>
      {isDone ? <NothingToDo /> : null}
      {data === undefined || isDone || day === undefined ? null : (
        <Board answer={data} search={search} day={day} mayAnswer={mayAnswer} onGo={go} onSay={say} />
      )}
    </>
  );
}
