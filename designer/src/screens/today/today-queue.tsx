import { Button } from '@mantine/core';
import type { WorkRow } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import type { Today } from '../../api/today.js';
import { Icon } from '../../ui/icon.js';
import { Note } from '../../ui/note.js';
import { kindIcons } from './kind-icons.js';
import { changedSearch, kindOrder, type TodaySearch } from './today-search.js';
import { WorkRowButton } from './work-row.js';

interface FilterProps {
  answer: Today;
  search: TodaySearch;
  onSearch: (search: TodaySearch) => void;
}

/** Kinds with their counts; those of which there is none are left out, so that the tabs fit a narrow window. */
function KindTabs({ answer, search, onSearch }: FilterProps) {
  const { t } = useTranslation();
  const { kind } = search;
  const shown = kindOrder.filter((name) => answer.counts[name] > 0 || name === kind);
  return (
    <div className="tabs" role="group" aria-label={t('today.kinds')}>
      <button
        type="button"
        aria-pressed={kind === undefined}
        onClick={() => {
          onSearch(changedSearch(search, { kind: undefined }));
        }}
      >
        {t('today.all')} <span className="n">{answer.total}</span>
      </button>
      {shown.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === kind}
          title={t(`today.kind.${name}`)}
          onClick={() => {
            onSearch(changedSearch(search, { kind: name, task: undefined }));
          }}
        >
          <Icon name={kindIcons[name]} size={14} />
          <span className="vh">{t(`today.kind.${name}`)}</span>
          <span className="n">{answer.counts[name]}</span>
        </button>
      ))}
    </div>
  );
}

/** Calls made and left today, against what one person can make where the entity has said. */
function Capacity({ calls: { done, left, capacity } }: Pick<Today, 'calls'>) {
  const { t } = useTranslation();
  const whole = Math.max(capacity ?? 0, done + left, 1);
  const told = capacity === undefined ? t('today.capacityUnknown', { done, left }) : t('today.capacityOf', { done, left, capacity });
  return (
    <div className="capacity">
      <p className="row dense">
        <span className="sub">{t('today.capacity')}</span>
        <span className="spacer" />
        <strong className="num">{told}</strong>
      </p>
      <svg className="bar" viewBox={`0 0 ${String(whole)} 1`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="left" x={done} width={left} height="1" />
        <rect className="done" width={done} height="1" />
      </svg>
    </div>
  );
}

function Whose({ answer, search, onSearch }: FilterProps) {
  const { t } = useTranslation();
  const { whose, off } = search;
  return (
    <div className="row whose">
      <div className="tabs" role="group" aria-label={t('today.whose')}>
        <button
          type="button"
          aria-pressed={whose === undefined}
          onClick={() => {
            onSearch(changedSearch(search, { whose: undefined, task: undefined }));
          }}
        >
          {t('today.everybody')}
        </button>
        <button
          type="button"
          aria-pressed={whose !== undefined}
          onClick={() => {
            onSearch(changedSearch(search, { whose: 'mine', task: undefined }));
          }}
        >
          {t('today.mine')}
        </button>
      </div>
      <span className="spacer" />
      {answer.snoozed === 0 && off === undefined ? null : (
        <button
          type="button"
          className="linkish"
          aria-pressed={off === true}
          onClick={() => {
            onSearch(changedSearch(search, { off: off === true ? undefined : true, task: undefined }));
          }}
        >
          {t('today.offCount', { count: answer.snoozed })}
        </button>
      )}
    </div>
  );
}

function Keys() {
  const { t } = useTranslation();
  const key = (name: string): React.ReactNode => <span className="kbd">{name}</span>;
  return (
    <p className="keys">
      <span className="row">
        {key('J')}
        {key('K')}
        {t('today.keys.browse')}
      </span>
      <span className="row">
        {key(t('today.keys.enter'))}
        {t('today.keys.open')}
      </span>
      <span className="row">
        {key('1')}–{key('9')}
        {t('today.keys.outcome')}
      </span>
      <span className="row">
        {key('R')}
        {t('today.keys.snooze')}
      </span>
    </p>
  );
}

interface QueueProps extends FilterProps {
  rows: readonly WorkRow[];
  today: string;
  currentId: string | undefined;
  onChoose: (id: string) => void;
}

/** The ranked work, with its kinds, whose it is, and how far the calls of the day have come. */
export function TodayQueue({ answer, rows, today, currentId, search, onSearch, onChoose }: QueueProps) {
  const { t } = useTranslation();
  return (
    <section className="queue" aria-label={t('today.queue')}>
      <div className="head">
        <KindTabs answer={answer} search={search} onSearch={onSearch} />
        <Whose answer={answer} search={search} onSearch={onSearch} />
        <Capacity calls={answer.calls} />
        {answer.unread === 0 ? null : <Note tone="warn">{t('today.unread', { count: answer.unread })}</Note>}
      </div>
      <ul id="queue" tabIndex={-1} aria-label={t('today.queue')}>
        {rows.map((row, index) => (
          <WorkRowButton
            key={row.id}
            row={row}
            rank={index + 1}
            today={today}
            current={row.id === currentId}
            onChoose={() => {
              onChoose(row.id);
            }}
          />
        ))}
        {rows.length > 0 ? null : (
          <li className="none">
            <p>{search.off === true ? t('today.empty.offNone') : t('today.empty.other', { count: answer.total })}</p>
            <Button
              onClick={() => {
                onSearch(changedSearch(search, { kind: undefined, off: undefined, task: undefined }));
              }}
            >
              {t('today.empty.showAll')}
            </Button>
          </li>
        )}
      </ul>
      <Keys />
    </section>
  );
}
