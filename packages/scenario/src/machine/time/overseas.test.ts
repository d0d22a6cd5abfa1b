import { fromDayNumber } from '@relance/domain';
import { describe, expect, it } from 'vitest';
import type { ContactInstruction, TaskInstruction } from '../../plan.js';
import { dates, days, instant, readyFor, type Given } from '../../testing/dated-step.js';
import { call, email } from '../../testing/small-world.js';

describe('an entity overseas or in Moselle: its own zone and its own holidays', () => {
  it.each<[string, string, string, string, string]>([
    ['Martinique, 22 May', 'MQ', '2025-05-17', '2025-05-23', '13:00'],
    ['Guadeloupe, 27 May', 'GP', '2025-05-22', '2025-05-28', '13:00'],
    ['Guyane, Whit Monday and 10 June', 'GF', '2025-06-04', '2025-06-11', '12:00'],
    ['La Réunion, 20 December', 'RE', '2024-12-15', '2024-12-23', '05:00'],
    ['Mayotte, 27 April', 'YT', '2026-04-22', '2026-04-28', '06:00'],
    ['Saint-Barthélemy, 9 October', 'BL', '2025-10-04', '2025-10-10', '13:00'],
    ['Polynésie, 5 March', 'PF', '2026-02-28', '2026-03-06', '19:00'],
    ['Moselle, Good Friday and Easter Monday', 'FR-57', '2025-04-13', '2025-04-22', '07:00'],
    ['Moselle, 26 December', 'FR-57', '2025-12-21', '2025-12-29', '08:00'],
    ['Paris on that Good Friday', 'FR', '2025-04-13', '2025-04-18', '07:00'],
  ])('%s', (_, territory, due, date, utc) => {
    const { rolledDay, readyAt } = readyFor(days(5), due, { policy: { territory } });
    expect([fromDayNumber(rolledDay), instant(readyAt)]).toEqual([date, `${date}T${utc}`]);
  });

  it('Nouvelle-Calédonie, 24 September: 9:00 there is the evening before in UTC', () => {
    const { rolledDay, readyAt } = readyFor(days(5), '2025-09-19', { policy: { territory: 'NC' } });
    expect([fromDayNumber(rolledDay), instant(readyAt)]).toEqual(['2025-09-25', '2025-09-24T22:00']);
  });
});

describe('a payer overseas of an entity in Paris (law 1)', () => {
  const companion = { channel: 'sms' as const, template: { id: 't', version: 1 }, audience: ['accountsPayable'] };
  const steps: readonly (readonly [string, ContactInstruction | TaskInstruction, string])[] = [
    ['an e-mail leaves on the debtor’s holiday', email('R2', 0, 1) as ContactInstruction, '2025-05-22'],
    ['a registered letter too', email('R2', 0, 1, { channel: 'registered' }) as ContactInstruction, '2025-05-22'],
    ['a text message does not', email('R2', 0, 1, { channel: 'sms' }) as ContactInstruction, '2025-05-23'],
    ['nor an e-mail with its text message (law 22)', email('R2', 0, 1, { companions: [companion] }) as ContactInstruction, '2025-05-23'],
    ['nor a call', call('R2', 0) as TaskInstruction, '2025-05-23'],
    ['something to check is no call', call('R2', 0, { task: 'check' }) as TaskInstruction, '2025-05-22'],
  ];
  it.each(steps)('%s', (_, step, expected) => {
    const { rolledDay, readyAt } = readyFor(days(5), '2025-05-17', { step, payer: 'MQ' });
    expect([fromDayNumber(rolledDay), instant(readyAt)]).toEqual([expected, `${expected}T13:00`]);
  });

  it('the entity’s holiday holds for all: 11 November is no day for La Réunion either', () => {
    expect(dates(readyFor(days(5), '2025-11-06', { payer: 'RE' }))).toBe('2025-11-11 → 2025-11-12');
  });

  it('a call to Moselle keeps its Good Friday, an e-mail does not', () => {
    const good = (step: Given['step']): string =>
      dates(readyFor(days(5), '2025-04-13', { payer: 'FR-57', ...(step === undefined ? {} : { step }) }));
    expect(good(call('R2', 0) as TaskInstruction)).toBe('2025-04-18 → 2025-04-22');
    expect(good(undefined)).toBe('2025-04-18 → 2025-04-18');
  });

  it('9:00 in Nouméa is before the entity’s day has begun: its midnight counts', () => {
    expect(instant(readyFor(days(5), '2025-11-07', { payer: 'NC' }).readyAt)).toBe('2025-11-11T23:00');
  });
});
