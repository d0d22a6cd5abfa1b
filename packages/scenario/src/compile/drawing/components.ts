import type { Cards } from './cards.js';

/** The reachable cards: in an order for the plan, and in groups that lie on common loops. */
export interface Components {
  /** Reverse order of a depth-first visit: every card after those before it, but for the edges that close loops. */
  order: readonly string[];
  /** Strongly connected groups, each after those that lead to it. */
  groups: readonly (readonly string[])[];
}

interface Visit {
  index: number;
  low: number;
  isOpen: boolean;
}

/** Groups of cards on common loops (Tarjan 1972), without recursion, so that the deepest drawing does not exhaust the stack. */
export function componentsOf(cards: Cards, entry: string): Components {
  const visits = new Map<string, Visit>();
  const finished: string[] = [];
  const groups: string[][] = [];
  const open: string[] = [];
  const stack: { id: string; visit: Visit; next: number }[] = [];
  const enter = (id: string): void => {
    const visit = { index: visits.size, low: visits.size, isOpen: true };
    visits.set(id, visit);
    open.push(id);
    stack.push({ id, visit, next: 0 });
  };
  enter(entry);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = cards.get(top.id)?.ways[top.next]?.to;
    top.next += 1;
    if (to === undefined) {
      stack.pop();
      finished.push(top.id);
      const above = stack.at(-1);
      if (above !== undefined) above.visit.low = Math.min(above.visit.low, top.visit.low);
      if (top.visit.low === top.visit.index) groups.push(closeGroup(open, top.id, visits));
    } else {
      const seen = visits.get(to);
      if (seen === undefined) enter(to);
      else if (seen.isOpen) top.visit.low = Math.min(top.visit.low, seen.index);
    }
  }
  return { order: finished.reverse(), groups: groups.reverse() };
}

function closeGroup(open: string[], root: string, visits: ReadonlyMap<string, Visit>): string[] {
  const group = open.splice(open.lastIndexOf(root));
  for (const id of group) {
    const visit = visits.get(id);
    if (visit !== undefined) visit.isOpen = false;
  }
  return group;
}
