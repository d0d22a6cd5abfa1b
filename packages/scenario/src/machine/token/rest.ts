import type { Reason } from '@relance/schemas';
import type { ContactInstruction, Plan, ProgramCounter, TaskInstruction } from '../../plan.js';
import type { CaseState, Token } from '../state.js';
import type { Standing } from '../world/standing.js';
import type { ItemView, World } from '../world/world.js';
import type { Ready } from './ready.js';

/** The token about to do a step of its plan, and the item it stands for. */
export interface Walker {
  token: Token;
  view: ItemView;
  plan: Plan;
}

/** A token at rest on a contact or a task: what DESIGN §3 calls an intent; nothing deferred is stored. */
export interface Intent extends Walker {
  instruction: ContactInstruction | TaskInstruction;
  ready: Ready;
  /**
   * It is the first contact after a dispute or a long suspension (law 8); with `textPc` not the step under the token but a message with the text
   * of that step, which moves no place.
   */
  resumption?: { becauseOf: string; days: number; textPc?: ProgramCounter };
}

/** Where a token came to rest. */
export interface Rest {
  token: Token;
  view: ItemView | undefined;
  /** What it did on the way here. */
  reasons: Reason[];
  intent: Intent | undefined;
  /** Why it rests here, when it is no intent; beside an intent: it is suspended or paid, and the step is one that may happen all the same. */
  standing: Standing | undefined;
  waits: { reason: Reason; plannedDay?: number } | undefined;
  /** When it wants to be looked at again. */
  wakeAt: number | undefined;
}

/** A token about to be moved: nothing is known yet of where it comes to rest. */
export function setOff(token: Token, view: ItemView | undefined): Rest {
  return { token, view, reasons: [], intent: undefined, standing: undefined, waits: undefined, wakeAt: undefined };
}

/** One token on its way: whose, in which world, and what it has told so far. */
export interface Walk extends Walker {
  world: World;
  /** What the case remembers: contacts made, when units were freed. */
  state: CaseState;
  rest: Rest;
}

/** Asks to be looked at again at an instant, or earlier where something else asked for that. */
export function wakeBy(rest: Rest, instant: number): void {
  rest.wakeAt = Math.min(rest.wakeAt ?? instant, instant);
}
