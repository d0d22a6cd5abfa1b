import { useHotkeys } from '@mantine/hooks';
import type { TaskView, WorkRow } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Figure } from '../../../ui/figure.js';
import { Icon } from '../../../ui/icon.js';
import { kindIcons } from '../kind-icons.js';
import { taskTotal } from '../task-total.js';

const CALL_LINK = 'call-now';

/** The person to call first: the first contact with a number. */
function callee({ account }: TaskView): { name: string; number: string } | undefined {
  const found = account.contacts.find(({ phone, mobile }) => phone !== undefined || mobile !== undefined);
  const number = found?.phone ?? found?.mobile;
  return found === undefined || number === undefined ? undefined : { name: found.name, number };
}

function CallNow({ view }: { view: TaskView }) {
  const { t } = useTranslation();
  const whom = callee(view);
  useHotkeys([['a', () => document.getElementById(CALL_LINK)?.click()]]);
  if (whom === undefined || view.task.kind !== 'call') return null;
  return (
    <a id={CALL_LINK} className="call-now" href={`tel:${whom.number}`}>
      <Icon name="call" size={15} />
      {t('today.call')}
      <span className="vh">{t('today.callNumber', whom)}</span>
      <span className="kbd" aria-hidden="true">
        A
      </span>
    </a>
  );
}

interface HeaderProps {
  view: TaskView;
  row: WorkRow | undefined;
  isNarrow: boolean;
  onBack: () => void;
}

/** Whom a task is about, whom to call, and how much is to be paid. */
export function TaskHeader({ view, row, isNarrow, onBack }: HeaderProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { cents, currency } = taskTotal(view);
  const whom = callee(view);
  const kind = row?.kind ?? view.task.kind;
  return (
    <div className="case-header">
      {isNarrow ? (
        <button type="button" className="back" onClick={onBack} aria-label={t('today.back')}>
          <Icon name="left" size={18} />
        </button>
      ) : null}
      <span className={`tile lg ${kind === 'call' ? 'ch-call' : 'ch-none'}`}>
        <Icon name={kindIcons[kind]} size={16} />
      </span>
      <div className="whom">
        <h2 className="title">{view.account.name}</h2>
        <p className="sub dense">
          {whom === undefined ? null : (
            <>
              {whom.name} · <strong className="num">{whom.number}</strong> ·{' '}
            </>
          )}
          {view.account.code} ·{' '}
          <Link to="/cases/$caseId" params={{ caseId: view.task.caseId }}>
            {t('today.open')}
          </Link>
        </p>
      </div>
      <dl className="figs">
        <Figure large label={t('today.total')} value={formatAmount(cents, currency, locale)} />
      </dl>
      <CallNow view={view} />
    </div>
  );
}
