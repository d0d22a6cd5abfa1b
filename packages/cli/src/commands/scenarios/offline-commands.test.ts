import type { CheckOutput, ScenarioBundle, SimulateOutput } from '@relance/schemas';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureFaults, outputFaults } from '../../testing/expect-schema.js';
import { fixtures, runCli } from '../../testing/run-cli.js';

const days = ['--from', '2025-09-01', '--to', '2025-10-27'];
const simulation = ['simulate', 'scenarios/pme.json', '--items', 'open-items.csv', ...days, '--json'];

async function simulated(...more: string[]): Promise<SimulateOutput> {
  const run = await runCli([...simulation, ...more]);
  expect(run.stderr).toBe('');
  expect(outputFaults('simulate', run.json())).toEqual([]);
  return run.json() as SimulateOutput;
}

const fileWith = (name: string, text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'relance-cli-')), name);
  writeFileSync(path, text);
  return path;
};

describe('relance check', () => {
  it('tells hash, size and bounds of a sound scenario, and ends with 0', async () => {
    const run = await runCli(['check', 'scenarios/pme.json', '--json']);
    expect(run.exitCode).toBe(0);
    expect(outputFaults('check', run.json())).toEqual([]);
    expect(run.json()).toMatchObject({ bounds: { contactsAtMost: 3, tasksAtMost: 1 }, issues: [] });
  });

  it('lists every error with its place, in both languages, and ends with 1', async () => {
    const run = await runCli(['check', 'faulty.json', '--json']);
    expect(run.exitCode).toBe(1);
    expect(outputFaults('check', run.json())).toEqual([]);
    const { hash, bounds, issues } = run.json() as CheckOutput;
    expect({ hash, bounds }).toEqual({ hash: null, bounds: null });
    expect(issues).toMatchObject([{ code: 'P110', severity: 'error', nodeId: 'r1', port: 'failed' }]);
    expect(issues[0]?.fr).toContain('Première relance');
    expect(issues[0]?.en).toContain('what comes next');
  });

  it('judges the texts too: one that does not print is an error, in the reader’s words', async () => {
    const bundle = JSON.parse(readFileSync(join(fixtures, 'scenarios', 'pme.json'), 'utf8')) as ScenarioBundle;
    const templates = bundle.templates.map((one) => ({ ...one, body: `${one.body}{{money entity.name 'EUR'}}` }));
    const run = await runCli(['check', fileWith('texts.json', JSON.stringify({ ...bundle, templates })), '--lang', 'en']);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('it does not print with sample data');
    expect(run.stdout).toContain('(M609)');
  });

  it('takes a catalogue: a template must exist in its languages', async () => {
    const catalogue = fileWith('catalogue.json', '{"locales":["fr","en","de"],"gapDays":7}');
    const run = await runCli(['check', 'scenarios/pme.json', '--catalogue', catalogue, '--json']);
    expect(run.exitCode).toBe(1);
    expect((run.json() as CheckOutput).issues.map(({ code }) => code)).toContain('P114');
    const faulty = await runCli(['check', 'scenarios/pme.json', '--catalogue', fileWith('c.json', '{"locales":[]}'), '--json']);
    expect(faulty.exitCode).toBe(1);
    expect(failureFaults(faulty.json())).toEqual([]);
  });

  it('takes the channels of a house: a card that leaves by another is an error', async () => {
    const told = async (channels: string): Promise<string[]> => {
      const catalogue = fileWith('channels.json', `{"locales":["fr","en"],"gapDays":7,"channels":${channels}}`);
      const run = await runCli(['check', 'scenarios/pme.json', '--catalogue', catalogue, '--json']);
      return run.exitCode === 0 ? [] : ((run.json() as Partial<CheckOutput>).issues ?? []).map(({ code }) => code);
    };
    expect(await told('["email"]')).toEqual([]);
    expect(new Set(await told('["letter"]'))).toEqual(new Set(['P118']));
    const unknown = await runCli([
      'check',
      'scenarios/pme.json',
      '--catalogue',
      fileWith('c.json', '{"locales":["fr"],"gapDays":7,"channels":["fax"]}'),
    ]);
    expect(unknown.exitCode).toBe(1);
  });

  it('tells people the same in words', async () => {
    expect((await runCli(['check', 'scenarios/pme.json'])).stdout).toContain('Ce scénario peut être publié.');
    expect((await runCli(['check', 'faulty.json', '--lang', 'en'])).stdout).toContain('1 error(s) to correct');
  });
});

