import { formatShortDate } from '@relance/domain';
import type { WorkRow } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { kindIcons } from './kind-icons.js';
import { rankReasonText } from './rank-texts.js';

/** Reasons that say more about what to do than the name of the step. */
const telling: readonly WorkRow['because'][number]['code'][] = ['brokenPromise', 'attempts'];

/** Id of the button of a row in the page, so that the hand can be led to it. */
export function rowId(taskId: string): string {
  return `work-${taskId}`;
}

interface WorkRowProps {
  row: WorkRow;
  rank: number;
  today: string;
  current: boolean;
  onChoose: () => void;
}

/** The one thing under the amount that presses most: its end, its return, or its age. */
function Pressing({ row, today }: Pick<WorkRowProps, 'row' | 'today'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { deadlineOn, daysLate, snoozedUntil } = row;
  const back = snoozedUntil !== undefined && snoozedUntil > today ? snoozedUntil : undefined;
  if (back !== undefined) return <span className="dl">{t('today.backOn', { date: formatShortDate(back, locale) })}</span>;
  if (deadlineOn !== undefined && deadlineOn <= today) {
    return (
      <span className="dl urgent">
        <Icon name="wait" size={12} />
        {t('today.tonight')}
      </span>
    );
  }
  if (daysLate !== undefined) return <span className="dl">{t('today.late', { count: daysLate })}</span>;
  return deadlineOn === undefined ? null : <span className="dl">{t('today.before', { date: formatShortDate(deadlineOn, locale) })}</span>;
}

/** One piece of work: whom, how much, what to do and why it stands here; who has it open, where somebody else does. */
export function WorkRowButton({ row, rank, today, current, onChoose }: WorkRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { id, kind, accountName, name, cents, currency, because, held, assignee } = row;
  const reason = because.find(({ code }) => telling.includes(code)) ?? because[0];
  const told = reason === undefined ? t('today.because.none') : rankReasonText(t, reason, { locale, today });
  const isTaken = held !== undefined && !held.isMine;
  return (
    <li>
      <button type="button" id={rowId(id)} className={isTaken ? 'it taken' : 'it'} aria-current={current} onClick={onChoose}>
        <span className="rk">{rank}</span>
        <span className={`tile lg ${kind === 'call' ? 'ch-call' : 'ch-none'}`}>
          <Icon name={kindIcons[kind]} size={15} />
        </span>
        <span className="what">
          <span className="nm trunc">{accountName}</span>
          <span className="why trunc">{`${name[locale]} · ${told}`}</span>
          {isTaken ? <span className="why trunc">{t('today.heldBy', { name: held.name })}</span> : null}
          {!isTaken && assignee !== undefined ? <span className="why trunc">{assignee}</span> : null}
        </span>
        <span>
          <span className="am">{formatAmount(cents, currency, locale)}</span>
          <Pressing row={row} today={today} />
        </span>
      </button>
    </li>
  );
}
