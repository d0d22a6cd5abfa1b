import { format } from 'prettier';
import { lanes } from './book.js';
import type { WaveResult } from './wave.js';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The rows of the table: what is counted, and whether it has a bar. */
const rows: readonly { name: string; of: (waves: readonly WaveResult[]) => string }[] = [
  { name: 'Cases', of: (waves) => String(sum(waves.map(({ asked }) => asked.cases))) },
  { name: 'Messages asked for', of: (waves) => String(sum(waves.map(({ expected }) => expected))) },
  { name: 'Messages that arrived', of: (waves) => String(sum(waves.map(({ arrived }) => arrived))) },
  { name: 'Workers killed between two named steps', of: (waves) => String(sum(waves.map(({ kills }) => kills.failpoint))) },
  { name: 'Workers killed at any moment', of: (waves) => String(sum(waves.map(({ kills }) => kills.worker))) },
  { name: 'Kills of Temporal', of: (waves) => String(sum(waves.map(({ kills }) => kills.temporal))) },
  { name: 'Kills of the database', of: (waves) => String(sum(waves.map(({ kills }) => kills.mongodb))) },
  { name: 'Mails the server would not take', of: (waves) => String(sum(waves.map(({ relay }) => relay?.refuses ?? 0))) },
  { name: 'Mails it took without ever answering', of: (waves) => String(sum(waves.map(({ relay }) => relay?.hangs ?? 0))) },
  { name: 'Mails it took and cut before it answered', of: (waves) => String(sum(waves.map(({ relay }) => relay?.drops ?? 0))) },
  { name: '**Sent twice**', of: (waves) => `**${String(sum(waves.map(({ duplicates }) => duplicates)))}**` },
  { name: '**Lost**', of: (waves) => `**${String(sum(waves.map(({ lost }) => lost)))}**` },
  { name: 'Nobody can tell whether it left, told as an incident', of: (waves) => String(sum(waves.map(({ unknown }) => unknown))) },
  { name: 'Sent though nobody asked for it', of: (waves) => String(sum(waves.map(({ foreign }) => foreign))) },
  { name: 'Minutes', of: (waves) => (sum(waves.map(({ seconds }) => seconds)) / 60).toFixed(1) },
];

/** The page of the chaos suite, from the waves that were run. */
export async function reliabilityPage(results: readonly WaveResult[]): Promise<string> {
  const ours = results.filter(({ asked }) => asked.variant === 'relance');
  const naive = results.filter(({ asked }) => asked.variant === 'naive');
  const table = [
    '| Counted at the sinks | Relance | Send, then record |',
    '|---|---|---|',
    ...rows.map(({ name, of }) => `| ${name} | ${of(ours)} | ${of(naive)} |`),
  ];
  return format(
    [
      '# Reliability',
      '',
      'Written by `npm run chaos`, which carries cases out while it kills the processes that do it with SIGKILL, and then counts every message where it',
      `arrives: e-mails at an SMTP server, text messages at an emulator of the provider, letters on the lists of the printed batches (${lanes.join(', ')}).`,
      'Our own records are asked only which messages nobody can tell about. A failpoint that is not reached in time is counted as a moment. The second column is the same suite on a worker that sends first and records then (e-mails and text messages), so that the',
      'suite is seen to find doubles where there are some.',
      '',
      ...table,
      '',
      `Waves run: ${String(ours.length)} of Relance, ${String(naive.length)} of the naive variant. The whole suite is \`npm run chaos\` (4 waves of 250 cases and 50 kills);`,
      'ten kills are part of `npm test`.',
      '',
    ].join('\n'),
    { parser: 'markdown', printWidth: 140 },
  );
}
