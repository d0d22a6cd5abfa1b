import {
  DefaultLogger,
  makeTelemetryFilterString,
  Runtime,
  Worker,
  type InjectedSinks,
  type ReplayResult,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { payloadCodec } from '@relance/operations';
import { commandsOf, type RecordedRun } from './corpus.js';
import type { Command, CommandSinks } from './told-commands.js';

/** The module that tells the commands of a replayed workflow; part of the bundle given to {@link replayCorpus}. */
export const watching = new URL('./told-commands.ts', import.meta.url).pathname;

/** Keys of no house: what was recorded before sealing began is replayed by workers that seal. */
const sealing = payloadCodec({ writes: { id: 'replay', secret: Buffer.alloc(32) }, reads: new Map() });

/** Has the SDK tell errors only: what it says of a planted change is looked at, not logged. */
export function quietRuntime(): void {
  const quiet = { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } };
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: quiet });
}

/** A recorded run that today's code does not walk as it was recorded. */
export interface Deviation {
  run: string;
  /** What is otherwise than recorded. */
  what: string;
}

/**
 * Replays recorded runs with a bundle and tells those it would have walked otherwise: what Temporal itself notices (order and kind of commands), and
 * what it does not compare, the length of timers and what contacts and tasks are about. What a case remembers beside that may grow: it is left out.
 */
export async function replayCorpus(bundle: WorkflowBundleWithSourceMap, corpus: readonly RecordedRun[]): Promise<Deviation[]> {
  const told = new Map<string, Command[]>(corpus.map(({ name }) => [name, []]));
  const sinks: InjectedSinks<CommandSinks> = {
    commands: { told: { fn: ({ workflowId }, command) => void told.get(workflowId)?.push(command), callDuringReplay: true } },
  };
  const histories = corpus.map(({ name, history }) => ({ workflowId: name, history }));
  const deviations: Deviation[] = [];
  for await (const result of Worker.runReplayHistories(
    { workflowBundle: bundle, sinks, dataConverter: { payloadCodecs: [sealing] } },
    histories,
  )) {
    const run = corpus.find(({ name }) => name === result.workflowId);
    if (run === undefined) throw new Error(`${result.workflowId} was not asked for`);
    const what = deviationOf(result, run, told.get(run.name) ?? []);
    if (what !== undefined) deviations.push({ run: run.name, what });
  }
  return deviations;
}

function deviationOf({ error }: ReplayResult, { history }: RecordedRun, told: readonly Command[]): string | undefined {
  if (error !== undefined) return error.message;
  const recorded = commandsOf(history).map(said);
  const replayed = told.map(said);
  // an open history may end just before the commands of its last step
  const differs = recorded.findIndex((command, index) => command !== replayed[index]);
  return differs < 0 ? undefined : `recorded ${recorded[differs] ?? ''}, replayed ${replayed[differs] ?? 'nothing'}`;
}

/** What a command decides, as a text to compare. */
function said(command: Command): string {
  switch (command.kind) {
    case 'timer':
      return `timer ${String(Math.round(command.ms))} ms`;
    case 'activity': {
      const { effect, nowMs } = command.argument as { effect?: unknown; nowMs?: unknown };
      return `${command.name} ${inOrder({ effect, nowMs })}`;
    }
    case 'continued': {
      const { carried } = command.argument as { carried?: { nowMs: number } };
      return `continued at ${String(carried?.nowMs)}`;
    }
  }
}

/** JSON with the keys of objects in their order: where a key was written is no difference. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
