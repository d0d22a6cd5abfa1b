import type { IssueCollector } from '../issue.js';
import type { Cards } from './cards.js';
import type { Components } from './components.js';

/** A bounded loop: its head, and its cards in an order that only the head's body edge breaks. */
export interface Loop {
  head: string;
  members: readonly string[];
  max: number;
  minGapDays: number;
  bodyPort: string;
  exhaustedPort: string | undefined;
}

/** Rounds beyond which no loop is drawn out, whatever a damaged card says (DESIGN §4: at most 10). */
const mostRounds = 10;

/**
 * The loops of a drawing, one for each group of several cards or of one that leads to itself: T201 where a way round passes no `repeat`,
 * T209 where two `repeat` share a way round. Undefined where one of them is not bounded.
 */
export function readLoops(cards: Cards, { groups }: Components, found: IssueCollector): ReadonlyMap<string, Loop> | undefined {
  const loops = new Map<string, Loop>();
  let isBounded = true;
  for (const group of groups) {
    if (group.length === 1 && !leadsToItself(cards, group[0])) continue;
    const loop = readLoop(cards, group, found);
    if (loop === undefined) isBounded = false;
    else for (const id of group) loops.set(id, loop);
  }
  return isBounded ? loops : undefined;
}

function leadsToItself(cards: Cards, id = ''): boolean {
  return cards.get(id)?.ways.some(({ to }) => to === id) ?? false;
}

function readLoop(cards: Cards, group: readonly string[], found: IssueCollector): Loop | undefined {
  const inside = new Set(group);
  const heads = group.flatMap((id) => {
    const card = cards.get(id);
    return card?.timing.loop === undefined ? [] : [{ id, loop: card.timing.loop }];
  });
  const [head, nested] = heads;
  const bodies = new Map(heads.map(({ id, loop }) => [id, loop.bodyPort]));
  const { members, loop: unbounded } = withoutBodies(cards, group, inside, bodies);
  if (unbounded.length > 0) found.add('T201', { nodeId: unbounded[0] ?? '', path: unbounded });
  if (head !== undefined && nested !== undefined) {
    const inner = found.nameOf(nested.id);
    found.add('T209', { nodeId: head.id, params: { inner }, path: [head.id, nested.id] });
  }
  if (head === undefined || nested !== undefined || unbounded.length > 0) return undefined;
  const { max, minGapDays, bodyPort, exhaustedPort } = head.loop;
  return { head: head.id, members, max: Math.max(0, Math.min(max, mostRounds)), minGapDays, bodyPort, exhaustedPort };
}

/** Depth-first over the group without the body edges: its cards in order, or a way round that is left, card by card. */
function withoutBodies(
  cards: Cards,
  group: readonly string[],
  inside: ReadonlySet<string>,
  bodies: ReadonlyMap<string, string>,
): { members: string[]; loop: string[] } {
  const state = new Map<string, 'open' | 'done'>();
  const finished: string[] = [];
  for (const root of group) {
    if (state.has(root)) continue;
    const stack: { id: string; next: number }[] = [{ id: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const way = cards.get(top.id)?.ways[top.next];
      top.next += 1;
      if (way === undefined) {
        state.set(top.id, 'done');
        finished.push(top.id);
        stack.pop();
        continue;
      }
      if (!inside.has(way.to) || bodies.get(top.id) === way.port) continue;
      if (state.get(way.to) === 'open') {
        const path = stack.map(({ id }) => id);
        return { members: [], loop: [...path.slice(path.indexOf(way.to)), way.to] };
      }
      if (state.has(way.to)) continue;
      state.set(way.to, 'open');
      stack.push({ id: way.to, next: 0 });
    }
  }
  return { members: finished.reverse(), loop: [] };
}
