import type { FailureOutput, InterestOutput } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { failureFaults, outputFaults } from '../../testing/expect-schema.js';
import { runCli } from '../../testing/run-cli.js';

const offline = () => Promise.reject(new Error('interest is computed without the network'));
const run = (line: string) => runCli(['interest', ...line.split(' ')], { fetch: offline });
const euros = (cents: number) => ({ cents, currency: 'EUR' });

async function computed(line: string): Promise<InterestOutput> {
  const told = await run(`${line} --json`);
  expect([told.exitCode, told.stderr]).toEqual([0, '']);
  expect(outputFaults('interest', told.json())).toEqual([]);
  return told.json() as InterestOutput;
}

async function refused(line: string, exitCode: number): Promise<FailureOutput['error']> {
  const told = await run(`${line} --json`);
  expect(told.exitCode).toBe(exitCode);
  expect(failureFaults(told.json())).toEqual([]);
  return (told.json() as FailureOutput).error;
}

describe('relance interest (law 5)', () => {
  it('computes what a business owes across a change of rates, with periods that add up', async () => {
    const output = await computed('--class business --amount 12000 --due 2025-05-31 --until 2025-08-15');
    expect(output).toMatchObject({
      class: 'business',
      amount: euros(1_200_000),
      due: '2025-05-31',
      until: '2025-08-15',
      periods: [
        { from: '2025-06-01', to: '2025-06-30', days: 30, rate: '13.15', interest: euros(12_970) },
        { from: '2025-07-01', to: '2025-08-15', days: 46, rate: '12.15', interest: euros(18_375) },
      ],
      interest: euros(31_345),
      indemnity: euros(4_000),
      total: euros(35_345),
      law: 'art. L441-10 II C. com.; art. D441-5 C. com.',
      remarks: [],
    });
    expect(output.periods[0]?.source).toContain('ECB');
  });

  it.each([
    [
      'amounts with a comma and groups',
      ['--class', 'business', '--amount', '12 000,00', '--due', '2025-05-31', '--until', '2025-08-15'],
      31_345,
    ],
    ['a clause', '--class business --amount 10000.00 --due 2025-09-30 --until 2025-12-31 --clause 12'.split(' '), 30_247],
    ['a clause with its sign', '--class business --amount 500 --due 2025-09-01 --until 2025-09-11 --clause 18,25%'.split(' '), 250],
    ['a public buyer, by receipt alone', '--class publicBuyer --amount 15000 --received 2025-06-01 --until 2025-07-31'.split(' '), 12_514],
    ['another term', '--class publicBuyer --amount 15000 --received 2025-06-01 --term 50 --until 2025-07-31'.split(' '), 4_171],
    ['a consumer', '--class consumer --amount 1800 --due 2025-03-31 --until 2025-09-15 --notice 2025-05-05'.split(' '), 2_073],
  ])('reads %s', async (_what, words, cents) => {
    const told = await runCli(['interest', ...words, '--json'], { fetch: offline });
    expect(outputFaults('interest', told.json())).toEqual([]);
    expect((told.json() as InterestOutput).interest).toEqual(euros(cents));
  });

  it('takes the end of the term from the receipt, whatever the invoice says, and says so', async () => {
    const output = await computed('--class publicBuyer --amount 15000 --due 2025-06-15 --received 2025-06-01 --until 2025-07-31');
    expect(output).toMatchObject({ due: '2025-07-01', interest: euros(12_514), remarks: [{ code: 'termFromReceipt' }] });
    expect(output.remarks[0]?.fr).toContain('30 jours s’achève le 1er juillet 2025');
  });

  it('names no source for the rate of a contract, and the floor it reaches', async () => {
    const output = await computed('--class business --amount 10000 --due 2025-05-31 --until 2025-12-31 --clause 12');
    expect(output.periods).toEqual([expect.objectContaining({ days: 214, rate: '12.00', source: null })]);
    // 3 × 3.71 % in the first half of 2025, 3 × 2.76 % in the second
    expect(output.remarks).toEqual([
      expect.objectContaining({ code: 'clauseReachesFloor', en: expect.stringContaining('11.13%') as string }),
    ]);
  });

  it('tells people in both languages', async () => {
    const line = '--class consumer --amount 1800 --due 2025-03-31 --until 2025-09-15 --notice 2025-05-05';
    expect((await run(`${line} --lang fr`)).stdout).toBe(
      `Retard sur 1\u202f800,00\u00a0€ dus le 31 mars 2025 par un consommateur, arrêté au 15 septembre 2025 :
  du 6 mai 2025 au 30 juin 2025 : 56 jours à 3,71\u00a0%, 10,25\u00a0€
  du 1er juillet 2025 au 15 septembre 2025 : 77 jours à 2,76\u00a0%, 10,48\u00a0€
Intérêts : 20,73\u00a0€
Indemnité forfaitaire : 0,00\u00a0€
Total : 20,73\u00a0€
Les intérêts courent à partir du lendemain de la mise en demeure du 5 mai 2025.
Un consommateur ne doit ni indemnité forfaitaire ni frais de recouvrement (art. L111-8 CPCE).
Textes : art. 1231-6 C. civ.; art. 1344-1 C. civ.
`,
    );
    expect((await run('--class business --amount 2500 --due 2025-09-30 --until 2025-10-01 --lang en')).stdout).toBe(
      `Late payment of €2,500.00 due on 30 September 2025 from a business, stated to 1 October 2025:
  1 October 2025 to 1 October 2025: 1 day at 12.15%, €0.83
Interest: €0.83
Fixed indemnity: €40.00
Total: €40.83
Law: art. L441-10 II C. com.; art. D441-5 C. com.
`,
    );
  });

  it.each([
    ['--class business --amount 1 --due 2025-07-01 --until 2025-07-01', ['notLate']],
    ['--class publicBuyer --amount 1 --due 2025-07-01 --until 2025-07-31', ['dueTakenAsTermEnd']],
    ['--class consumer --amount 1 --due 2025-07-01 --until 2025-07-31 --clause 5', ['noNotice', 'clauseNotJudged', 'noIndemnity']],
    ['--class consumer --amount 1 --due 2025-07-01 --until 2025-07-31 --notice 2025-07-01', ['noticeNotLate', 'noIndemnity']],
  ])('%s: says %j in both languages', async (line, codes) => {
    const { remarks } = await computed(line);
    expect(remarks.map(({ code }) => code)).toEqual(codes);
    for (const { fr, en } of remarks) expect([fr.length > 20, en.length > 20, fr !== en]).toEqual([true, true, true]);
  });

  it('says that a rate is not published, instead of guessing', async () => {
    const error = await refused('--class business --amount 1000 --due 2026-05-31 --until 2026-07-01', 1);
    expect(error.code).toBe('RLC_RATE_UNKNOWN');
    expect(error.fr).toContain('n’est pas connu le 1er juillet 2026');
    expect(error.en).toContain('to 30 June 2026');
  });

  it('says in which half-years a clause is below the floor', async () => {
    const error = await refused('--class business --amount 1000 --due 2024-01-31 --until 2025-01-31 --clause 12', 1);
    expect(error.code).toBe('RLC_CLAUSE_BELOW_FLOOR');
    expect(error.issues.map(({ params }) => params)).toEqual([
      { from: '2024-01-01', to: '2024-06-30', floor: '15.21' },
      { from: '2024-07-01', to: '2024-12-31', floor: '14.76' },
    ]);
    const told = await run('--class business --amount 1000 --due 2024-01-31 --until 2025-01-31 --clause 12');
    expect(told.stderr).toContain('Du 1er juillet 2024 au 31 décembre 2024 : au moins 14,76\u00a0%.');
  });

  it.each([
    ['every mistake at once', '--class firm --amount 1.000 --due 31/12/2025 --until 2025-02-30', ['amount', 'due', 'until', 'class']],
    ['nothing owed', '--class business --amount 0,00 --due 2025-01-01 --until 2025-02-01', ['amount']],
    ['a negative amount', '--class business --amount=-5 --due 2025-01-01 --until 2025-02-01', ['amount']],
    ['an amount beyond reason', '--class business --amount 1000000000 --due 2025-01-01 --until 2025-02-01', ['amount']],
    ['hundredths of a percent', '--class business --amount 1 --due 2025-01-01 --until 2025-02-01 --clause 1215', ['clause']],
    ['a rate with three decimals', '--class consumer --amount 1 --due 2025-01-01 --until 2025-02-01 --clause 3.125', ['clause']],
    ['a business that was given notice', '--class business --amount 1 --due 2025-01-01 --until 2025-02-01 --notice 2025-01-15', ['notice']],
    ['the receipt of a consumer', '--class consumer --amount 1 --due 2025-01-01 --until 2025-02-01 --received 2025-01-01', ['received']],
    ['the clause of a public buyer', '--class publicBuyer --amount 1 --due 2025-01-01 --until 2025-02-01 --clause 12', ['clause']],
    ['a term nobody has', '--class publicBuyer --amount 1 --received 2025-01-01 --until 2025-02-01 --term 45', ['term']],
    ['a term without its beginning', '--class publicBuyer --amount 1 --due 2025-01-01 --until 2025-02-01 --term 50', ['term']],
    ['no due date', '--class business --amount 1 --until 2025-02-01', ['due']],
    ['the end of time', '--class publicBuyer --amount 1 --received 9999-12-31 --until 9999-12-31', ['until', 'received']],
  ])('refuses %s, and says what is expected', async (_what, line, names) => {
    const error = await refused(line, 2);
    expect(error.code).toBe('RLC_INTEREST_OPTIONS');
    expect(error.issues.map(({ params }) => params?.['option'])).toEqual(names);
    for (const { fr, en } of error.issues) {
      expect(fr).toMatch(/^--\w+ : .*(?:attendu|retirez|ajoutez)/);
      expect(en).toMatch(/^--\w+: .*(?:expected|leave|add) ?/);
    }
  });
});
