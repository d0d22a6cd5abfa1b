import { formatShortDate } from '@relance/domain';
import { contracts, type Commitment } from '@relance/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { usePollMs } from '../../api/status.js';
import { commitments as english } from '../../i18n/en/commitments.js';
import { formatAmount, formatDay } from '../../i18n/format.js';
import { commitments as french } from '../../i18n/fr/commitments.js';
import { useLocale } from '../../i18n/use-locale.js';
import '../../styles/commitments.css';
import { Chip, type Tone } from '../../ui/chip.js';
import { Icon } from '../../ui/icon.js';
import type { IconName } from '../../ui/icon-paths.js';
import { Loading } from '../../ui/loading.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { stateOrder } from './commitments-search.js';

i18next.addResourceBundle('fr', 'translation', { commitments: french }, true, true);
i18next.addResourceBundle('en', 'translation', { commitments: english }, true, true);

const route = getRouteApi('/commitments');
/** Numbers named in a row. */
const SHOWN = 2;
const looks: Readonly<Record<Commitment['state'], { tone: Tone; icon: IconName }>> = {
  broken: { tone: 'error', icon: 'error' },
  dueToday: { tone: 'warn', icon: 'wait' },
  answerLate: { tone: 'warn', icon: 'warn' },
  unsure: { tone: 'info', icon: 'info' },
  toCome: { tone: 'none', icon: 'calendar' },
  open: { tone: 'pause', icon: 'pause' },
};

/** What is done about it, each as a command of the account's page that says what it changes before it is confirmed (law 8). */
const ways = [
  { name: 'extend', command: ({ kind }: Commitment): string => kind },
  { name: 'escalate', command: (): string => 'handover' },
  { name: 'close', command: ({ factId }: Commitment): string => `lift.${factId}` },
] as const;

function Actions({ row }: { row: Commitment }) {
  const { t } = useTranslation();
  const role = useSession().data?.user?.role;
  const isManager = role === 'creditManager' || role === 'admin';
  const isPressing = row.state === 'broken' || row.state === 'answerLate';
  // handing over is the credit manager's, and the answer to what is late; who only reads, or sells, does nothing here
  const shown =
    role === 'auditor' || role === 'salesRep' ? [] : ways.filter(({ name }) => name !== 'escalate' || (isManager && isPressing));
  const what = t(`commitments.kind.${row.kind}`);
  return (
    <>
      {shown.map(({ name, command }) => (
        <Link
          key={name}
          className="linkbutton"
          to="/cases/$caseId"
          params={{ caseId: row.caseId }}
          search={{ do: command(row), ...(name === 'close' || row.itemIds.length === 0 ? {} : { of: row.itemIds.join(',') }) }}
          aria-label={t(`commitments.${name}Of`, { what, account: row.accountName })}
        >
          {t(`commitments.${name}`)}
        </Link>
      ))}
    </>
  );
}

function Row({ row }: { row: Commitment }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { kind, state, items, untilOn, fromOn, days } = row;
  const { tone, icon } = looks[state];
  const named = items.slice(0, SHOWN).join(', ');
  const numbers = items.length === 0 ? t('commitments.wholeCase') : named;
  return (
    <tr>
      <td>
        <span className="row">
          <Icon name={kind} size={15} className="muted" />
          {t(`commitments.kind.${kind}`)}
        </span>
      </td>
      <td className="strong">
        <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
          {row.accountName}
        </Link>
      </td>
      <td className="sub">{items.length > SHOWN ? t('commitments.more', { shown: named, count: items.length - SHOWN }) : numbers}</td>
      <td className="r">{formatAmount(row.cents, row.currency, locale)}</td>
      <td>
        {untilOn === undefined ? t('commitments.noDay', { date: formatDay(fromOn, locale) }) : formatShortDate(untilOn, locale)}
        {untilOn !== undefined && days > 0 ? <span className="small sub block">{t('commitments.late', { count: days })}</span> : null}
      </td>
      <td>
        <Chip tone={tone} icon={icon}>
          {t(`commitments.state.${state}`)}
        </Chip>
      </td>
      <td className="actions">
        <Actions row={row} />
      </td>
    </tr>
  );
}

function Rows({ rows }: { rows: readonly Commitment[] }) {
  const { t } = useTranslation();
  const heads = ['what', 'account', 'pieces', 'amount', 'until', 'status', 'actions'] as const;
  return (
    <section className="card scroll" tabIndex={0} aria-label={t('commitments.title')}>
      <table className="table">
        <thead>
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col" className={name === 'amount' ? 'r' : undefined}>
                {t(`commitments.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.factId} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length > 0 ? null : <p className="body sub">{t('commitments.empty.none')}</p>}
    </section>
  );
}

function StateTabs({ rows }: { rows: readonly Commitment[] }) {
  const { t } = useTranslation();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = [undefined, ...stateOrder.filter((name) => name === state || rows.some((row) => row.state === name))];
  return (
    <div className="views" role="group" aria-label={t('commitments.groups')}>
      {shown.map((name) => (
        <button
          key={name ?? 'all'}
          type="button"
          aria-pressed={name === state}
          onClick={() => {
            void navigate({ search: name === undefined ? {} : { state: name }, replace: true });
          }}
        >
          {name === undefined ? t('commitments.all') : t(`commitments.state.${name}`)}
          <span className="n">{name === undefined ? rows.length : rows.filter((row) => row.state === name).length}</span>
        </button>
      ))}
    </div>
  );
}

/** Promises and disputes in force, the most pressing first; extended, escalated or closed on the page of their account, which says first what changes. */
export function CommitmentsScreen() {
  const { t } = useTranslation();
  const { state } = route.useSearch();
  const refetchInterval = usePollMs();
  const answer = useQuery({ queryKey: ['commitments'], queryFn: () => api.call(contracts.listCommitments, {}), refetchInterval });
  const { data } = answer;
  return (
    <>
      <header className="topbar">
        <h1>{t('commitments.title')}</h1>
        {data === undefined ? null : <span className="sub">{t('commitments.count', { count: data.rows.length })}</span>}
      </header>
      {answer.isError ? (
        <div className="page">
          <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : null}
      {answer.isPending ? <Loading /> : null}
      {data?.rows.length === 0 ? (
        <div className="teach">
          <div className="empty">
            <span className="glyph">
              <Icon name="promise" size={22} />
            </span>
            <h2>{t('commitments.empty.title')}</h2>
            <p>{t('commitments.empty.lead')}</p>
          </div>
        </div>
      ) : null}
      {data === undefined || data.rows.length === 0 ? null : (
        <>
          <StateTabs rows={data.rows} />
          <div className="page">
            <p className="sub dense">{t('commitments.foretold')}</p>
            {data.unread === 0 ? null : <Note tone="warn">{t('commitments.unread', { count: data.unread })}</Note>}
            <Rows rows={data.rows.filter((row) => state === undefined || row.state === state)} />
          </div>
        </>
      )}
    </>
  );
}
