import type { Graph, GraphNode } from '@relance/schemas';

/*
 * Judges a drawing the slow way: walks every path to its end, step by step, and looks back over the whole path at every card. It shares no code
 * with the compiler; what cards mean is read from their data here, kind by kind.
 */

interface Meaning {
  offset?: number;
  after?: number;
  saysLate: boolean;
  message?: { level: number; rank: number; deadline: number; approved: boolean };
  isCall: boolean;
  reached: string[];
  go?: string;
  end?: 'owned' | 'unowned' | 'handedOver';
  isDated: boolean;
  repeat?: { max: number; minGap: number };
}

interface Data {
  when?: { anchor: string; offset: number; late?: object };
  level?: number;
  deadlineDays?: number;
  approval?: object;
  registered?: boolean;
  outcomes?: { id: string; reached: boolean }[];
  owner?: string;
  enterDaysBefore?: number;
  max?: number;
  minGapDays?: number;
}

const ranks: Readonly<Record<string, number>> = { sms: 0, email: 1, letter: 2, formalNotice: 3 };

function meaningOf({ kind, data }: GraphNode): Meaning {
  const { when, level, deadlineDays, approval, outcomes, owner, enterDaysBefore, max, minGapDays } = data as Data;
  const offset = enterDaysBefore === undefined ? (when?.anchor === 'dueDate' ? when.offset : undefined) : -enterDaysBefore;
  const after = when !== undefined && when.anchor !== 'dueDate' ? when.offset : undefined;
  const rank = ranks[kind];
  const message = {
    level: kind === 'formalNotice' ? 5 : (level ?? 0),
    rank: rank ?? 0,
    deadline: deadlineDays ?? 0,
    approved: approval !== undefined,
  };
  return {
    ...(offset === undefined ? {} : { offset }),
    ...(after === undefined ? {} : { after }),
    saysLate: when?.late !== undefined,
    ...(rank === undefined ? {} : { message }),
    isCall: kind === 'callTask',
    reached: (outcomes ?? []).filter(({ reached }) => reached).map(({ id }) => id),
    ...(kind === 'approval' ? { go: 'approved' } : {}),
    ...(kind === 'end' ? { end: owner === undefined ? ('unowned' as const) : ('owned' as const) } : {}),
    ...(kind === 'handOver' ? { end: 'handedOver' as const } : {}),
    isDated: when !== undefined,
    ...(max === undefined ? {} : { repeat: { max, minGap: minGapDays ?? 0 } }),
  };
}

/** One card on a path, with the port it was left by and what the path knows on arrival. */
interface Stop {
  id: string;
  port: string;
  meaning: Meaning;
  round: number;
  /** Latest and earliest day it is done on this path (the same for one path). */
  day: number;
  planned: number | undefined;
}

/** What holds over all paths: issues as `code@card`, and the bounds. */
export interface Judgement {
  issues: Set<string>;
  paths: number;
  bounds: { contacts: number; calls: number; tasks: number; lastDay: number; steps: Record<string, { earliest: number; latest: number }> };
}

/** Whether a message was accepted, or somebody reached, when the card was left. */
function weight({ meaning, port }: Stop): 'full' | 'light' | 'none' {
  if (meaning.message !== undefined) return port !== 'sent' ? 'none' : meaning.message.level > 0 ? 'full' : 'light';
  return meaning.isCall && meaning.reached.includes(port) ? 'full' : 'none';
}

/** A contact the gap holds back, over all paths to it in one round: its worst case, and the day of the first contact drawn after it. */
interface Held {
  id: string;
  earliest: number;
  planned: number;
  isDoubled: boolean;
  next: number;
  /** Least days of waits since a full contact, where no date of its own lies between. */
  waits: number;
}

interface Walker {
  graph: Graph;
  held: Map<string, Held>;
  meanings: ReadonlyMap<string, Meaning>;
  gap: number;
  cap: { contacts: number; days: number };
  loopOf: ReadonlyMap<string, string>;
  judged: Judgement;
  mostPaths: number;
}

