import { formatDayOffset } from '@relance/domain';
import { applyNodeChanges, Controls, MarkerType, ReactFlow, useReactFlow, useStoreApi, type NodeChange } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useEffectEvent, useMemo, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvasLabels } from '../../drawing/canvas-labels.js';
import { dayAt, placeOnCanvas, type CanvasLayout } from '../../drawing/canvas-layout.js';
import { layOutDays, type AxisLayout } from '../../drawing/day-axis.js';
import { useLocale } from '../../i18n/use-locale.js';
import { DayBands } from '../../screens/scenarios/day-bands.js';
import { connect } from '../document/links.js';
import { moveByDays } from '../document/steps.js';
import { useEditing } from '../editor-context.js';
import { DRAGGED_KIND } from '../palette.js';
import { EditEdge, type EditEdgeType } from './edit-edge.js';
import { EditNode, type EditNodeType } from './edit-node.js';

const nodeTypes = { edit: EditNode };
const edgeTypes = { edit: EditEdge };
const MIN_ZOOM = 0.2;

interface CanvasProps {
  /** Ids of the steps of the path shown, in its order. */
  path: readonly string[];
}

function useNodes(canvas: CanvasLayout, path: readonly string[]): EditNodeType[] {
  const { graph, issues, selected } = useEditing();
  return useMemo(() => {
    const led = new Set(graph.edges.map(({ from }) => `${from.node}/${from.port}`));
    const faultOf = (id: string): 'error' | 'warning' | undefined => {
      const mine = issues.filter(({ nodeId }) => nodeId === id);
      return mine.some(({ severity }) => severity === 'error') ? 'error' : mine[0]?.severity;
    };
    return canvas.placed.map(({ step, x, y }) => ({
      id: step.id,
      type: 'edit',
      position: { x, y },
      selected: step.id === selected,
      ariaRole: 'group',
      ariaLabel: step.name,
      data: {
        step,
        fault: faultOf(step.id),
        places: path.flatMap((id, index) => (id === step.id ? [index + 1] : [])),
        open: step.look.ports.filter((port) => !led.has(`${step.id}/${port.id}`)).map(({ id }) => id),
      },
    }));
  }, [canvas, graph, issues, path, selected]);
}

function edgesOf({ links }: AxisLayout, path: readonly string[]): EditEdgeType[] {
  const steps = new Set(path.slice(1).map((to, index) => `${path[index] ?? ''}/${to}`));
  return links
    .filter(({ joinedTo }) => joinedTo === undefined)
    .map(({ id, from, port, label, nominal, to }) => ({
      id,
      type: 'edit',
      source: from,
      sourceHandle: port,
      target: to,
      focusable: false,
      markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--edge)', width: 18, height: 18, markerUnits: 'userSpaceOnUse' },
      data: {
        words: nominal ? [label, ...links.filter(({ joinedTo }) => joinedTo === id).map((link) => link.label)].join(', ') : '',
        isOnPath: steps.has(`${from}/${to}`),
      },
    }));
}

/** The nodes where they are laid out, but for one that is being dragged. */
function useDraggable(laidOut: EditNodeType[]): [EditNodeType[], (changes: NodeChange<EditNodeType>[]) => void] {
  const [nodes, setNodes] = useState(laidOut);
  const [from, setFrom] = useState(laidOut);
  if (from !== laidOut) {
    setFrom(laidOut);
    const before = new Map(nodes.map((node) => [node.id, node]));
    setNodes(laidOut.map((node) => ({ ...node, measured: before.get(node.id)?.measured ?? {} })));
  }
  return [
    nodes,
    (changes) => {
      setNodes((now) => applyNodeChanges(changes, now));
    },
  ];
}

/** So far below its upper edge a card is held: the day under it is the one it is dropped on. */
const GRIP = 12;
const CARD = { width: 204, height: 60 };

/** Brings the chosen step into view where it is not: a card that is seen does not move under the hand. */
function useShown(canvas: CanvasLayout, selected: string | undefined): void {
  const { setCenter, getViewport } = useReactFlow();
  const size = useStoreApi<EditNodeType>();
  const show = useEffectEvent(() => {
    const place = canvas.placed.find(({ step }) => step.id === selected);
    if (place === undefined) return;
    const { x, y, zoom } = getViewport();
    const { width, height } = size.getState();
    const left = place.x * zoom + x;
    const top = place.y * zoom + y;
    const isSeen = left >= 0 && top >= 0 && left + CARD.width * zoom <= width && top + CARD.height * zoom <= height;
    if (!isSeen) void setCenter(place.x + CARD.width / 2, place.y + CARD.height / 2, { zoom, duration: 160 });
  });
  useEffect(() => {
    show();
  }, [selected]);
}

