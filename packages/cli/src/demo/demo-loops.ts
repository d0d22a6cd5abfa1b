import { formatLongDate, fromDayNumber, toDayNumber } from '@relance/domain';
import { contracts, type Progress } from '@relance/schemas';
import { readTasks } from '../commands/cases/list-tasks.js';
import { CommandFault } from '../terminal/command-fault.js';
import { answerInstant, chooseOutcome } from './call-outcomes.js';
import { nowIn, sleepTowards, type DemoSession } from './demo-session.js';
import { sendPayments } from './load-samples.js';
import { patiently } from './patiently.js';

const SEVEN_O_CLOCK = 420;
const LONGEST_SLEEP_MS = 250;
const CALLS_EVERY_MS = 400;
const LOOK_EVERY_MS = 1000;
const LINE_EVERY_BUSINESS_DAYS = 5;
/** Looks in a row at which nothing was left to happen. */
const STILL_LOOKS = 3;

/** Imports each day's payments at 7 h of that day, before sending hours. */
export async function payOnTime(session: DemoSession): Promise<void> {
  for (const { date, rows, csv } of session.samples.paymentDays) {
    const dueMs = session.calendar.toInstant(toDayNumber(date), SEVEN_O_CLOCK);
    if (dueMs > session.endMs) break;
    while (!session.over && nowIn(session) < dueMs) await sleepTowards(session, dueMs, LONGEST_SLEEP_MS);
    if (session.over) return;
    await patiently(session.context.io, () => sendPayments(session, csv));
    session.paymentRows += rows;
    session.paymentDaysLeft -= 1;
  }
  session.paymentDaysLeft = 0;
}

async function answerDueCalls(session: DemoSession): Promise<void> {
  const { connection, context, calendar, samples, seed } = session;
  const open = await patiently(context.io, () => readTasks(connection, 'open'));
  for (const { task } of open) {
    if (task.kind !== 'call' || answerInstant(task, seed, calendar) > nowIn(session)) continue;
    const outcome = chooseOutcome(task, { ...samples.outcomes, seed });
    if (outcome === undefined) continue;
    try {
      const { recorded } = await patiently(context.io, () =>
        connection.call(contracts.answerTask, { params: { id: task._id }, body: { outcome } }),
      );
      if (recorded) session.callsAnswered += 1;
    } catch (error) {
      // withdrawn or expired since it was listed: there is nobody left to answer
      if (!(error instanceof CommandFault && (error.code === 'RLC_TASK_CLOSED' || error.code === 'RLC_NOT_FOUND'))) throw error;
    }
  }
}

/** Answers open calls as the seed says, on the day they opened or the next business day. */
export async function answerCalls(session: DemoSession): Promise<void> {
  while (!session.over) {
    await answerDueCalls(session);
    await session.context.io.sleep(CALLS_EVERY_MS);
  }
}

/** One line of what happens: date, contacts, calls, paid, open, waiting. */
function liveLine(session: Pick<DemoSession, 'context' | 'callsAnswered'>, progress: Progress): string {
  const { items, contacts, tasksOpen, clock } = progress;
  const { locale } = session.context;
  const day = formatLongDate(clock.today, locale);
  const calls = session.callsAnswered;
  return locale === 'fr'
    ? `${day} · ${contacts} messages · ${calls} appels (${tasksOpen} ouverts) · ${items.paid} réglées · ${items.open} ouvertes, dont ${items.waiting} en attente`
    : `${day} · ${contacts} messages · ${calls} calls (${tasksOpen} open) · ${items.paid} paid · ${items.open} open, ${items.waiting} of them waiting`;
}

class LiveLine {
  readonly #session: DemoSession;
  #toldDay = -Infinity;

  constructor(session: DemoSession) {
    this.#session = session;
  }

  show(progress: Progress): void {
    const { io, json } = this.#session.context;
    if (json) return;
    const text = liveLine(this.#session, progress);
    if (io.stderr.isTTY === true) {
      io.stderr.write(`\r\u001b[2K${text.slice(0, Math.max(20, (io.stderr.columns ?? 100) - 1))}`);
      return;
    }
    const day = toDayNumber(progress.clock.today);
    const { calendar } = this.#session;
    if (this.#toldDay !== -Infinity && calendar.addBusinessDays(this.#toldDay, LINE_EVERY_BUSINESS_DAYS) > day) return;
    this.#toldDay = day;
    io.stderr.write(`${text}\n`);
  }

  end(): void {
    const { io, json } = this.#session.context;
    if (!json && io.stderr.isTTY === true) io.stderr.write('\n');
  }
}

/** Looks on until the last day is over or nothing moves any more; then ends the other loops. */
export async function watch(session: DemoSession): Promise<'dayReached' | 'nothingMoves'> {
  const { context, connection } = session;
  const line = new LiveLine(session);
  let stillLooks = 0;
  try {
    while (!session.over) {
      const progress = await patiently(context.io, () => connection.call(contracts.getProgress, {}));
      line.show(progress);
      const isStill = progress.settled && progress.tasksOpen === 0 && session.paymentDaysLeft === 0;
      stillLooks = isStill ? stillLooks + 1 : 0;
      if (nowIn(session) >= session.endMs) return 'dayReached';
      if (stillLooks >= STILL_LOOKS) return 'nothingMoves';
      await sleepTowards(session, session.endMs, LOOK_EVERY_MS);
    }
    return 'dayReached'; // ended by another loop, whose failure is what is told
  } finally {
    session.over = true;
    line.end();
  }
}

/** The civil day of a business instant. */
export function dayOf(session: Pick<DemoSession, 'calendar'>, instantMs: number): string {
  return fromDayNumber(session.calendar.toCivil(instantMs).day);
}