/** Judges every path of a drawing whose loops are bounded; undefined where there are more than `mostPaths`. */
export function judgeAllPaths(graph: Graph, mostPaths: number): Judgement | undefined {
  const walker: Walker = {
    graph,
    meanings: new Map(graph.nodes.map((node) => [node.id, meaningOf(node)])),
    gap: graph.policies?.gapDays ?? 7,
    cap: graph.policies?.cap ?? { contacts: 4, days: 30 },
    loopOf: loopsOf(graph),
    held: new Map(),
    judged: { issues: new Set(), paths: 0, bounds: { contacts: 0, calls: 0, tasks: 0, lastDay: 0, steps: {} } },
    mostPaths,
  };
  walk(walker, 'start', [], {}, {});
  for (const { id, earliest, planned, isDoubled, next, waits } of walker.held.values()) {
    if (!isDoubled && waits < walker.gap) walker.judged.issues.add(`T203@${id}`);
    if (isDoubled || planned >= earliest) continue;
    const code = `${next < earliest ? 'T207' : 'T205'}@${id}`;
    walker.judged.issues.add(code);
  }
  return walker.judged.paths > mostPaths ? undefined : walker.judged;
}

/** The `repeat` card on whose way round a card lies. */
function loopsOf(graph: Graph): Map<string, string> {
  const reach = (from: string): Set<string> => {
    const seen = new Set<string>();
    const pending = [from];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      for (const edge of graph.edges) {
        if (edge.from.node !== id || seen.has(edge.to)) continue;
        seen.add(edge.to);
        pending.push(edge.to);
      }
    }
    return seen;
  };
  const loops = new Map<string, string>();
  for (const { id: head } of graph.nodes.filter(({ kind }) => kind === 'repeat')) {
    const after = reach(head);
    for (const { id } of graph.nodes) if (after.has(id) && reach(id).has(head)) loops.set(id, head);
  }
  return loops;
}

function walk(
  walker: Walker,
  id: string,
  path: readonly Stop[],
  rounds: Readonly<Record<string, number>>,
  starts: Readonly<Record<string, number>>,
): void {
  const meaning = walker.meanings.get(id);
  if (meaning === undefined || walker.judged.paths > walker.mostPaths) return;
  const arrived = path.at(-1)?.day ?? -7;
  const head = walker.loopOf.get(id);
  const round = head === undefined ? 0 : (rounds[head] ?? 0);
  const day = meaning.offset !== undefined ? Math.max(arrived, meaning.offset) : arrived + (meaning.after ?? 0);
  const planned = round <= 1 ? meaning.offset : undefined;
  const stop: Stop = { id, port: '', meaning, round, day, planned };
  judge(walker, stop, path);
  const isHead = head === id;
  const leaving = walker.graph.edges.filter(({ from }) => from.node === id);
  if (leaving.length === 0) endPath(walker, [...path, stop]);
  for (const { from, to } of leaving) {
    if (isHead && from.port === 'body' && round >= (meaning.repeat?.max ?? 0)) continue;
    if (isHead && from.port === 'exhausted' && round < (meaning.repeat?.max ?? 0)) continue;
    if (isHead && from.port === 'body') {
      const last = round === 0 ? undefined : starts[id];
      const start = last === undefined ? day : Math.max(day, last + (meaning.repeat?.minGap ?? 0));
      walk(walker, to, [...path, { ...stop, port: 'body', day: start }], { ...rounds, [id]: round + 1 }, { ...starts, [id]: start });
    } else walk(walker, to, [...path, { ...stop, port: from.port }], rounds, starts);
  }
}

