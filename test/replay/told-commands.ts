import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** What a workflow asks the server for. The server compares the order and the names of these when a history is replayed, not what they say. */
export type Command =
  { kind: 'timer'; ms: number } | { kind: 'activity'; name: string; argument: unknown } | { kind: 'continued'; argument: unknown };

/** Where the commands of a workflow are told to, outside its sandbox. */
export interface CommandSinks extends Sinks {
  commands: { told(command: Command): void };
}

/** @public Loaded into the bundle of a replay by its name: tells every command with what it says. */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const { commands } = proxySinks<CommandSinks>();
  return {
    outbound: [
      {
        startTimer(input, next) {
          commands.told({ kind: 'timer', ms: input.durationMs });
          return next(input);
        },
        scheduleActivity(input, next) {
          commands.told({ kind: 'activity', name: input.activityType, argument: input.args[0] });
          return next(input);
        },
        continueAsNew(input, next) {
          commands.told({ kind: 'continued', argument: input.args[0] });
          return next(input);
        },
      },
    ],
  };
};
