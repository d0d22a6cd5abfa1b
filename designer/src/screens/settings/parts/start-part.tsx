import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAssignments, useScenarios } from '../../../api/scenarios.js';
import { useEntity, useStatus } from '../../../api/status.js';
import { Card } from '../../../ui/card.js';
import { Chip } from '../../../ui/chip.js';
import { Icon } from '../../../ui/icon.js';
import { Loading } from '../../../ui/loading.js';
import { Note } from '../../../ui/note.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { firstSteps, type FirstStep } from './first-steps.js';

const ways: Readonly<Record<FirstStep, Pick<LinkProps, 'to' | 'search'>>> = {
  letterhead: { to: '/settings', search: { part: 'entity' } },
  bank: { to: '/settings', search: { part: 'entity' } },
  sender: { to: '/settings', search: { part: 'entity' } },
  calendar: { to: '/settings', search: { part: 'calendars' } },
  import: { to: '/imports' },
  scenario: { to: '/scenarios' },
  assignment: { to: '/scenarios' },
};

/** What is done and what is left before the first message leaves: each line is read from what is true, none is ticked by hand. */
export function StartPart() {
  const { t } = useTranslation();
  const entity = useEntity();
  const status = useStatus();
  const scenarios = useScenarios();
  const assignments = useAssignments();
  const queries = [entity, status, scenarios, assignments];
  const failed = queries.find(({ isError }) => isError);
  if (failed?.error) {
    return (
      <ProblemNote
        error={failed.error}
        onRetry={() => {
          for (const query of queries) void query.refetch();
        }}
      />
    );
  }
  if (entity.data === undefined || status.data === undefined || scenarios.data === undefined || assignments.data === undefined)
    return <Loading />;
  const steps = firstSteps({
    entity: entity.data,
    accounts: status.data.accounts,
    scenarios: scenarios.data.scenarios.length,
    assigned: assignments.data.assignments.length,
  });
  const left = steps.filter(({ isDone }) => !isDone).length;
  return (
    <Card title={t('settings.part.start')}>
      <div className="body stack">
        <Note tone={left === 0 ? 'ok' : 'info'}>{left === 0 ? t('settings.start.ready') : t('settings.start.left', { count: left })}</Note>
        <ol className="first-steps">
          {steps.map(({ step, isDone }) => (
            <li key={step}>
              <Icon name={isDone ? 'done' : 'wait'} size={18} className={isDone ? 'ok' : 'muted'} />
              <div>
                <span className="strong">{t(`settings.start.${step}`)}</span>
                <p className="small sub">{t(`settings.start.${step}Why`)}</p>
              </div>
              <Chip tone={isDone ? 'ok' : 'none'}>{t(isDone ? 'settings.start.done' : 'settings.start.toDo')}</Chip>
              <Link className="linkbutton" {...ways[step]}>
                {t(isDone ? 'settings.start.look' : 'settings.start.do')}
                <span className="vh"> {t(`settings.start.${step}`)}</span>
              </Link>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );
}
