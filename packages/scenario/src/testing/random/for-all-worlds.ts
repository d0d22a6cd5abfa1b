import fc from 'fast-check';
import { counterExamples } from '../../properties/counter-examples.js';
import { drawWorld, keptDraw, worldOf, type RandomWorld, type WorldDraw } from './draw-world.js';
import { runRandom } from './run-random.js';
import { tellStory, tellWorld } from './tell-world.js';

function storyOf(random: RandomWorld): string[] {
  try {
    return tellStory(runRandom(random));
  } catch (error) {
    // the failure being told may be that no story ends: it is shown in the place of one
    return [String(error)];
  }
}

function tellFailure(draw: WorldDraw, details: { seed: number; path: string | null; error: unknown }): string {
  const random = worldOf(draw);
  const why = details.error instanceof Error ? details.error.message : String(details.error);
  return [
    why,
    '',
    'The smallest world found:',
    ...tellWorld(random),
    'What happened in it (undisturbed):',
    ...storyOf(random),
    '',
    `seed ${details.seed}, path ${details.path ?? ''}; to keep it, add to properties/counter-examples.ts:`,
    JSON.stringify(draw),
  ].join('\n');
}

/** Worlds looked at where nobody asks for more; a search for new counter-examples asks by fast-check's own setting. */
const USUAL_RUNS = 150;

/**
 * Holds a check over random worlds, every world that ever broke one first. A failure is told as the smallest world found, its story day by day,
 * and the line that keeps it as a counter-example.
 */
export function forAllWorlds(check: (random: RandomWorld) => void, more: { runs?: number; worlds?: fc.Arbitrary<WorldDraw> } = {}): void {
  const property = fc.property(more.worlds ?? drawWorld, (draw) => {
    check(worldOf(draw));
  });
  const examples = more.worlds === undefined ? counterExamples.map(({ draw }): [WorldDraw] => [keptDraw(draw)]) : [];
  const runs = Math.max(more.runs ?? USUAL_RUNS, fc.readConfigureGlobal().numRuns ?? 0);
  const details = fc.check(property, { numRuns: runs + examples.length, examples });
  if (!details.failed) return;
  const draw = details.counterexample?.[0];
  if (draw === undefined) throw new Error(fc.defaultReportMessage(details) ?? 'a property failed without a counter-example');
  const { seed, counterexamplePath: path, errorInstance: error } = details;
  throw new Error(tellFailure(draw, { seed, path, error }), { cause: error });
}
