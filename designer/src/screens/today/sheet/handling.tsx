import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { addDays, formatShortDate, type CivilDate } from '@relance/domain';
import { callAttemptNames, type CallAttempt, type TaskView } from '@relance/schemas';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useColleagues, type Handling } from '../../../api/today.js';
import { useTimeZone } from '../../../api/time-zone.js';
import { localInstant } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemNote } from '../../../ui/problem-note.js';

type Way = Handling['way'];

interface PanelProps {
  view: TaskView;
  today: CivilDate;
  pending: boolean;
  onHandle: (handling: Handling, said: string) => void;
  onClose: () => void;
}

function AttemptPanel({ view, pending, onHandle }: PanelProps) {
  const { t } = useTranslation();
  const note = (how: CallAttempt) => (): void => {
    if (!pending) onHandle({ way: 'attempt', body: { how } }, t('today.attempt.noted', { account: view.account.name }));
  };
  return (
    <>
      <p className="sub dense">{t('today.attempt.lead')}</p>
      <div className="row wrap">
        {callAttemptNames.map((how) => (
          <Button key={how} onClick={note(how)}>
            {t(`today.attempt.${how}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

function SnoozePanel({ view, today, pending, onHandle }: PanelProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const { expiresAt } = view.task;
  const last = expiresAt === undefined ? undefined : localInstant(expiresAt, zone).date;
  const tomorrow = addDays(today, 1);
  const [until, setUntil] = useState(tomorrow);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const date = formatShortDate(until === '' ? tomorrow : until, locale);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (pending || until === '' || reason.trim() === '') return;
    onHandle({ way: 'snooze', body: { until, reason: reason.trim() } }, t('today.snooze.done', { account: view.account.name, date }));
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className="sub dense">
        {t('today.snooze.lead')} {last === undefined ? null : t('today.snooze.ends', { date: formatShortDate(last, locale) })}
      </p>
      <div className="two">
        <TextInput
          type="date"
          label={t('today.snooze.until')}
          min={tomorrow}
          max={last}
          value={until}
          onChange={(event) => {
            setUntil(event.currentTarget.value);
          }}
        />
        <TextInput
          label={t('today.snooze.reason')}
          value={reason}
          error={tried && reason.trim() === '' ? t('today.snooze.reasonMissing') : undefined}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </div>
      <Button type="submit" variant="filled">
        {t('today.snooze.confirm', { date })}
      </Button>
    </form>
  );
}

function AssignPanel({ pending, onHandle }: PanelProps) {
  const { t } = useTranslation();
  const colleagues = useColleagues(true);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const chosen = colleagues.data?.colleagues.find(({ email }) => email === to);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (pending || chosen === undefined) return;
    const body = { to, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
    onHandle({ way: 'assign', body }, t('today.assign.done', { name: chosen.name }));
  };
  if (colleagues.isError) return <ProblemNote error={colleagues.error} onRetry={() => void colleagues.refetch()} />;
  if (colleagues.isPending) return <Loading />;
  return (
    <form onSubmit={submit} noValidate>
      <p className="sub dense">{t('today.assign.lead')}</p>
      <div className="two">
        <NativeSelect
          label={t('today.assign.to')}
          value={to}
          error={tried && chosen === undefined ? t('today.assign.toMissing') : undefined}
          data={[
            { value: '', label: t('today.assign.choose') },
            ...colleagues.data.colleagues.map(({ name, email, isMe }) => ({
              value: email,
              label: isMe ? t('today.assign.me', { name }) : name,
            })),
          ]}
          onChange={(event) => {
            setTo(event.currentTarget.value);
          }}
        />
        <TextInput
          label={t('today.assign.reason')}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </div>
      <Button type="submit" variant="filled">
        {chosen === undefined ? t('today.assign.confirmNone') : t('today.assign.confirm', { name: chosen.name })}
      </Button>
    </form>
  );
}

const panels = { attempt: AttemptPanel, snooze: SnoozePanel, assign: AssignPanel } as const satisfies Readonly<
  Record<Way, (props: PanelProps) => React.ReactNode>
>;
const keys = { attempt: 'T', snooze: 'R', assign: 'C' } as const satisfies Readonly<Record<Way, string>>;

/** What can be done with a task without answering it, each in a panel that says what it comes to; Escape closes and gives the hand back. */
export function HandlingBar({ view, onHandle, ...props }: Omit<PanelProps, 'onClose'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Way>();
  const panel = useRef<HTMLDivElement>(null);
  const isOff = view.task.snooze !== undefined && view.task.snooze.untilOn > props.today;
  const ways = (['attempt', 'snooze', 'assign'] as const).filter((way) => way !== 'attempt' || view.task.kind === 'call');
  const flip = (way: Way) => (): void => {
    setOpen(open === way ? undefined : way);
  };
  useHotkeys(ways.map((way) => [keys[way].toLowerCase(), flip(way)]));
  useEffect(() => {
    if (open !== undefined) panel.current?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, [open]);
  const close = (): void => {
    document.getElementById(`handle-${open ?? ''}`)?.focus();
    setOpen(undefined);
  };
  const Panel = open === undefined ? undefined : panels[open];
  return (
    <section className="card handling">
      <div className="row wrap body">
        {ways.map((way) => (
          <Button key={way} id={`handle-${way}`} aria-expanded={open === way} onClick={flip(way)}>
            {t(`today.${way}.open`)} <span className="kbd">{keys[way]}</span>
          </Button>
        ))}
        {isOff ? (
          <Button
            onClick={() => {
              onHandle({ way: 'snooze', body: {} }, t('today.snooze.undone'));
            }}
          >
            {t('today.snooze.undo')}
          </Button>
        ) : null}
      </div>
      {Panel === undefined || open === undefined ? null : (
        <div
          ref={panel}
          className="panel"
          role="group"
          aria-label={t(`today.${open}.title`)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            close();
          }}
        >
          <h3>{t(`today.${open}.title`)}</h3>
          <Panel view={view} onHandle={onHandle} onClose={close} {...props} />
          <Button variant="subtle" onClick={close}>
            {t('today.leave')}
          </Button>
        </div>
      )}
    </section>
  );
}
