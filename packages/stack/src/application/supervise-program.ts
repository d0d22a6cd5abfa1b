import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessRegister } from '../processes/process-register.js';
import { startProcess } from '../processes/start-process.js';
import type { ProcessPlan, RunningProcess } from '../processes/start-process.js';

/** How soon a program that died is started again. */
export interface RestartPolicy {
  firstPauseMs: number;
  longestPauseMs: number;
  /** After living so long, a death counts as the first again. */
  steadyAfterMs: number;
}

/** A program that is kept running. */
export interface SupervisedProgram {
  /** Number of the process that runs now; undefined between a death and the next start. */
  pid(): number | undefined;
  /** Ends the program for good. */
  stop(): Promise<void>;
}

const DEFAULT_POLICY: RestartPolicy = { firstPauseMs: 500, longestPauseMs: 30_000, steadyAfterMs: 60_000 };

/**
 * Starts a program and keeps it running: a death is said and answered by a new start after a pause that doubles while deaths follow one another.
 * Throws when the very first start fails; later failures are said and tried again.
 */
export async function superviseProgram(
  plan: ProcessPlan,
  register: ProcessRegister,
  say: (sentence: string) => void,
  policy: RestartPolicy = DEFAULT_POLICY,
): Promise<SupervisedProgram> {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let running: RunningProcess | undefined = await startProcess(plan, register);
  const keep = async (): Promise<void> => {
    let pauseMs = policy.firstPauseMs;
    while (!isStopping()) {
      const begun = performance.now();
      const way = running === undefined ? 'did not start' : await running.ended;
      running = undefined;
      if (isStopping()) return;
      if (performance.now() - begun > policy.steadyAfterMs) pauseMs = policy.firstPauseMs;
      say(`${plan.name} ${way}; starting it again in ${pauseMs / 1000} s (log: ${plan.logFile})`);
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined); // cut short by stop
      pauseMs = Math.min(policy.longestPauseMs, pauseMs * 2);
      running = await restart(plan, register, stopping.signal);
      if (running !== undefined) say(`${plan.name} runs again`);
    }
  };
  const kept = keep();
  return {
    pid: () => running?.pid,
    stop: async () => {
      stopping.abort();
      await running?.stop();
      await kept;
      await running?.stop(); // one that was being started when stop was called
    },
  };
}

/** A new start; undefined when it fails, which the caller says and tries again, or is no longer wanted. */
async function restart(plan: ProcessPlan, register: ProcessRegister, stopping: AbortSignal): Promise<RunningProcess | undefined> {
  if (stopping.aborted) return undefined;
  return startProcess({ ...plan, appendLog: true }, register).catch(() => undefined);
}