/** A kind dragged from the palette is put on the day it is dropped on. */
function useDropTarget(canvas: CanvasLayout) {
  const { addOn } = useEditing();
  const { screenToFlowPosition } = useReactFlow();
  const [overDay, setOverDay] = useState<number>();
  const dayOf = ({ clientX, clientY }: DragEvent): number => dayAt(canvas, screenToFlowPosition({ x: clientX, y: clientY }).y);
  const target = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED_KIND)) return;
      event.preventDefault();
      setOverDay(dayOf(event));
    },
    onDragLeave: () => {
      setOverDay(undefined);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOverDay(undefined);
      const kind = event.dataTransfer.getData(DRAGGED_KIND);
      if (kind !== '') addOn(kind, dayOf(event));
    },
  };
  return { overDay, setOverDay, target };
}

/** What dropping a card at a height does: its date moves by the days between, or it goes back to its place. */
function useMoveToDay(canvas: CanvasLayout, putBack: () => void): (id: string, y: number) => void {
  const { t } = useTranslation();
  const locale = useLocale();
  const { graph, change } = useEditing();
  return (id, y) => {
    const step = canvas.placed.find((one) => one.step.id === id)?.step;
    const days = step === undefined ? 0 : dayAt(canvas, y) - step.day;
    if (step === undefined || days === 0 || moveByDays(graph, id, days) === undefined) {
      putBack();
      return;
    }
    const label = t('editor.did.moved', { step: step.name, day: formatDayOffset(step.day + days, locale) });
    change(label, (now) => moveByDays(now, id, days) ?? now);
  };
}

function OverDay({ day }: { day: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className="over-day" role="status">
      {t('editor.overDay', { day: formatDayOffset(day, locale) })}
    </div>
  );
}

/** The drawing on its day axis, to be changed: dragging a card to another day changes its date, a drag from a port links, “+” adds a step. */
export function EditorCanvas({ path }: CanvasProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { graph, selected, select, change } = useEditing();
  const layout = useMemo(() => layOutDays(graph, locale), [graph, locale]);
  const canvas = useMemo(() => placeOnCanvas(layout), [layout]);
  const laidOut = useNodes(canvas, path);
  const [nodes, onNodesChange] = useDraggable(laidOut);
  const edges = useMemo(() => edgesOf(layout, path), [layout, path]);
  const { overDay, setOverDay, target } = useDropTarget(canvas);
  const ariaLabelConfig = useCanvasLabels({ node: t('editor.nodeHelp'), edge: t('editor.edgeHelp') });
  useShown(canvas, selected);
  const drop = useMoveToDay(canvas, () => {
    onNodesChange(laidOut.map(({ id, position }) => ({ type: 'position', id, position, dragging: false })));
  });

  return (
    <section className="graph" aria-label={t('scenarios.graph')} {...target}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={(changes) => {
          // arrow keys walk the drawing here; React Flow would shift the card by pixels
          onNodesChange(changes.filter((one) => one.type !== 'position' || one.dragging === true));
          const chosen = changes.find((one) => one.type === 'select' && one.selected);
          if (chosen?.type === 'select') select(chosen.id);
        }}
        onNodeDrag={(_, node) => {
          setOverDay(dayAt(canvas, node.position.y + GRIP));
        }}
        onNodeDragStop={(_, node) => {
          setOverDay(undefined);
          drop(node.id, node.position.y + GRIP);
        }}
        onConnect={({ source, sourceHandle, target }) => {
          change(t('editor.did.linked'), (now) => connect(now, { node: source, port: sourceHandle ?? '' }, target));
        }}
        onPaneClick={() => {
          select(undefined);
        }}
        edgesFocusable={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        panOnScroll
        minZoom={MIN_ZOOM}
        defaultViewport={{ x: 0, y: 12, zoom: 0.9 }}
        ariaLabelConfig={ariaLabelConfig}
      >
        <DayBands layout={canvas} />
        <Controls showInteractive={false} orientation="horizontal" position="top-right" />
      </ReactFlow>
      {overDay === undefined ? null : <OverDay day={overDay} />}
    </section>
  );
}
