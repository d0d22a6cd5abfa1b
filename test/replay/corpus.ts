import { historyFromJSON, type History, type Payload } from '@temporalio/common/lib/proto-utils.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './told-commands.js';

/** One run of a workflow as the server recorded it. */
export interface RecordedRun {
  /** Versions it was recorded with, situation, number of the run: `core-1/ir-1/promise/1`. */
  name: string;
  history: History;
}

/** A file of the corpus: every run of one case, oldest first, in the form Temporal's own tools read. */
export interface SituationFile {
  situation: string;
  runs: unknown[];
}

/** Where the recorded histories lie, a folder for each version of the core and of the plans. */
export const corpusFolder = join(import.meta.dirname, 'histories');

/** Every recorded run, by its name. */
export function readCorpus(): RecordedRun[] {
  const files = readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.toSorted().flatMap((file) => {
    const { runs } = JSON.parse(readFileSync(join(corpusFolder, file), 'utf8')) as SituationFile;
    return runs.map((run, index) => ({ name: `${file.slice(0, -'.json'.length)}/${String(index + 1)}`, history: historyFromJSON(run) }));
  });
}

function valueOf(payload: Payload | null | undefined): unknown {
  return payload?.data == null ? undefined : JSON.parse(new TextDecoder().decode(payload.data));
}

/** The commands a history holds, in their order, with what they say. */
export function commandsOf({ events }: History): Command[] {
  return (events ?? []).flatMap((event): Command[] => {
    const { timerStartedEventAttributes: timer, activityTaskScheduledEventAttributes: activity } = event;
    const { workflowExecutionContinuedAsNewEventAttributes: continued } = event;
    if (timer != null) {
      const { seconds, nanos } = timer.startToFireTimeout ?? {};
      return [{ kind: 'timer', ms: Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1_000_000 }];
    }
    if (activity != null) {
      return [{ kind: 'activity', name: activity.activityType?.name ?? '', argument: valueOf(activity.input?.payloads?.[0]) }];
    }
    return continued == null ? [] : [{ kind: 'continued', argument: valueOf(continued.input?.payloads?.[0]) }];
  });
}

/** Every text in a history, those in payloads included: what somebody who reads it can see. */
export function textsOf(history: History): string {
  return JSON.stringify(history, (_, value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value));
}
