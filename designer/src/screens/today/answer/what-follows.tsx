import { formatShortDate } from '@relance/domain';
import type { Foretelling, TaskView } from '@relance/schemas';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/use-locale.js';
import { preformatted } from '../../../mail/frame-document.js';
import { Icon } from '../../../ui/icon.js';
import type { IconName } from '../../../ui/icon-paths.js';
import { ProblemNote } from '../../../ui/problem-note.js';

interface FollowsProps {
  view: TaskView;
  outcome: string | undefined;
  isComplete: boolean;
  told: UseQueryResult<Foretelling>;
}

function Line({ icon, children }: { icon: IconName; children: React.ReactNode }) {
  return (
    <li className="row">
      <Icon name={icon} size={14} className="muted" />
      <span>{children}</span>
    </li>
  );
}

function NextLine({ next }: { next: Foretelling['next'][number] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { kind, step = '', channel = 'email', onOrAfter, items } = next;
  const date = onOrAfter === undefined ? '' : formatShortDate(onOrAfter, locale);
  if (kind === 'message')
    return <Line icon="arrow">{t('today.next.message', { date, channel: t(`today.channel.${channel}`), step })}</Line>;
  if (kind === 'task') return <Line icon="arrow">{t('today.next.task', { date, step })}</Line>;
  return <Line icon="pause">{t(`today.next.${kind}`, { items: items.join(', ') })}</Line>;
}

/** What an answer to a task without items to move comes to, in one sentence. */
function useConsequence({ task }: TaskView, outcome: string | undefined): string {
  const { t } = useTranslation();
  if (task.draft !== undefined) return t(outcome === 'approved' ? 'today.next.approved' : 'today.next.refused');
  if (task.mail !== undefined) return t('today.next.replyEnds');
  return t('today.next.closes');
}

function Told({ told, view, outcome }: { told: Foretelling; view: TaskView; outcome: string | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { effect, next, recap, issues } = told;
  const consequence = useConsequence(view, outcome);
  if (issues.length > 0) {
    return (
      <ul className="follows">
        {issues.map((issue) => (
          <Line key={issue.code} icon="warn">
            {issue[locale]}
          </Line>
        ))}
      </ul>
    );
  }
  const isCall = view.task.kind === 'call';
  return (
    <ul className="follows">
      {effect.map((one) => (
        <Line key={one.itemId} icon="pause">
          {one[locale]}
        </Line>
      ))}
      {recap?.recipient === undefined || recap.refusal !== undefined ? null : (
        <Line icon="mail">{t('today.next.recapTo', { name: recap.recipient.name, address: recap.recipient.address })}</Line>
      )}
      {recap?.refusal === undefined ? null : <Line icon="mail">{t('today.next.recapRefused', { why: recap.refusal[locale] })}</Line>}
      {recap !== undefined || !isCall ? null : <Line icon="mail">{t('today.next.noRecap')}</Line>}
      {next.length === 0 ? null : <li className="sub small">{t('today.next.unpaid')}</li>}
      {next.map((one) => (
        <NextLine key={`${one.kind} ${one.step ?? ''} ${one.items.join()}`} next={one} />
      ))}
      {next.length > 0 || isCall ? null : <Line icon="arrow">{consequence}</Line>}
    </ul>
  );
}

/** What happens once the answer is recorded, said before it is: pauses, the recap, the next step. */
export function WhatFollows({ view, outcome, isComplete, told }: FollowsProps) {
  const { t } = useTranslation();
  return (
    <section className="what-follows" aria-live="polite" aria-label={t('today.next.title')}>
      <h3>{t('today.next.title')}</h3>
      {outcome === undefined ? <p className="sub dense">{t('today.next.choose')}</p> : null}
      {outcome !== undefined && !isComplete ? <p className="sub dense">{t('today.next.complete')}</p> : null}
      {isComplete && told.isError ? <ProblemNote error={told.error} onRetry={() => void told.refetch()} /> : null}
      {isComplete && told.isPending ? <p className="sub dense">{t('today.next.asking')}</p> : null}
      {isComplete && told.data !== undefined ? <Told told={told.data} view={view} outcome={outcome} /> : null}
    </section>
  );
}

/** The recap exactly as it would leave, in a frame that may do nothing. */
export function RecapPreview({ told }: { told: Foretelling | undefined }) {
  const { t } = useTranslation();
  const recap = told?.recap;
  const content = recap?.html ?? (recap?.text === undefined ? undefined : preformatted(recap.text));
  if (recap === undefined || content === undefined) return null;
  return (
    <section className="card recap">
      <header>
        <Icon name="mail" size={15} />
        <h2>{t('today.recap.title')}</h2>
        <span className="spacer" />
        <span className="small muted">{t('today.recap.when')}</span>
      </header>
      {recap.subject === undefined ? null : <p className="body strong">{recap.subject}</p>}
      <iframe className="letter-frame" sandbox="" title={t('today.recap.frame')} srcDoc={content} />
    </section>
  );
}
