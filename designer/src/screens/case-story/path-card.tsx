import { formatDayOffset } from '@relance/domain';
import type { CaseView, Story, TokenPosition } from '@relance/schemas';
import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { pathSteps, type PathStep } from './path-steps.js';
import { useScenarioOf } from '../../api/scenario-of.js';

const SHOWN_NUMBERS = 3;

function planOf({ scenarioId, planHash }: TokenPosition): string {
  return `${scenarioId}/${planHash}`;
}

function Stop({ stop, numbers }: { stop: PathStep; numbers: readonly string[] }) {
  const { t } = useTranslation();
  const { step, state } = stop;
  const more = numbers.length - SHOWN_NUMBERS;
  return (
    <li className="stop" data-state={state}>
      <span className="nd">
        <span className={`tile ${step.look.channel}`}>
          <Icon name={step.look.icon} size={12} />
        </span>
        <span className="trunc" title={step.name}>
          {step.name}
        </span>
        <span className="vh">{t(`story.path.${state}`)}</span>
      </span>
      {numbers.slice(0, SHOWN_NUMBERS).map((number) => (
        <span key={number} className="chip">
          {number}
        </span>
      ))}
      {more > 0 ? <span className="small sub">+{more}</span> : null}
    </li>
  );
}

/** Where the items of the case stand on the day axis of their scenario. */
export function PathCard({ view, story }: { view: CaseView; story: Story | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const plans = [...new Map(view.positions.map((position) => [planOf(position), position])).entries()];
  const [chosen, setChosen] = useState<string>();
  const [key, position] = plans.find(([plan]) => plan === chosen) ?? plans[0] ?? [undefined, undefined];
  const { version, graph } = useScenarioOf(position);
  const numbers = new Map(view.items.map(({ _id, number }) => [_id, number]));
  const positions = view.positions.filter((each) => planOf(each) === key);
  const days = graph === undefined ? [] : pathSteps(graph, positions, story, locale);
  return (
    <section className="card">
      <header>
        <h2>{t('story.path.title')}</h2>
        {version === undefined ? null : (
          <Link
            className="small trunc"
            to="/scenarios/$reference"
            params={{ reference: `${version.scenarioId}@${version.version}` }}
            title={t('story.path.open')}
          >
            {t('story.path.version', { version: `${version.name ?? version.scenarioId} v${version.version}` })}
          </Link>
        )}
      </header>
      {plans.length > 1 ? (
        <div className="body">
          <NativeSelect
            size="xs"
            aria-label={t('story.path.several')}
            value={key ?? ''}
            data={plans.map(([plan, each]) => ({ value: plan, label: each.scenarioId }))}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
            }}
          />
        </div>
      ) : null}
      {position === undefined ? <p className="loading">{t('story.path.none')}</p> : null}
      <ol className="path">
        {days.map(({ day, steps }) => (
          <li key={day}>
            <span className="day-label">{formatDayOffset(day, locale)}</span>
            <ul>
              {steps.map((stop) => (
                <Stop key={stop.step.id} stop={stop} numbers={stop.itemIds.flatMap((id) => numbers.get(id) ?? [])} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
