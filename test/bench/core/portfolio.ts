import { fromDayNumber, toDayNumber, type CalendarData } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { CaseFacts, Instruction, ItemFacts, Plan, SimulationInput } from '@relance/scenario';

/** Days from the due date of the steps every item walks, one a level. */
export const offsets: readonly number[] = [5, 15, 25, 35];

/** A book and all a simulation needs beside it. */
export interface Portfolio {
  calendar: CalendarData;
  cases: CaseFacts[];
  input: Omit<SimulationInput, 'cases'>;
}

const firstDay = toDayNumber('2025-09-01');
const spreadDays = 180;
const daysAfterLastDue = 250;
const largestAccount = 4;

function plan(): Plan {
  const steps = offsets.map((offset, index): Instruction => ({
    op: 'contact',
    nodeId: `R${index + 1}`,
    when: { anchor: 'dueDate', offset, unit: 'days' },
    channel: 'email',
    level: index + 1,
    rank: 1,
    template: { id: `R${index + 1}`, version: 1 },
    audience: ['accountsPayable'],
    sent: index + 1,
    failed: index + 1,
  }));
  const end: Instruction = { op: 'stop', nodeId: 'H', outcome: 'handedOver', handOverTo: 'agency', owner: 'creditManager' };
  return {
    irVersion: 1,
    scenarioId: 'bench',
    entry: 0,
    enterDaysBefore: 10,
    instructions: [...steps, end],
    policies: {},
    rulePack: 'bench',
  };
}

function item(ordinal: number, accountId: string): ItemFacts {
  const dueDay = firstDay + 30 + ((ordinal * 37) % spreadDays);
  const day = dueDay - 30;
  return {
    id: `i${ordinal}`,
    number: `F${ordinal}`,
    accountId,
    type: 'invoice',
    currency: 'EUR',
    invoiceDay: day,
    dueDay,
    planHash: 'plan',
    facts: [{ kind: 'stated', cents: 10_000 + ((ordinal * 7_919) % 500_000), day, recordedAt: day * 86_400_000 }],
  };
}

function account(accountId: string, items: ItemFacts[]): CaseFacts {
  const payer = {
    accountId,
    territory: 'FR',
    segment: 'sme',
    debtorClass: 'business',
    hasEmail: true,
    hasPhone: true,
    hasMobile: false,
  } as const;
  return { version: 1, caseId: accountId, entityId: 'entity', payer, items, receipts: [], tasks: [], suspensions: [] };
}

/** So many items in accounts of one to four, due over half a year, each on a ladder of four e-mails; gap 7 days, at most 4 in 30. */
export function portfolio(items: number): Portfolio {
  const calendar = buildCalendar('FR', 2025, 3);
  const cases: CaseFacts[] = [];
  for (let ordinal = 0; ordinal < items;) {
    const size = Math.min(1 + (cases.length % largestAccount), items - ordinal);
    const accountId = `a${cases.length}`;
    cases.push(
      account(
        accountId,
        Array.from({ length: size }, (_, index) => item(ordinal + index, accountId)),
      ),
    );
    ordinal += size;
  }
  const input: Portfolio['input'] = {
    plans: { plan: plan() },
    calendars: { FR: calendar },
    policy: {
      territory: 'FR',
      gapDays: 7,
      cap: { contacts: 4, days: 30 },
      window: { fromMinute: 540, toMinute: 1080, weekdays: [1, 2, 3, 4, 5] },
    },
    from: fromDayNumber(firstDay),
    to: fromDayNumber(firstDay + 30 + spreadDays + daysAfterLastDue),
  };
  return { calendar, cases, input };
}
