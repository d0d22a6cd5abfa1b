import { formatDayOffset } from '@relance/domain';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawing } from '../../api/scenarios.js';
import { layOutDays, type AxisLayout } from '../../drawing/day-axis.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip } from '../../ui/chip.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { EditLink } from './edit-link.js';
import { ScenarioCanvas } from './scenario-canvas.js';

const route = getRouteApi('/scenarios/$reference');

/** The same drawing as a list, in the order of the days: for those who read rather than look. */
function StepList({ layout }: { layout: AxisLayout }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const names = new Map(layout.steps.map(({ id, name }) => [id, name]));
  return (
    <section className="steps" aria-label={t('scenarios.steps')} tabIndex={0}>
      <h2>{t('scenarios.steps')}</h2>
      <ol>
        {layout.steps.map((step) => (
          <li key={step.id}>
            <div className="row">
              <span className={`tile ${step.look.channel}`}>
                <Icon name={step.look.icon} size={13} />
              </span>
              <strong className="trunc">{step.name}</strong>
              <span className="spacer" />
              <span className="day">{formatDayOffset(step.day, locale)}</span>
            </div>
            <span className="small sub">{step.look.title}</span>
            <ul className="outs">
              {layout.links
                .filter(({ from }) => from === step.id)
                .map((link) => (
                  <li key={link.id}>{t('scenarios.goesTo', { outcome: link.label, target: names.get(link.to) ?? link.to })}</li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One published version: the drawing, and the same as a list. */
export function ScenarioScreen() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { reference } = route.useParams();
  const drawing = useDrawing(reference);
  const graph = drawing.data?.graph;
  const layout = useMemo(() => (graph === undefined ? undefined : layOutDays(graph, locale)), [graph, locale]);
  const version = drawing.data?.scenario;
  return (
    <>
      <nav className="topbar" aria-label={t('story.breadcrumb')}>
        <Link to="/scenarios" className="muted">
          {t('scenarios.title')}
        </Link>
        <Icon name="right" size={13} className="muted" />
        <h1 className="trunc">{graph?.name?.[locale] ?? version?.name ?? reference}</h1>
        {version === undefined ? null : (
          <Chip tone="ok" icon="done">
            {t(`scenarios.stateOf.${version.state}`)} {t('common.version', { version: version.version })}
          </Chip>
        )}
        <Chip tone="pause" icon="lock">
          {t('scenarios.readOnly')}
        </Chip>
        <span className="spacer" />
        {version === undefined ? null : <EditLink scenarioId={version.scenarioId} />}
      </nav>
      {drawing.isError ? (
        <div className="page">
          <ProblemNote error={drawing.error} onRetry={() => void drawing.refetch()} />
        </div>
      ) : null}
      {drawing.isPending ? <Loading /> : null}
      {layout === undefined ? null : (
        <div className="scenario-page">
          <ScenarioCanvas layout={layout} />
          <StepList layout={layout} />
        </div>
      )}
    </>
  );
}
