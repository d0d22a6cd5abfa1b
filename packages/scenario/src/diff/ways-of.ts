import type { Instruction, ProgramCounter } from '../plan.js';

/** Where an instruction leads, by port, and what it says apart from that. */
export interface Parted {
  ways: ReadonlyMap<string, ProgramCounter>;
  says: Readonly<Record<string, unknown>>;
}

/** Parts an instruction into its ways and its settings, so that a plan whose places moved is compared by what it means. */
export function partInstruction(instruction: Instruction): Parted {
  const ways = new Map<string, ProgramCounter>();
  const says: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(instruction) as [string, unknown][]) {
    if (member === 'op' || member === 'nodeId') continue;
    if (isWay(instruction.op, member) && typeof value === 'number') ways.set(member, value);
    else if (Array.isArray(value)) says[member] = value.map((entry: unknown) => partEntry(entry, ways));
    else says[member] = value;
  }
  return { ways, says };
}

/** The members of each instruction that are places; one that is new here is told as a setting until it is listed. */
const wayMembers: Readonly<Record<Instruction['op'], readonly string[]>> = {
  wait: ['next', 'skipped'],
  contact: ['sent', 'failed', 'skipped'],
  task: ['expired', 'skipped'],
  await: ['timedOut'],
  branch: ['otherwise'],
  choose: [],
  repeat: ['body', 'done', 'exhausted'],
  stop: [],
};

function isWay(op: Instruction['op'], member: string): boolean {
  return Object.hasOwn(wayMembers, op) && wayMembers[op].includes(member);
}

function partEntry(entry: unknown, ways: Map<string, ProgramCounter>): unknown {
  if (typeof entry !== 'object' || entry === null || !('next' in entry)) return entry;
  const { next, ...rest } = entry as { next: unknown; id?: unknown; event?: unknown };
  const name = rest.id ?? rest.event;
  if (typeof next !== 'number' || typeof name !== 'string') return entry;
  ways.set(name, next);
  return rest;
}
