import type { WorkerConfig } from '@relance/workers';

/** Which side a process hosts. */
export type Side = 'relance' | 'plain';

/** One workflow to start. */
export interface Start {
  type: string;
  workflowId: string;
  taskQueue: string;
  argument: unknown;
}

/** What the bench tells the process of a side, in this order, each answered before the next. */
export type ToSide = { kind: 'open'; config: WorkerConfig } | { kind: 'start'; starts: Start[] } | { kind: 'measure' } | { kind: 'close' };

/** The answer; `cpuMs` is user and system time of the whole process since `start` came. */
export interface FromSide {
  done: ToSide['kind'];
  cpuMs: number;
}
