import type { Calendar } from '@relance/domain';
import type { Environment } from '../machine/facts/environment.js';
import type { Recorder } from './recorder.js';
import type { SimulatedContact, SimulationEvent } from './simulation.js';

/** A message that left during a run: what later events speak of. */
export interface Dispatched {
  dispatchId: string;
  at: number;
  channel: string;
  items: readonly string[];
  /** A letter not posted yet: told once it is (law 22). */
  untold?: SimulatedContact;
}

/** One case on its virtual clock. */
export interface Run {
  env: Environment;
  calendar: Calendar;
  recorder: Recorder;
  /** Events of the case, in the order of their dates. */
  events: readonly SimulationEvent[];
  /** Instants at which facts become known, ascending. */
  instants: number[];
  /** Everything that left so far, in order. */
  dispatched: Dispatched[];
  /** Events that found what they speak of. */
  found: Set<SimulationEvent>;
  /** Which steps, `item/node`, each `outcome` event has answered so far. */
  answered: Map<SimulationEvent, string[]>;
  seed: number | undefined;
  approve: boolean;
  /** Instants between which nothing runs (law 4). */
  downtimes: { fromMs: number; toMs: number }[];
  toMs: number;
}
