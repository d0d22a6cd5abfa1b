import { alternate } from './alternate.js';
import { openSide } from './side.js';
import { spreadOf, spreadText } from './spread.js';
import { runRound, stepDays, type Round } from './step-round.js';

/** Most processor time a step may take, as a multiple of the hand-written workflow's. */
const BAR = 1.5;

function tell(name: string, rounds: readonly Round[]): void {
  const of = (pick: (round: Round) => number, decimals: number): string => spreadText(spreadOf(rounds.map(pick)), decimals);
  const cpu = of(({ cpuMsPerStep }) => cpuMsPerStep, 1);
  const speed = of(({ stepsPerSecond }) => stepsPerSecond, 1);
  console.log(
    `  ${name.padEnd(22)} ${cpu} ms of processor a step, ${speed} steps/s, ${of(({ timersPerStep }) => timersPerStep, 2)} timers a step`,
  );
}

/**
 * Processor time of worker and client for a step of real cases against a hand-written workflow with the same timers and activities, on the
 * same server, after one round to warm each up; prints both and their ratio, and returns whether the bar holds.
 */
export async function benchSteps(cases: number, pairs: number): Promise<boolean> {
  const ours = openSide('relance');
  const theirs = openSide('plain');
  try {
    const relance = (): Promise<Round> => runRound(ours, 'relance', cases);
    const plain = (): Promise<Round> => runRound(theirs, 'plain', cases);
    await alternate(1, relance, plain);
    const measured = await alternate(pairs, relance, plain);
    console.log(`Steps of ${cases} cases with ${stepDays.length} e-mails each, ${pairs} pairs, median (min–max)`);
    console.log('  (steps/s includes waiting for the timers, set to the same instants on both sides)');
    tell(
      'Relance',
      measured.map((pair) => pair.ours),
    );
    tell(
      'hand-written workflow',
      measured.map((pair) => pair.theirs),
    );
    const ratio = spreadOf(measured.map((pair) => pair.ours.cpuMsPerStep / pair.theirs.cpuMsPerStep));
    const holds = ratio.median <= BAR;
    console.log(`  ratio of processor time ${spreadText(ratio, 2)}; bar ≤ ${BAR}: ${holds ? 'holds' : 'MISSED'}`);
    return holds;
  } finally {
    await ours.end();
    await theirs.end();
  }
}
