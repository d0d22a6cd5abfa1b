import { fromDayNumber, openCalendar, toDayNumber } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import { compile, simulate, type CaseFacts, type Simulation } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleEntity } from './source/ledger/entity.js';

/** The demonstration's scenarios with three casts of call outcomes, the complete ones with one; every approval is granted. */
const drawn = [
  { name: 'scenarios', seeds: [1, 2, 3] },
  { name: 'complete-scenarios', seeds: [1] },
].flatMap(({ name, seeds }) =>
  readdirSync(join(import.meta.dirname, name)).map((file) => {
    const bundle = JSON.parse(readFileSync(join(import.meta.dirname, name, file), 'utf8')) as ScenarioBundle;
    return { name: `${name}/${file}`, seeds, bundle };
  }),
);

const firstDueDay = toDayNumber('2025-01-01');
const DUE_DAYS = 730;
const calendars = { FR: buildCalendar('FR', 2024) };
const calendar = openCalendar(calendars.FR);
const { gapDays, cap, window } = sampleEntity.policy;
const policy = { territory: 'FR', gapDays, cap, window };

function caseDueOn(dueDay: number, planHash: string): CaseFacts {
  const id = `due-${fromDayNumber(dueDay)}`;
  const amount = { kind: 'stated' as const, cents: 150_000, day: dueDay - 30, recordedAt: (dueDay - 30) * 86_400_000 };
  const reachable = { hasEmail: true, hasPhone: true, hasMobile: true };
  return {
    version: 1,
    caseId: id,
    entityId: 'e',
    payer: { accountId: id, territory: 'FR', segment: 's', debtorClass: 'business', ...reachable },
    items: [
      { id, number: id, accountId: id, type: 'invoice', currency: 'EUR', invoiceDay: dueDay - 30, dueDay, facts: [amount], planHash },
    ],
    receipts: [],
    tasks: [],
    suspensions: [],
  };
}

/** What breaks gap, cap or a granted deadline among the messages of one account; counts dates by itself, without the machine. */
function broken(bundle: ScenarioBundle, simulation: Simulation): string[] {
  // a recap is part of its call (law 21)
  const contacts = simulation.contacts.filter(({ isRecap }) => isRecap !== true);
  const { policies, nodes } = bundle.graph;
  const gap = policies?.gapDays ?? gapDays;
  const most = policies?.cap ?? cap;
  const found: string[] = [];
  contacts.forEach(({ date, nodeId, level }, index) => {
    const day = toDayNumber(date);
    for (const earlier of contacts.slice(0, index)) {
      const apart = day - toDayNumber(earlier.date);
      const granted = Number(nodes.find(({ id }) => id === earlier.nodeId)?.data['deadlineDays'] ?? 0);
      const onTheWay =
        earlier.channel === 'letter' ? calendar.addBusinessDays(toDayNumber(earlier.date), 3) - toDayNumber(earlier.date) : 0;
      if (apart < (earlier.level === 0 ? 2 : gap)) found.push(`${nodeId} ${String(apart)} days after ${earlier.nodeId}`);
      if (granted > 0 && apart <= granted + onTheWay) found.push(`${nodeId} within the deadline of ${earlier.nodeId}`);
      if (level < earlier.level) found.push(`${nodeId} milder than ${earlier.nodeId}`);
    }
    const recent = contacts.slice(0, index + 1).filter((other) => day - toDayNumber(other.date) < most.days && other.level > 0);
    if (recent.length > most.contacts) found.push(`${String(recent.length)} messages in ${String(most.days)} days`);
  });
  return found;
}

/** Whether the reminders of a scenario are planned from the due date; after a rejected debit they count from the rejection. */
function hasDueDates({ graph }: ScenarioBundle): boolean {
  return graph.nodes.some(
    ({ data }) => Number(data['level'] ?? 0) > 0 && (data['when'] as { anchor?: unknown } | undefined)?.anchor === 'dueDate',
  );
}

/** Working days by which each reminder left later than its card says, where no call was left to expire: one reached late moves what follows. */
function slips(bundle: ScenarioBundle, { contacts, tasks }: Simulation, dueDay: number): number[] {
  if (tasks.some(({ outcome }) => outcome === 'expired')) return [];
  return contacts.flatMap(({ date, nodeId, level, isRecap }) => {
    const when = bundle.graph.nodes.find(({ id }) => id === nodeId)?.data['when'] as
      { anchor: string; offset: number; unit: string } | undefined;
    if (isRecap === true || level === 0 || when?.anchor !== 'dueDate' || when.unit !== 'days') return [];
    let slipped = 0;
    for (let day = calendar.nextBusinessDay(dueDay + when.offset); day < toDayNumber(date); day = calendar.nextBusinessDay(day + 1))
      slipped += 1;
    return [slipped];
  });
}

describe.each(drawn)('$name, unpaid, for every due date of two years', ({ bundle, seeds }) => {
  const { plan, hash = '' } = compile(bundle);
  const runs = seeds.flatMap((seed) =>
    Array.from({ length: DUE_DAYS }, (_unused, index) => {
      const dueDay = firstDueDay + index;
      const range = { from: fromDayNumber(dueDay - 20), to: fromDayNumber(dueDay + 150) };
      const plans = plan === undefined ? {} : { [hash]: plan };
      const simulation = simulate({ plans, calendars, policy, cases: [caseDueOn(dueDay, hash)], seed, approve: true, ...range });
      return { dueDay, simulation, name: `due ${fromDayNumber(dueDay)}, seed ${String(seed)}` };
    }),
  );

  it('keeps gap, cap and granted deadlines, and never falls in tone', () => {
    expect(runs.flatMap(({ simulation, name }) => broken(bundle, simulation).map((what) => `${name}: ${what}`))).toEqual([]);
  });

  it('writes to everybody, and ends with an owner', () => {
    const silent = runs.filter(({ simulation: { contacts, endings } }) => {
      const [ending] = endings;
      return contacts.length === 0 || ending === undefined || ending.status === 'walking' || ending.owner === undefined;
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('is drawn so that at most 4 in 100 reminders leave later than their cards say, by two working days at most', () => {
    const late = runs.flatMap(({ simulation, dueDay }) => slips(bundle, simulation, dueDay));
    if (hasDueDates(bundle)) expect(late.length).toBeGreaterThan(DUE_DAYS / 2);
    expect(late.filter((days) => days > 0).length).toBeLessThanOrEqual(late.length * 0.04);
    expect(Math.max(0, ...late)).toBeLessThanOrEqual(2);
  });
});