describe('relance simulate', () => {
  it('says which events name an item that is not in the list', async () => {
    const events = fileWith('events.json', '[{"date":"2025-09-10","type":"dispute","item":"F-NOWHERE"}]');
    const { issues } = await simulated('--events', events);
    expect(issues).toMatchObject([{ code: 'eventUnknownItem', severity: 'warning' }]);
  });

  it('nets money that names an unknown number with what its account owes, as the live case does (law 5, P10)', async () => {
    const items = fileWith('items.csv', 'Code client;N° facture;Date échéance;Solde\nC1;F-1;2025-09-15;100,00\n');
    const payments = fileWith('paid.csv', 'Date;Code client;N° facture;Montant\n2025-09-18;C1;F-999;100,00\n');
    const arguments_ = ['simulate', 'scenarios/pme.json', '--items', items, '--from', '2025-09-14', '--to', '2025-10-27', '--json'];
    const unpaid = (await runCli(arguments_)).json() as SimulateOutput;
    const paid = (await runCli([...arguments_, '--payments', payments])).json() as SimulateOutput;
    expect(unpaid.contacts.length).toBeGreaterThan(0);
    expect(paid.contacts).toEqual([]);
    expect(paid.endings).toMatchObject([{ item: 'F-1', status: 'suspended', reason: { code: 'netted' } }]);
  });

  it('reads a list whose dates do not say what they begin with once it is told, and says how to tell it', async () => {
    const items = fileWith('items.csv', 'Code client;N° facture;Date échéance;Solde\nC1;F-1;05/09/2025;100,00\n');
    const arguments_ = ['simulate', 'scenarios/pme.json', '--items', items, '--from', '2025-09-01', '--to', '2025-10-27', '--json'];
    const untold = (await runCli(arguments_)).json() as SimulateOutput;
    expect(untold.rejected).toMatchObject([{ code: 'dateOrderUndecided' }]);
    expect(untold.rejected[0]?.fr).toContain('--date-order day');
    expect(untold.rejected[0]?.en).toContain('--date-order day');
    const dayFirst = (await runCli([...arguments_, '--date-order', 'day'])).json() as SimulateOutput;
    const monthFirst = (await runCli([...arguments_, '--date-order', 'month'])).json() as SimulateOutput;
    expect(dayFirst.rejected).toEqual([]);
    expect(dayFirst.contacts[0]?.date.slice(0, 7)).toBe('2025-09');
    expect(monthFirst.rejected).toEqual([]);
    expect(monthFirst.contacts).not.toEqual(dayFirst.contacts);
  });

  it('reminds until the payment, and does nothing about the item after it', async () => {
    const paidOn = '2025-09-18';
    const after = ({ contacts, tasks }: SimulateOutput): unknown[] => [
      ...contacts.filter(({ date, items }) => date >= paidOn && items.some(({ number }) => number === 'F-102')),
      ...tasks.filter(({ date, items }) => date >= paidOn && items.includes('F-102')),
    ];
    const paid = await simulated('--payments', 'payments.csv', '--seed', '1');
    expect(paid.contacts.some(({ items }) => items.some(({ number }) => number === 'F-102'))).toBe(true);
    expect(after(paid)).toEqual([]);
    expect(paid.endings.find(({ item }) => item === 'F-102')).toMatchObject({ status: 'done', reason: { code: 'paid' } });
    expect(after(await simulated('--seed', '1'))).not.toEqual([]);
  });

  it('says what did not leave, with the law and in both languages', async () => {
    const { skipped } = await simulated();
    expect(skipped).toContainEqual(
      expect.objectContaining({ item: 'F-101', reason: expect.objectContaining({ code: 'skippedLate', law: 9 }) as unknown }),
    );
    expect(skipped[0]?.reason.fr).toContain('« Rappel »');
    expect(skipped[0]?.reason.en).toContain('“Rappel”');
  });

  it('suspends what is disputed, and moves its later steps', async () => {
    const before = (await simulated()).contacts;
    const disputed = await simulated('--events', 'events.json');
    const between = ({ date }: { date: string }): boolean => date > '2025-09-10' && date <= '2025-09-17';
    const about = ({ items }: SimulateOutput['contacts'][number]): boolean => items.some(({ number }) => number === 'F-101');
    expect(disputed.waits.some(({ item, reason }) => item === 'F-101' && reason.code === 'dispute')).toBe(true);
    expect(disputed.contacts.filter((contact) => between(contact) && about(contact))).toEqual([]);
    expect(disputed.contacts).not.toEqual(before);
  });

  it('is the same again with the same seed, whatever else the machine does', async () => {
    expect(await simulated('--seed', '7')).toEqual(await simulated('--seed', '7'));
  });

  it('leaves items of other segments without a scenario, and says so', async () => {
    const run = await runCli([...simulation.map((word) => (word === 'scenarios/pme.json' ? 'autres=scenarios/pme.json' : word))]);
    const output = run.json() as SimulateOutput;
    expect(output.contacts).toEqual([]);
    expect(output.endings.find(({ item }) => item === 'F-101')?.reason?.code).toBe('noScenario');
    expect(output.scenarios).toMatchObject([{ segment: 'autres', scenarioId: 'pme' }]);
  });

  it('simulates the good rows, lists the bad ones and ends with 1', async () => {
    const run = await runCli(simulation.map((word) => (word === 'open-items.csv' ? 'faulty-items.csv' : word)));
    const output = run.json() as SimulateOutput;
    expect(run.exitCode).toBe(1);
    expect(output.rejected).toMatchObject([{ file: 'faulty-items.csv', line: 7, code: 'dateInvalid' }]);
    expect(output.contacts.length).toBeGreaterThan(0);
  });

  it('simulates nothing with a faulty scenario, and says what is wrong with it', async () => {
    const run = await runCli(simulation.map((word) => (word === 'scenarios/pme.json' ? 'faulty.json' : word)));
    expect(run.exitCode).toBe(1);
    expect(outputFaults('simulate', run.json())).toEqual([]);
    expect(run.json()).toMatchObject({ contacts: [], issues: [{ file: 'faulty.json', code: 'P110' }] });
  });

  it('lists every mistake of an events file', async () => {
    const events = fileWith('events.json', '[{"date":"2025-13-01","type":"payment"},{"date":"2025-09-02","type":"fax","x":1}]');
    const run = await runCli([...simulation, '--events', events]);
    expect(run.exitCode).toBe(1);
    expect(failureFaults(run.json())).toEqual([]);
    expect((run.json() as { error: { issues: unknown[] } }).error.issues).toHaveLength(3);
  });

  it('says of a mistake in an events file where it is, what is expected and what would do', async () => {
    const events = fileWith(
      'events.json',
      '[\n{"date":"2025-09-10","type":"hold"},\n{"date":"2025-09-11","type":"promise","item":"F-101","untill":"x"}\n]',
    );
    const run = await runCli([...simulation, '--events', events]);
    const { issues } = (run.json() as { error: { issues: { code: string; fr: string; en: string }[] } }).error;
    expect(issues).toMatchObject([
      {
        code: 'eventMemberMissing',
        fr: 'ligne 3, [1].until : ce champ manque ; attendu : une date AAAA-MM-JJ qui existe.',
        en: 'line 3, [1].until: this field is missing; expected: a date YYYY-MM-DD that exists.',
      },
      { code: 'eventMemberUnknown' },
    ]);
    expect(issues[1]?.en).toBe(
      'line 3, [1].untill: this type of event does not read this field; possible: until, account, item, items, cents, currency, owner.',
    );
  });

  it.each([
    ['a field nobody knows', '{"gapDay": 3}', 'inputMemberUnknown', '/: unknown field “gapDay”. Possible: territory, gapDays'],
    ['a gap below two days', '{"gapDays": 1}', 'inputValueInvalid', '/gapDays: 1 is not accepted; expected: a whole number of days.'],
    [
      'a day that does not exist',
      '{"lateFees": [{"from": "2025-02-30", "currency": "EUR", "ratePercent": "12.15", "indemnityCents": 4000}]}',
      'inputValueInvalid',
      '/lateFees/0/from: "2025-02-30"',
    ],
    [
      'a rate without its indemnity',
      '{"lateFees": [{"from": "2025-07-01", "currency": "EUR", "ratePercent": "12.15"}]}',
      'inputMemberMissing',
      '“indemnityCents” is missing',
    ],
  ])('refuses a policy with %s', async (_what, text, code, en) => {
    const run = await runCli([...simulation, '--policy', fileWith('policy.json', text)]);
    expect(run.exitCode).toBe(1);
    expect(failureFaults(run.json())).toEqual([]);
    const { issues } = (run.json() as { error: { issues: { code: string; en: string }[] } }).error;
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(issues[0]?.en).toContain(en);
  });

  it('keeps the hours of a policy: Tuesdays from 14 to 15 h', async () => {
    const policy = fileWith('policy.json', '{"window": {"fromMinute": 840, "toMinute": 900, "weekdays": [2]}}');
    const { contacts } = await simulated('--policy', policy);
    expect(contacts.length).toBeGreaterThan(0);
    for (const { date, time } of contacts) expect([new Date(`${date}T00:00Z`).getUTCDay(), time.slice(0, 2)]).toEqual([2, '14']);
  });

  it('takes what is known on the first day: who cannot be written to, and what was said before (laws 7, 8)', async () => {
    const state = fileWith('state.json', '{"items": {"F-101": {"lastLevel": 2, "lastContactOn": "2025-08-25"}, "F-0": {"blocked": true}}}');
    const { contacts, issues } = await simulated('--state', state);
    expect(issues).toMatchObject([{ code: 'stateUnknown', severity: 'warning' }]);
    const about = contacts.filter(({ items }) => items.some(({ number, role }) => number === 'F-101' && role === 'reminded'));
    expect(about.map(({ level }) => level)).not.toContain(1);
    const wrong = await runCli([...simulation, '--state', fileWith('state.json', '{"items": {"F-101": {"lastLevel": 9}}}')]);
    expect((wrong.json() as { error: { issues: { en: string }[] } }).error.issues[0]?.en).toBe(
      '/items/F-101/lastLevel: 9 is not accepted; expected: a level from 0 to 5.',
    );
  });

  it.each([
    ['days the wrong way round', ['--from', '2025-10-01', '--to', '2025-09-01']],
    ['a day that does not exist', ['--from', '2025-02-30', '--to', '2025-09-01']],
    ['a missing day', ['--from', '2025-09-01']],
  ])('calls %s wrong usage', async (_what, wrong) => {
    const run = await runCli(['simulate', 'scenarios/pme.json', '--items', 'open-items.csv', ...wrong, '--json']);
    expect(run.exitCode).toBe(2);
    expect(failureFaults(run.json())).toEqual([]);
  });

  it('tells people day by day', async () => {
    const run = await runCli([...simulation.filter((word) => word !== '--json'), '--lang', 'fr']);
    expect(run.stdout).toContain('lundi 1er septembre 2025');
    expect(run.stdout).toMatch(/prises de contact/);
    expect(run.stdout).toMatch(/^ {2}\d+ pièces?(?:, par exemple)? : .+\.$/m);
    expect(run.stdout).not.toContain(' × ');
  });
});
