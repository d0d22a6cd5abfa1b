import { irVersion, type Instruction, type ProgramCounter } from '../../../plan.js';
import { reason } from '../../telling/reason.js';
import type { CommandFacts } from '../../facts/recorded-facts.js';
import { entityDay } from '../../world/world.js';
import { moveTo, pass } from '../moves.js';
import type { Walk } from '../rest.js';
import { skipStep } from '../step-under.js';
import { enterScenario } from './enter-scenario.js';

/** Why a command was not followed: the code of its reason, and the law it would have broken. */
interface Refused {
  code: string;
  law: number;
}

const taskIsOpen: Refused = { code: 'commandTaskOpen', law: 15 };
const nothingToDo: Refused = { code: 'commandWithoutEffect', law: 27 };
const wouldBeMilder: Refused = { code: 'commandMilder', law: 17 };

/** A step somebody carried out or could carry out again. */
function isStep(instruction: Instruction | undefined): boolean {
  return instruction?.op === 'contact' || instruction?.op === 'task';
}

/** The step the token did last: what it goes back to. */
function lastStep({ token, plan }: Walk): ProgramCounter | undefined {
  let last: { pc: ProgramCounter; day: number } | undefined;
  for (const [key, day] of Object.entries(token.passed ?? {})) {
    const pc = Number(key);
    if (pc === token.pc || !isStep(plan.instructions[pc])) continue;
    if (last === undefined || day > last.day || (day === last.day && pc > last.pc)) last = { pc, day };
  }
  return last?.pc;
}

function walkAgain({ token }: Walk, day: number): void {
  token.status = 'walking';
  token.end = undefined;
  token.idealDay = undefined;
  token.reopenedDay = day;
}

/** Back to the step done last, which is then done once more: never to a message milder than the item's level (law 17). */
function stepBack(walk: Walk, day: number): Refused | undefined {
  const { token, plan } = walk;
  if (token.task !== undefined) return taskIsOpen;
  const pc = token.branch === undefined ? lastStep(walk) : undefined;
  const instruction = pc === undefined ? undefined : plan.instructions[pc];
  if (pc === undefined || instruction === undefined) return nothingToDo;
  if (instruction.op === 'contact' && instruction.level < token.level) return wouldBeMilder;
  moveTo(token, pc, day);
  walkAgain(walk, day);
  return undefined;
}

/** Leaves undone what the token rests on; a parked one walks on behind it. */
function skip(walk: Walk, day: number): Refused | undefined {
  const { token, plan } = walk;
  if (token.task !== undefined) return taskIsOpen;
  const instruction = plan.instructions[token.pc];
  switch (instruction?.op) {
    case 'contact':
    case 'task':
      skipStep(token, instruction, day);
      break;
    case 'wait':
      pass(token, token.pc, day);
      moveTo(token, instruction.next, day);
      break;
    case 'await':
      pass(token, token.pc, day);
      moveTo(token, instruction.timedOut, day);
      break;
    case 'branch':
    case 'choose':
    case 'repeat':
    case 'stop':
    case undefined:
      return nothingToDo;
  }
  token.status = 'walking';
  token.end = undefined;
  return undefined;
}

/** Sends an item on its way again where it stands; one whose walk has ended goes back to the step it did last. */
function reopen(walk: Walk, day: number): Refused | undefined {
  const { token, plan } = walk;
  if (token.status === 'walking') return nothingToDo;
  if (plan.instructions[token.pc]?.op === 'stop') return stepBack(walk, day);
  walkAgain(walk, day);
  return undefined;
}

/** Goes over to the scenario its segment has now, at rest: no task or letter of it is open, and no trial moved it (law 27). */
function changeScenario(walk: Walk, day: number): Refused | undefined {
  const { world, token, view } = walk;
  const hash = view.facts.planHash;
  const plan = hash === undefined ? undefined : world.env.plans[hash];
  if (token.task !== undefined) return taskIsOpen;
  const isElsewhere = token.branch !== undefined || token.beforeTrial !== undefined || token.status === 'done';
  if (hash === undefined || plan?.irVersion !== irVersion || hash === token.plan || isElsewhere) return nothingToDo;
  enterScenario(world, token, view, { hash, plan, day });
  walk.plan = plan;
  return undefined;
}

function follow(walk: Walk, command: CommandFacts, day: number): Refused | undefined {
  switch (command.command) {
    case 'skip':
      return skip(walk, day);
    case 'stepBack':
      return stepBack(walk, day);
    case 'reopen':
      return reopen(walk, day);
    case 'scenarioChange':
      return changeScenario(walk, day);
    case 'notBefore':
      return undefined;
  }
}

/** Commands about the item that were given since it entered and not answered yet, in the order they were given. */
function unanswered({ world, token }: Walk): CommandFacts[] {
  const commands = world.env.facts.commands ?? [];
  return commands
    .filter(({ id, itemId, at }) => itemId === token.item && at <= world.nowMs && token.taken?.includes(`command/${id}`) !== true)
    .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/**
 * Follows what people ordered about an item, each once (law 27): skip, step back, reopen, go over to the scenario of its segment; the day it was put off to is read where a step gets
 * ready. Nothing leaves by a command: gap, cap, order, carrier and guard hold for the step it leads to (laws 14, 17, 25). What cannot be followed is
 * refused with a reason.
 */
export function followCommands(walk: Walk): void {
  const { world, token, rest } = walk;
  for (const command of unanswered(walk)) {
    token.taken = [...(token.taken ?? []), `command/${command.id}`];
    const day = entityDay(world, command.at);
    const nodeId = walk.plan.instructions[token.pc]?.nodeId;
    const isElsewhere = command.nodeId !== undefined && command.nodeId !== nodeId;
    const refused = isElsewhere ? nothingToDo : follow(walk, command, day);
    const code = refused?.code ?? `command${command.command.charAt(0).toUpperCase()}${command.command.slice(1)}`;
    const values = { author: command.author, because: command.reason };
    const parts = { itemId: token.item, nodeId, values, onDay: day, untilDay: command.command === 'notBefore' ? command.day : undefined };
    rest.reasons.push(reason(code, refused?.law ?? 27, parts));
  }
}
