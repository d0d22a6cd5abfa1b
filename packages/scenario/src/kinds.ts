import { approval } from './kinds/approval/kind.js';
import { callTask } from './kinds/call-task/kind.js';
import { decision } from './kinds/decision/kind.js';
import { email } from './kinds/email/kind.js';
import { end } from './kinds/end/kind.js';
import { experiment } from './kinds/experiment/kind.js';
import { formalNotice } from './kinds/formal-notice/kind.js';
import { group } from './kinds/group/kind.js';
import { handOver } from './kinds/hand-over/kind.js';
import type { NodeKind } from './kinds/kind.js';
import { letter } from './kinds/letter/kind.js';
import { note } from './kinds/note/kind.js';
import { repeat } from './kinds/repeat/kind.js';
import { sms } from './kinds/sms/kind.js';
import { start } from './kinds/start/kind.js';
import { subScenario } from './kinds/sub-scenario/kind.js';
import { task } from './kinds/task/kind.js';
import { wait } from './kinds/wait/kind.js';
import { waitEvent } from './kinds/wait-event/kind.js';

/** Ties each key of the list to the name its kind declares: a kind under a wrong key is a type error. */
function registry<Kinds extends { [Name in keyof Kinds & string]: NodeKind<Name, unknown> }>(kinds: Kinds): Kinds {
  return kinds;
}

/** The one literal list of kinds; adding a kind is its folder and one line here. */
export const kinds = registry({
  start,
  email,
  sms,
  letter,
  formalNotice,
  callTask,
  task,
  approval,
  wait,
  waitEvent,
  decision,
  experiment,
  repeat,
  subScenario,
  handOver,
  end,
  note,
  group,
});

/** Name of a kind. */
export type KindName = keyof typeof kinds;

/** A kind whose data has been checked against its own schema. */
export type AnyKind = NodeKind<string, unknown>;

/** The kind of that name, if the list has it. */
export function kindNamed(name: string): AnyKind | undefined {
  return Object.hasOwn(kinds, name) ? (kinds as Readonly<Record<string, AnyKind>>)[name] : undefined;
}
