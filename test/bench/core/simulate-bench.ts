import { simulate } from '@relance/scenario';
import { alternate } from '../alternate.js';
import { spreadOf, spreadText } from '../spread.js';
import { offsets, portfolio } from './portfolio.js';
import { walkBare } from './bare-loop.js';

/** What one side did and what it cost. */
interface Measured {
  tokenSteps: number;
  cpuSeconds: number;
}

const BATCH_ACCOUNTS = 1_000;
const BAR = 3_000_000;

function measured(work: () => number): Measured {
  const begun = process.cpuUsage();
  const tokenSteps = work();
  const { user, system } = process.cpuUsage(begun);
  return { tokenSteps, cpuSeconds: (user + system) / 1_000_000 };
}

const perMinute = ({ tokenSteps, cpuSeconds }: Measured): number => (60 * tokenSteps) / cpuSeconds;

/**
 * Simulates a book of so many items on a ladder of four steps and walks the same dates by a bare loop, in alternated pairs. Prints token-steps
 * per minute of processor time and the ratio; resolves to whether the bar of 3 million holds. Throws when a side left a step out.
 */
export async function benchSimulation(items: number, pairs: number): Promise<boolean> {
  const book = portfolio(items);
  const expected = items * offsets.length;
  const ours = (): Promise<Measured> =>
    Promise.resolve(
      measured(() => {
        let moved = 0;
        for (let from = 0; from < book.cases.length; from += BATCH_ACCOUNTS) {
          const { contacts } = simulate({ ...book.input, cases: book.cases.slice(from, from + BATCH_ACCOUNTS) });
          for (const contact of contacts) for (const { role } of contact.items) if (role !== 'listed') moved += 1;
        }
        return moved;
      }),
    );
  const theirs = (): Promise<Measured> => Promise.resolve(measured(() => walkBare(book)));
  const rounds = await alternate(pairs, ours, theirs);
  for (const { ours: one, theirs: other } of rounds) {
    if (one.tokenSteps !== expected) throw new Error(`the simulation moved ${one.tokenSteps} steps of ${expected}`);
    if (other.tokenSteps !== expected) throw new Error(`the bare loop moved ${other.tokenSteps} steps of ${expected}`);
  }
  const speed = spreadOf(rounds.map((round) => perMinute(round.ours) / 1_000_000));
  const bare = spreadOf(rounds.map((round) => perMinute(round.theirs) / 1_000_000));
  const ratio = spreadOf(rounds.map(({ ours: one, theirs: other }) => one.cpuSeconds / other.cpuSeconds));
  const holds = speed.median * 1_000_000 >= BAR;
  console.log(
    `Simulate ${items} items × ${offsets.length} steps, ${pairs} pairs: ${spreadText(speed, 2)} million token-steps per CPU-minute ` +
      `(at least 3: ${holds ? 'holds' : 'missed'}); a bare loop over the same dates ${spreadText(bare, 1)} million, ratio ${spreadText(ratio, 1)}`,
  );
  return holds;
}
