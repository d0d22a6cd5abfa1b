import type { CivilDate } from '@relance/domain';
import { MarkerType, ReactFlow, Controls, type Edge, type Viewport } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOnCanvas } from '../../drawing/canvas-layout.js';
import { useCanvasLabels } from '../../drawing/canvas-labels.js';
import type { AxisLayout } from '../../drawing/day-axis.js';
import type { CardChange } from '../../compare/changes-of.js';
import type { LitPath } from '../../simulation/path/light-path.js';
import '../../styles/scenarios.css';
import { DayBands } from './day-bands.js';
import { StepNode, type StepNodeType } from './step-node.js';

const nodeTypes = { step: StepNode };
const MIN_ZOOM = 0.2;

function edgesOf(layout: AxisLayout, lit: LitPath | undefined): Edge[] {
  const drawn = layout.links.filter(({ joinedTo }) => joinedTo === undefined);
  const litAs = (id: string) => {
    const joined = layout.links.filter(({ joinedTo }) => joinedTo === id).map((link) => link.id);
    return [id, ...joined].map((one) => lit?.links.get(one)).find((state) => state !== undefined);
  };
  return drawn.map(({ id, from, port, label, nominal, to }) => ({
    id,
    className: `sim-${litAs(id) ?? 'none'}`,
    source: from,
    sourceHandle: port,
    target: to,
    type: 'smoothstep',
    focusable: false,
    markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--edge)', width: 18, height: 18, markerUnits: 'userSpaceOnUse' },
    ...(nominal ? { label: [label, ...layout.links.filter(({ joinedTo }) => joinedTo === id).map((link) => link.label)].join(', ') } : {}),
  }));
}

interface CanvasProps {
  layout: AxisLayout;
  /** The path of an item, drawn over it. */
  lit?: LitPath;
  /** The date of each day of the axis, where there is one. */
  dates?: (day: number) => CivilDate;
  /** Another version on the same days, seen through the same window. */
  beside?: AxisLayout;
  viewport?: Viewport;
  onViewport?: (viewport: Viewport) => void;
  /** What became of cards from one version to the other. */
  changes?: ReadonlyMap<string, CardChange>;
  /** What is drawn; absent: the scenario. */
  label?: string;
}

/** The drawing of a scenario on its day axis, to look at only: nothing can be moved, linked or deleted. */
export function ScenarioCanvas({ layout, lit, dates, beside, viewport, onViewport, changes, label }: CanvasProps) {
  const { t } = useTranslation();
  const canvas = useMemo(() => placeOnCanvas(layout, beside), [layout, beside]);
  const nodes = useMemo<StepNodeType[]>(
    () =>
      canvas.placed.map(({ step, x, y }) => ({
        id: step.id,
        type: 'step',
        position: { x, y },
        data: { step, mark: lit?.steps.get(step.id), change: changes?.get(step.id) },
        ariaLabel: step.name,
        ariaRole: 'img',
      })),
    [canvas, lit, changes],
  );
  const edges = useMemo(() => edgesOf(layout, lit), [layout, lit]);
  const ariaLabelConfig = useCanvasLabels({ node: t('scenarios.nodeHelp'), edge: t('scenarios.edgeHelp') });
  return (
    <section className="graph" aria-label={label ?? t('scenarios.graph')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        panOnScroll
        minZoom={MIN_ZOOM}
        defaultViewport={{ x: 0, y: 12, zoom: 0.9 }}
        {...(viewport === undefined ? {} : { viewport })}
        {...(onViewport === undefined ? {} : { onViewportChange: onViewport })}
        ariaLabelConfig={ariaLabelConfig}
      >
        <DayBands layout={canvas} dates={dates} />
        <Controls showInteractive={false} orientation="horizontal" position="top-right" />
      </ReactFlow>
    </section>
  );
}
