import type { Locale } from '@relance/domain';
import type { Graph, Story, TokenPosition } from '@relance/schemas';
import { layOutDays, nominalWay, type AxisStep } from '../../drawing/day-axis.js';

/** A step of the path with the items whose token stands there. */
export interface PathStep {
  step: AxisStep;
  state: 'passed' | 'current' | 'ahead';
  itemIds: string[];
}

/** Steps of one day. */
export interface PathDay {
  day: number;
  steps: PathStep[];
}

const TRACES: ReadonlySet<string> = new Set(['contact', 'failed', 'taskDone']);

/**
 * The path of a case through one scenario, day by day: the nominal way, and any other step an item stands on or went through. What
 * leaves a trace (contact, task) is passed only if the story says so; a wait or a decision is passed once a later step is.
 */
export function pathSteps(graph: Graph, positions: readonly TokenPosition[], story: Story | undefined, locale: Locale): PathDay[] {
  const { steps, links } = layOutDays(graph, locale);
  const entry = steps.find(({ id }) => !links.some(({ to }) => to === id))?.id;
  const way = new Set(nominalWay(entry, links));
  const lines = story?.days.flatMap((day) => day.lines) ?? [];
  const traces = new Set(lines.flatMap(({ kind, nodeId }) => (TRACES.has(kind) && nodeId !== undefined ? [nodeId] : [])));
  const standing = (id: string): string[] =>
    positions.filter(({ nodeId, status }) => nodeId === id && status !== 'done').map(({ itemId }) => itemId);
  const shown = steps.filter(({ id, look }) => look.step && (way.has(id) || traces.has(id) || standing(id).length > 0));
  const furthest = shown.reduce((last, { id }, index) => (traces.has(id) || standing(id).length > 0 ? index : last), -1);
  const days: PathDay[] = [];
  shown.forEach((step, index) => {
    const itemIds = standing(step.id);
    const passed = step.look.leavesTrace ? traces.has(step.id) : index < furthest;
    const state = passed ? 'passed' : itemIds.length > 0 ? 'current' : 'ahead';
    const last = days.at(-1);
    if (last?.day === step.day) last.steps.push({ step, state, itemIds });
    else days.push({ day: step.day, steps: [{ step, state, itemIds }] });
  });
  return days;
}
