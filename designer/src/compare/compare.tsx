import { Button, NativeSelect } from '@mantine/core';
import { diff, tellChange, type Change, type Plan } from '@relance/scenario';
import type { Graph, ScenarioBundle } from '@relance/schemas';
import { ReactFlowProvider, type Viewport } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScenarios, useVersion } from '../api/scenarios.js';
import { useTimeZone } from '../api/time-zone.js';
import { layOutDays } from '../drawing/day-axis.js';
import type { EditedDocument } from '../editor/draft/use-document.js';
import { formatDay, localInstant } from '../i18n/format.js';
import { useLocale } from '../i18n/use-locale.js';
import { ScenarioCanvas } from '../screens/scenarios/scenario-canvas.js';
import { useGround } from '../simulation/use-simulation.js';
import '../styles/compare.css';
import { Icon } from '../ui/icon.js';
import { Loading } from '../ui/loading.js';
import { Note } from '../ui/note.js';
import { ProblemNote } from '../ui/problem-note.js';
import { cardChanges, changedTexts } from './changes-of.js';
import { addCompareTexts } from './compare-texts.js';

addCompareTexts();

const begins: Viewport = { x: 0, y: 12, zoom: 0.75 };

function namesOf(...graphs: readonly Graph[]): Map<string, string> {
  return new Map(graphs.flatMap(({ nodes }) => nodes.map(({ id, name }) => [id, name] as const)));
}

/** Both drawings on the same days, seen through one window. */
function Drawings({ before, after, changes, version }: { before: Graph; after: Graph; changes: readonly Change[]; version: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [viewport, setViewport] = useState(begins);
  const left = useMemo(() => layOutDays(before, locale), [before, locale]);
  const right = useMemo(() => layOutDays(after, locale), [after, locale]);
  const cards = useMemo(() => cardChanges(changes), [changes]);
  const window = { viewport, onViewport: setViewport };
  const [old, now] = [t('compare.version', { version }), t('compare.draft')];
  return (
    <>
      <div className="side">
        <h2>{old}</h2>
        <ReactFlowProvider>
          <ScenarioCanvas layout={left} beside={right} changes={cards.before} label={t('compare.drawing', { what: old })} {...window} />
        </ReactFlowProvider>
      </div>
      <div className="side">
        <h2>{now}</h2>
        <ReactFlowProvider>
          <ScenarioCanvas layout={right} beside={left} changes={cards.after} label={t('compare.drawing', { what: now })} {...window} />
        </ReactFlowProvider>
      </div>
    </>
  );
}

interface ChangesProps {
  /** Undefined: the draft has errors. */
  changes: readonly Change[] | undefined;
  names: ReadonlyMap<string, string>;
  texts: readonly string[];
}

/** What changes as sentences; what is not known while the draft has errors is said. */
function Changes({ changes, names, texts }: ChangesProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <section>
      <h2>{t('compare.changes')}</h2>
      {changes === undefined ? <Note tone="warn">{t('compare.faulty')}</Note> : null}
      {changes?.length === 0 ? <p className="sub">{t('compare.none')}</p> : null}
      <ul>
        {(changes ?? []).map((change, index) => (
          <li key={`${change.code} ${change.nodeId ?? ''} ${String(index)}`}>
            <Icon name="right" size={12} />
            {tellChange(change, names)[locale]}
          </li>
        ))}
      </ul>
      {texts.length === 0 ? null : <p>{t('compare.texts', { texts: texts.join(', ') })}</p>}
    </section>
  );
}

/** The draft beside a published version (DESIGN §4): the same days, what changes in plain words, and the way back. */
export function Compare({ document }: { document: EditedDocument }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const { bundle } = document;
  const { scenarioId } = bundle.graph;
  const scenarios = useScenarios();
  const versions = scenarios.data?.scenarios.filter((one) => one.scenarioId === scenarioId) ?? [];
  const [chosen, choose] = useState<number>();
  const version = versions.find((one) => one.version === chosen) ?? versions[0];
  const published = useVersion(version === undefined ? undefined : `${scenarioId}@${String(version.version)}`);
  const ground = useGround(bundle, undefined);
  // the compiler's own plan, in the JSON of the API
  const plan = ground.data?.plan as Plan | undefined;
  const before = published.data;
  const changes = useMemo(() => (before === undefined || plan === undefined ? undefined : diff(before.plan, plan)), [before, plan]);
  if (scenarios.isSuccess && version === undefined) return <Note tone="info">{t('compare.nothingPublished')}</Note>;
  if (published.isError) return <ProblemNote error={published.error} onRetry={() => void published.refetch()} />;
  if (before === undefined || version === undefined) return <Loading />;
  const restore = (old: ScenarioBundle) => (): void => {
    document.change(t('compare.restored', { version: version.version }), () => old);
  };
  return (
    <div className="editor comparing">
      <Drawings before={before.bundle.graph} after={bundle.graph} changes={changes ?? []} version={version.version} />
      <aside className="panel">
        <NativeSelect
          label={t('compare.before')}
          value={String(version.version)}
          data={versions.map((one) => ({ value: String(one.version), label: t('compare.version', { version: one.version }) }))}
          onChange={(event) => {
            choose(Number(event.currentTarget.value));
          }}
        />
        <p className="small sub">
          {t('compare.publishedBy', { date: formatDay(localInstant(version.publishedAt, zone).date, locale), who: version.publishedBy })}
        </p>
        {ground.isError ? <ProblemNote error={ground.error} onRetry={() => void ground.refetch()} /> : null}
        {ground.isPending ? <Loading /> : null}
        {ground.isSuccess ? (
          <Changes changes={changes} names={namesOf(before.bundle.graph, bundle.graph)} texts={changedTexts(before.bundle, bundle)} />
        ) : null}
        <p className="small sub">{t('compare.running')}</p>
        <Button onClick={restore(before.bundle)}>{t('compare.restore', { version: version.version })}</Button>
        <p className="small sub">{t('compare.keys')}</p>
      </aside>
    </div>
  );
}
