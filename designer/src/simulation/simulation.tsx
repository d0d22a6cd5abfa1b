import { NativeSelect } from '@mantine/core';
import { addDays, type CivilDate } from '@relance/domain';
import type { Simulation as WouldHappen } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOnCanvas } from '../drawing/canvas-layout.js';
import { layOutDays, type AxisLayout } from '../drawing/day-axis.js';
import { useLocale } from '../i18n/use-locale.js';
import { ScenarioCanvas } from '../screens/scenarios/scenario-canvas.js';
import '../styles/simulation.css';
import { Loading } from '../ui/loading.js';
import { Note } from '../ui/note.js';
import { ProblemNote } from '../ui/problem-note.js';
import { AccountCard } from './account-card.js';
import { DatesCard } from './path/dates-card.js';
import type { TaskWay } from './events/event-form.js';
import { EventsCard } from './events/events-card.js';
import { followItem, linksBetween, shiftsOf, type Stop } from './path/follow-item.js';
import { lightPath } from './path/light-path.js';
import type { Asking } from './simulated.js';
import { addSimulationTexts } from './simulation-texts.js';
import { StopPanel } from './stop-panel.js';
import { TimeBar } from './path/time-bar.js';
import { useSimulated, type Simulated } from './use-simulated.js';

addSimulationTexts();

/** The ways out of its tasks a person may choose; the name of a step and of its way out are told as the language joins them. */
function waysOf({ steps }: AxisLayout, tell: (step: string, outcome: string) => string): TaskWay[] {
  const human = steps.filter(({ look }) => look.leavesTrace && look.ports.some(({ id }) => id === 'expired'));
  return human.flatMap(({ id, name, look }) =>
    look.ports.filter((port) => port.id !== 'expired').map((port) => ({ nodeId: id, outcome: port.id, label: tell(name, port.label) })),
  );
}

interface StageProps {
  bundle: ScenarioBundle;
  layout: AxisLayout;
  asking: Asking;
  simulation: WouldHappen;
  followed: Asking['invoices'][number];
  at: CivilDate;
  onMove: (at: CivilDate) => void;
}

/** The drawing with the path one item takes, time to be dragged below it, and what happened by the day shown. */
function Stage({ bundle, layout, asking, simulation, followed, at, onMove }: StageProps) {
  const locale = useLocale();
  const { graph, templates } = bundle;
  const { number, dueOn } = followed;
  const order = useMemo(
    () =>
      placeOnCanvas(layout)
        .placed.toSorted((one, other) => one.y - other.y)
        .map(({ step }) => step.id),
    [layout],
  );
  const entry = layout.steps.find(({ look }) => look.entry)?.id;
  const stops = useMemo(() => followItem(simulation, number, order, entry), [simulation, number, order, entry]);
  const lit = useMemo(
    () => lightPath(stops, at, { locale, linksBetween: (...ends) => linksBetween(graph, ...ends) }),
    [stops, at, locale, graph],
  );
  const stepOf = (id: string) => layout.steps.find((step) => step.id === id);
  const happened: Stop | undefined = stops.findLast(({ date }) => date <= at);
  return (
    <>
      <div className="stage">
        <ScenarioCanvas layout={layout} lit={lit} dates={(day) => addDays(dueOn, day)} />
        <TimeBar {...asking.input} dueOn={dueOn} at={at} stops={stops} stepOf={stepOf} onMove={onMove} />
      </div>
      <StopPanel
        stop={happened}
        step={stepOf(happened?.nodeId ?? '')}
        templates={templates}
        simulation={simulation}
        item={number}
        at={at}
      />
    </>
  );
}

/** What is simulated, and why its dates are what they are. */
function Side({ simulated, layout }: { simulated: Simulated; layout: AxisLayout }) {
  const { t } = useTranslation();
  const { given, change, ground, asking, simulation, followed, at, follow } = simulated;
  const nameOf = (id: string): string => layout.steps.find((step) => step.id === id)?.name ?? id;
  const item = followed?.number ?? given.madeUp.invoices[0]?.number ?? '';
  return (
    <section className="sim-side" aria-label={t('simulation.title')}>
      <AccountCard {...given} ground={ground.data} error={ground.error} onChange={change} />
      {asking !== undefined && asking.invoices.length > 1 ? (
        <NativeSelect
          label={t('simulation.followed')}
          value={item}
          data={asking.invoices.map(({ number }) => number)}
          onChange={(event) => {
            follow(event.currentTarget.value);
          }}
        />
      ) : null}
      <EventsCard
        events={given.events}
        simulation={simulation}
        date={at}
        item={item}
        ways={waysOf(layout, (step, outcome) => t('simulation.way', { step, outcome }))}
        onChange={(events) => {
          change({ events });
        }}
      />
      {simulation === undefined || followed === undefined ? null : (
        <DatesCard shifts={shiftsOf(simulation, item)} item={item} nameOf={nameOf} />
      )}
    </section>
  );
}

/** Why there is nothing to show, where there is nothing. */
function Missing({ simulated: { ground, asking, given } }: { simulated: Simulated }) {
  const { t } = useTranslation();
  const errors = ground.data?.issues.filter(({ severity }) => severity === 'error').length ?? 0;
  if (errors > 0) return <Note tone="warn">{t('simulation.faulty', { count: errors })}</Note>;
  if (given.account === '') return <Note tone="info">{t('simulation.whichAccount')}</Note>;
  // what is wrong with a real account stands beside its code
  if (ground.error !== null)
    return given.account === undefined ? <ProblemNote error={ground.error} onRetry={() => void ground.refetch()} /> : null;
  if (ground.isSuccess && !ground.isPlaceholderData && asking === undefined) return <Note tone="info">{t('simulation.noInvoice')}</Note>;
  return <Loading />;
}

/**
 * A scenario tried on an account before it is published (DESIGN §3): the engine's own machine on a virtual clock, with events the user makes
 * happen. Nothing is stored and nothing leaves.
 */
export function Simulation({ bundle, today }: { bundle: ScenarioBundle; today: CivilDate }) {
  const locale = useLocale();
  const simulated = useSimulated(bundle, today);
  const layout = useMemo(() => layOutDays(bundle.graph, locale), [bundle.graph, locale]);
  const { asking, simulation, followed, at, moveTo } = simulated;
  const isKnown = asking !== undefined && simulation !== undefined && followed !== undefined;
  return (
    <div className="editor simulating">
      <Side simulated={simulated} layout={layout} />
      {isKnown ? (
        <Stage bundle={bundle} layout={layout} asking={asking} simulation={simulation} followed={followed} at={at} onMove={moveTo} />
      ) : (
        <Missing simulated={simulated} />
      )}
    </div>
  );
}