function judge(walker: Walker, stop: Stop, path: readonly Stop[]): void {
  const { meaning, id, planned, round } = stop;
  const say = (code: string, at = id): void => void walker.judged.issues.add(`${code}@${at}`);
  const known = walker.judged.bounds.steps[id] ?? { earliest: stop.day, latest: stop.day };
  walker.judged.bounds.steps[id] = { earliest: Math.min(known.earliest, stop.day), latest: Math.max(known.latest, stop.day) };
  walker.judged.bounds.lastDay = Math.max(walker.judged.bounds.lastDay, stop.day);
  const { offset, message } = meaning;
  if (offset !== undefined && round <= 1 && !meaning.saysLate && path.some((one) => (one.meaning.offset ?? -999) > offset)) say('T204');
  if (meaning.end === 'unowned') say('L312');
  const accepted = path.filter((one) => one.meaning.message !== undefined && one.port === 'sent');
  if (message !== undefined) {
    for (const { meaning: before } of accepted) {
      if ((before.message?.level ?? 0) > message.level) say('L304');
      if ((before.message?.level ?? 0) < message.level && (before.message?.rank ?? 0) > message.rank) say('L311');
    }
    if (message.level === 5) {
      const isWritten = ({ meaning: { message: one } }: Stop): boolean =>
        one !== undefined && one.rank > 0 && one.level >= 1 && one.level < 5;
      if (!accepted.some(isWritten)) say('L301');
      if (!message.approved && !path.some((one) => one.meaning.go === one.port)) say('L303');
    }
  }
  if (message === undefined && !meaning.isCall) return;
  const isDoubled = message !== undefined && followsAtOnce(stop, path);
  if (isDoubled) say('T208');
  judgeGap(walker, stop, path, isDoubled);
  if (planned === undefined) return;
  const isFull = message === undefined || message.level > 0;
  const deadlines = accepted.filter((one) => (one.meaning.message?.deadline ?? 0) > 0);
  if (isFull && deadlines.some((one) => planned <= (one.planned ?? -999) + (one.meaning.message?.deadline ?? 0))) say('L310');
  const full = path.filter((one) => weight(one) === 'full');
  const oldest = full[full.length - walker.cap.contacts]?.planned ?? -999;
  if (isFull && planned < oldest + walker.cap.days) say('X403');
}

function judgeGap({ gap, held }: Walker, stop: Stop, path: readonly Stop[], isDoubled: boolean): void {
  const isContact = ({ meaning }: Stop): boolean => meaning.message !== undefined || meaning.isCall;
  const isFull = stop.meaning.message === undefined || stop.meaning.message.level > 0;
  const opened = path.map((one) => {
    const kind = weight(one);
    if (kind === 'none' || one.planned === undefined) return -999;
    return one.planned + (kind === 'light' && isFull ? Math.min(2, gap) : gap);
  });
  const key = `${stop.id}#${stop.round}`;
  const known = held.get(key) ?? { id: stop.id, earliest: -999, planned: 999, isDoubled: false, next: 999, waits: 999 };
  held.set(key, {
    ...known,
    planned: stop.planned ?? 999,
    earliest: Math.max(known.earliest, ...opened),
    isDoubled: known.isDoubled || isDoubled,
    waits: Math.min(known.waits, isFull ? waitsBefore(stop, path) : 999),
  });
  const before = path.findLast(isContact);
  const ofBefore = before === undefined ? undefined : held.get(`${before.id}#${before.round}`);
  if (before === undefined || ofBefore === undefined || weight(before) === 'none') return;
  ofBefore.next = Math.min(ofBefore.next, stop.meaning.offset ?? 999);
}

/** Days of waits between the last full contact and a card planned by waits; 999 where there is none, or a date of its own between. */
function waitsBefore(stop: Stop, path: readonly Stop[]): number {
  if (stop.planned !== undefined) return 999;
  let waits = Math.max(0, stop.meaning.after ?? 0);
  for (const one of path.toReversed()) {
    if (weight(one) === 'full') return waits;
    if (one.planned !== undefined) return 999;
    waits += Math.max(0, one.meaning.after ?? 0) + (one.port === 'body' && one.round > 0 ? (one.meaning.repeat?.minGap ?? 0) : 0);
  }
  return 999;
}

/** The card before, leaving out forks, is another message planned on the same day. */
function followsAtOnce({ meaning, round, id }: Stop, path: readonly Stop[]): boolean {
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const before = path[index];
    if (before === undefined) return false;
    const { message, isDated, isCall, offset } = before.meaning;
    if (message !== undefined) {
      const isSame = meaning.offset === undefined ? meaning.after === 0 : meaning.offset === offset;
      return before.port === 'sent' && before.id !== id && before.round <= 1 && round <= 2 && isSame;
    }
    if (isDated || isCall || before.id === 'start') return false;
  }
  return false;
}

function endPath(walker: Walker, path: readonly Stop[]): void {
  const { bounds } = walker.judged;
  walker.judged.paths += 1;
  const count = (counts: (stop: Stop) => boolean): number => path.filter(counts).length;
  bounds.contacts = Math.max(
    bounds.contacts,
    count((one) => one.meaning.message !== undefined && one.port === 'sent'),
  );
  bounds.calls = Math.max(
    bounds.calls,
    count((one) => one.meaning.message === undefined && weight(one) === 'full'),
  );
  bounds.tasks = Math.max(
    bounds.tasks,
    count((one) => one.meaning.isCall || one.meaning.go !== undefined),
  );
}
