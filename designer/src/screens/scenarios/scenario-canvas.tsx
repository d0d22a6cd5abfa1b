import { MarkerType, ReactFlow, Controls, type Edge } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOnCanvas } from '../../drawing/canvas-layout.js';
import { useCanvasLabels } from '../../drawing/canvas-labels.js';
import type { AxisLayout } from '../../drawing/day-axis.js';
import '../../styles/scenarios.css';
import { DayBands } from './day-bands.js';
import { StepNode, type StepNodeType } from './step-node.js';

const nodeTypes = { step: StepNode };
const MIN_ZOOM = 0.2;

function edgesOf(layout: AxisLayout): Edge[] {
  const drawn = layout.links.filter(({ joinedTo }) => joinedTo === undefined);
  return drawn.map(({ id, from, port, label, nominal, to }) => ({
    id,
    source: from,
    sourceHandle: port,
    target: to,
    type: 'smoothstep',
    focusable: false,
    markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--edge)', width: 14, height: 14 },
    ...(nominal ? { label: [label, ...layout.links.filter(({ joinedTo }) => joinedTo === id).map((link) => link.label)].join(', ') } : {}),
  }));
}

/** The drawing of a scenario on its day axis, to look at only: nothing can be moved, linked or deleted. */
export function ScenarioCanvas({ layout }: { layout: AxisLayout }) {
  const { t } = useTranslation();
  const canvas = useMemo(() => placeOnCanvas(layout), [layout]);
  const nodes = useMemo<StepNodeType[]>(
    () =>
      canvas.placed.map(({ step, x, y }) => ({
        id: step.id,
        type: 'step',
        position: { x, y },
        data: { step },
        ariaLabel: step.name,
        ariaRole: 'img',
      })),
    [canvas],
  );
  const edges = useMemo(() => edgesOf(layout), [layout]);
  const ariaLabelConfig = useCanvasLabels({ node: t('scenarios.nodeHelp'), edge: t('scenarios.edgeHelp') });
  return (
    <section className="graph" aria-label={t('scenarios.graph')}>
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
        ariaLabelConfig={ariaLabelConfig}
      >
        <DayBands layout={canvas} />
        <Controls showInteractive={false} orientation="horizontal" position="top-right" />
      </ReactFlow>
    </section>
  );
}
