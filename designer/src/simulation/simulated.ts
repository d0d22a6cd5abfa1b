import { formatDayOffset, formatShortDate, fromDayNumber, toDayNumber, type CivilDate, type Locale } from '@relance/domain';
import type { CaseFacts, EntityPolicy, Plan, Simulation, SimulationEvent, SimulationInput } from '@relance/scenario';
import type { SimulationGround } from '@relance/schemas';
import { formatMinutes } from '../i18n/format.js';
import { madeUpFacts, type MadeUpAccount } from './made-up-account.js';

/** How many days after the last due date a simulation goes on. */
const DAYS_AFTER = 90;

/** What is simulated: a real account by its code, else one made up; and what happens to it. */
export interface Given {
  account: string | undefined;
  madeUp: MadeUpAccount;
  events: readonly SimulationEvent[];
}

/** A simulation as it is asked for, and the invoices one may follow through it. */
export interface Asking {
  input: SimulationInput;
  invoices: readonly { number: string; dueOn: CivilDate }[];
}

/** The question to the machine; undefined while the drawing has errors, or where the account has no invoice. */
export function askingFor(ground: SimulationGround | undefined, { account, madeUp, events }: Given): Asking | undefined {
  const { hash, territory } = ground ?? {};
  // the compiler's own plan, in the JSON of the API
  const plan = ground?.plan as Plan | undefined;
  if (ground === undefined || plan === undefined || hash === undefined || territory === undefined) return undefined;
  if (account !== undefined && ground.account === undefined) return undefined;
  // recorded facts as the machine reads them, in the JSON of the API
  const facts = account === undefined ? madeUpFacts(madeUp, territory, hash) : (ground.account?.facts as unknown as CaseFacts);
  const due = facts.items.filter(({ type }) => type !== 'creditNote').map(({ number, dueDay }) => ({ number, dueDay }));
  if (due.length === 0) return undefined;
  const days = due.map(({ dueDay }) => dueDay);
  return {
    input: {
      plans: { [hash]: plan },
      calendars: ground.calendars as unknown as SimulationInput['calendars'],
      policy: ground.policy as unknown as EntityPolicy,
      cases: [facts],
      events,
      from: fromDayNumber(Math.min(...days) - plan.enterDaysBefore - 1),
      to: fromDayNumber(Math.max(...days) + DAYS_AFTER),
      approve: true,
    },
    invoices: due.map(({ number, dueDay }) => ({ number, dueOn: fromDayNumber(dueDay) })),
  };
}

/** A day as the simulation tells it: `J+15 · ven. 21 nov.`. */
export function tellDay(date: CivilDate, dueOn: CivilDate, locale: Locale): string {
  return `${formatDayOffset(toDayNumber(date) - toDayNumber(dueOn), locale)} · ${formatShortDate(date, locale)}`;
}

/** A day with its hour where there is one: `mer. 12 nov., 9 h 15`; the hour comes as `HH:MM`. */
export function tellMoment(date: CivilDate, time: string | undefined, locale: Locale): string {
  const day = formatShortDate(date, locale);
  if (time === undefined) return day;
  const [hour = '0', minute = '0'] = time.split(':');
  return `${day}, ${formatMinutes(Number(hour) * 60 + Number(minute), locale)}`;
}

/** An event the simulation could not apply, if this is one. */
export function unappliedAs(simulation: Simulation | undefined, event: SimulationEvent): string | undefined {
  const same = (one: SimulationEvent): boolean => one.type === event.type && one.date === event.date && one.item === event.item;
  return simulation?.unapplied?.find((one) => same(one.event))?.code;
}
