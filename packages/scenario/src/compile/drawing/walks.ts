import type { Graph, InterruptName } from '@relance/schemas';
import { interruptNames } from '@relance/schemas';
import type { IssueCollector } from '../issue.js';
import { labelled } from '../texts/interrupt-labels.js';
import type { Cards } from './cards.js';
import { componentsOf } from './components.js';
import { readLoops } from './loops.js';
import { unroll, type Unrolled } from './unroll.js';

/** One way through the drawing: the scenario itself, or the branch of an interrupt. */
export interface Walk {
  entry: string;
  /** Reachable cards, each after those before it but for what closes a loop: the order of the plan. */
  order: readonly string[];
  /** Absent where a loop has no limit. */
  unrolled: Unrolled | undefined;
}

/** The branch of an interrupt. */
export interface Branch extends Walk {
  interrupt: InterruptName;
}

/** Lays out the way that begins at a card (T201, T209). */
export function walkFrom(cards: Cards, entry: string, found: IssueCollector): Walk {
  const components = componentsOf(cards, entry);
  const loops = readLoops(cards, components, found);
  return { entry, order: components.order, unrolled: loops === undefined ? undefined : unroll(cards, entry, components, loops) };
}

/** The branches of the interrupts; X402 where one begins at a card that is not there or cannot be entered, X404 where it joins the scenario. */
export function branchesOf(
  graph: Graph,
  { cards, main, resolve }: { cards: Cards; main: Walk | undefined; resolve: (id: string) => string | undefined },
  found: IssueCollector,
): Branch[] {
  const onMain = new Set(main?.order);
  return interruptNames.flatMap((interrupt) => {
    const to = graph.interrupts?.[interrupt]?.to;
    if (to === undefined) return [];
    const entry = resolve(to) ?? to;
    const role = cards.get(entry)?.kind.role;
    if (role === undefined || role === 'entry' || role === 'inert') {
      found.add('X402', { params: { ...labelled(interrupt), to } });
      return [];
    }
    const walk = walkFrom(cards, entry, found);
    const joint = walk.order.find((id) => onMain.has(id));
    if (joint !== undefined) found.once('X404', { nodeId: joint, params: labelled(interrupt) });
    return [{ interrupt, ...walk }];
  });
}
