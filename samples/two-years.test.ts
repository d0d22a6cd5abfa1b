import { fromDayNumber, toDayNumber } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import { compile, simulate, type CaseFacts, type Simulation } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleEntity } from './source/ledger/entity.js';

const folder = join(import.meta.dirname, 'scenarios');
const bundles = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as ScenarioBundle);

const firstDueDay = toDayNumber('2025-01-01');
const DUE_DAYS = 730;
const calendars = { FR: buildCalendar('FR', 2024) };
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
function broken(bundle: ScenarioBundle, { contacts }: Simulation): string[] {
  const { policies, nodes } = bundle.graph;
  const gap = policies?.gapDays ?? gapDays;
  const most = policies?.cap ?? cap;
  const found: string[] = [];
  contacts.forEach(({ date, nodeId, level }, index) => {
    const day = toDayNumber(date);
    for (const earlier of contacts.slice(0, index)) {
      const apart = day - toDayNumber(earlier.date);
      const granted = Number(nodes.find(({ id }) => id === earlier.nodeId)?.data['deadlineDays'] ?? 0);
      if (apart < (earlier.level === 0 ? 2 : gap)) found.push(`${nodeId} ${String(apart)} days after ${earlier.nodeId}`);
      if (granted > 0 && apart <= granted) found.push(`${nodeId} within the deadline of ${earlier.nodeId}`);
      if (level < earlier.level) found.push(`${nodeId} milder than ${earlier.nodeId}`);
    }
    const recent = contacts.slice(0, index + 1).filter((other) => day - toDayNumber(other.date) < most.days && other.level > 0);
    if (recent.length > most.contacts) found.push(`${String(recent.length)} messages in ${String(most.days)} days`);
  });
  return found;
}

describe.each(bundles.map((bundle) => [bundle.graph.scenarioId, bundle] as const))(
  '%s, unpaid, for every due date of two years',
  (_id, bundle) => {
    it.each([1, 2, 3])(
      'keeps gap, cap and granted deadlines, never falls in tone, and ends with an owner (calls answered by seed %i)',
      (seed) => {
        const { plan, hash } = compile(bundle);
        if (plan === undefined) throw new Error('a default scenario compiles');
        const wrong: string[] = [];
        for (let dueDay = firstDueDay; dueDay < firstDueDay + DUE_DAYS; dueDay += 1) {
          const facts = caseDueOn(dueDay, hash);
          const range = { from: fromDayNumber(dueDay - 20), to: fromDayNumber(dueDay + 150) };
          const simulation = simulate({ plans: { [hash]: plan }, calendars, policy, cases: [facts], seed, ...range });
          wrong.push(...broken(bundle, simulation).map((what) => `${facts.caseId}: ${what}`));
          if (simulation.contacts.length === 0) wrong.push(`${facts.caseId}: nothing was written`);
          const [ending] = simulation.endings;
          if (ending === undefined || ending.status === 'walking' || ending.owner === undefined)
            wrong.push(`${facts.caseId}: ends without an owner`);
        }
        expect(wrong).toEqual([]);
      },
    );
  },
);
