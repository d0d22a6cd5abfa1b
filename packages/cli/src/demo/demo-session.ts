import { businessNow, openCalendar, realDelayUntil, type BusinessClock, type Calendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { Connection } from '../connection/connect.js';
import type { CommandContext } from '../terminal/command-context.js';
import type { SampleFiles } from './sample-files.js';

/** What all parts of a running demo share. */
export interface DemoSession {
  context: CommandContext;
  connection: Connection;
  samples: SampleFiles;
  clock: BusinessClock;
  /** Of the entity: its days and hours are the demo's. */
  calendar: Calendar;
  seed: number;
  /** Business instants. */
  endMs: number;
  /** Set when nothing more is to be done: the loops end. */
  over: boolean;
  /** Counts that grow. */
  paymentRows: number;
  callsAnswered: number;
  /** Days of payments still to come. */
  paymentDaysLeft: number;
}

/** The business instant now. */
export function nowIn(session: Pick<DemoSession, 'clock' | 'context'>): number {
  return businessNow(session.clock, session.context.io.nowMs());
}

/** Sleeps until a business instant, at most `mostMs` real milliseconds. */
export async function sleepTowards(session: DemoSession, instantMs: number, mostMs: number): Promise<void> {
  const waitMs = realDelayUntil(session.clock, instantMs, session.context.io.nowMs());
  await session.context.io.sleep(Math.max(1, Math.min(waitMs, mostMs)));
}

/** The calendar of a territory for the years around an instant. */
export function calendarAround(territory: string, instantMs: number): Calendar {
  return openCalendar(buildCalendar(territory, new Date(instantMs).getUTCFullYear() - 1, 5));
}
