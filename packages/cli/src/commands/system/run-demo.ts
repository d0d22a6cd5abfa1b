import { addDays, formatLongDate, isCivilDate, toDayNumber, type BusinessClock } from '@relance/domain';
import { contracts, type DemoOutput } from '@relance/schemas';
import { join } from 'node:path';
import { connect } from '../../connection/connect.js';
import { answerCalls, dayOf, payOnTime, watch } from '../../demo/demo-loops.js';
import { calendarAround, nowIn, type DemoSession } from '../../demo/demo-session.js';
import { firstRun, type SignIn } from '../../demo/first-run.js';
import { loadSamples } from '../../demo/load-samples.js';
import { patiently } from '../../demo/patiently.js';
import { readSampleFiles } from '../../demo/sample-files.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';
import { heapLine } from '../../simulation/simulation-lines.js';
import { pathOf } from '../../terminal/read-file.js';
import { reachVerdict } from '../../verdict/verdict.js';

/** Options of `relance demo`. */
export interface DemoOptions {
  until?: string;
  samples?: string;
  seed?: number;
}

/** Eight weeks. */
const DEMO_DAYS = 56;
/** The last day ends when sending hours have ended. */
const EVENING_MINUTE = 1200;

async function businessClock(context: CommandContext, connection: DemoSession['connection']): Promise<BusinessClock> {
  const clock = await patiently(context.io, () => connection.call(contracts.getClock, {}));
  if (clock.scale > 1) return clock;
  throw new CommandFault(2, 'RLC_CLOCK_IS_REAL', {
    fr: 'Ce Relance tourne en temps réel, sur vos données. Lancez la démonstration avec « npm start -- --demo ».',
    en: 'This Relance runs in real time, on your data. Start the demo with “npm start -- --demo”.',
  });
}

function lastDay(session: Pick<DemoSession, 'calendar' | 'samples'>, startMs: number, until: string | undefined): string {
  const first = session.samples.firstDay;
  const from = first !== undefined && isCivilDate(first) ? first : dayOf(session, startMs);
  return until ?? addDays(from, DEMO_DAYS);
}

/** Loads everything and lets the session begin. */
async function begin(context: CommandContext, options: DemoOptions): Promise<{ session: DemoSession; signIn: SignIn; startMs: number }> {
  const connection = connect(context);
  const folder = options.samples === undefined ? join(context.io.clone, 'samples') : pathOf(context.io, options.samples);
  const samples = await readSampleFiles(context.io, folder);
  const signIn = await firstRun({ context, connection, samples });
  tellSignIn(context, signIn);
  const clock = await businessClock(context, connection);
  const startMs = nowIn({ clock, context });
  const calendar = calendarAround(samples.entity.territory, startMs);
  const endMs = calendar.toInstant(toDayNumber(lastDay({ calendar, samples }, startMs, options.until)), EVENING_MINUTE);
  const seed = options.seed ?? samples.outcomes.seed;
  const counts = { paymentRows: 0, callsAnswered: 0, paymentDaysLeft: samples.paymentDays.length };
  const session: DemoSession = { context, connection, samples, clock, calendar, seed, endMs, over: false, ...counts };
  await loadSamples(session);
  tellStandingClock(session);
  return { session, signIn, startMs };
}

/** Business time stands while the samples load; says when it starts to pass. */
function tellStandingClock({ context, clock, calendar }: DemoSession): void {
  const standsMs = clock.originMs - context.io.nowMs();
  if (standsMs <= 0) return;
  const seconds = Math.ceil(standsMs / 1000);
  const day = formatLongDate(dayOf({ calendar }, clock.epochMs), context.locale);
  context.progress.say(
    context.locale === 'fr' ? `Le calendrier part du ${day} dans ${seconds} s.` : `The calendar starts from ${day} in ${seconds} s.`,
  );
}

function tellSignIn(context: CommandContext, signIn: SignIn): void {
  if (signIn === null) return;
  const { url, email, password } = signIn;
  context.progress.say(
    context.locale === 'fr' ? `Connexion : ${url}, ${email}, mot de passe ${password}` : `Sign in: ${url}, ${email}, password ${password}`,
  );
}

function linesOf(context: CommandContext, output: DemoOutput): string[] {
  const { items, waiting, mails, faults, signIn } = output;
  const { locale } = context;
  const fr = locale === 'fr';
  const to = formatLongDate(output.to, locale);
  const lines = [
    '',
    fr
      ? `${to} : ${items.total} pièces, dont ${items.paid} réglées, ${items.handedOver} passées en contentieux, ${items.credits} avoirs, ${items.waiting} en attente :`
      : `${to}: ${items.total} items, of which ${items.paid} paid, ${items.handedOver} handed over, ${items.credits} credits, ${items.waiting} waiting:`,
    ...waiting.map((heap) => heapLine({ items: heap.items, example: heap[locale] }, locale)),
    fr
      ? `${output.contacts} messages envoyés, ${mails.received} reçus, ${mails.duplicates} en double ; ${output.calls} appels, ${output.payments} règlements.`
      : `${output.contacts} messages sent, ${mails.received} received, ${mails.duplicates} twice; ${output.calls} calls, ${output.payments} payments.`,
    ...faults.map((fault) => `  ✗ ${fault[locale]} (${fault.code})`),
  ];
  const good = fr ? 'Tout est réglé, passé en contentieux ou expliqué.' : 'Everything is paid, handed over or explained.';
  const bad = fr ? 'Tout ne va pas comme il faut : voir ci-dessus.' : 'Not all is as it must be: see above.';
  lines.push(output.holds ? good : bad);
  if (signIn !== null) {
    const { url, email, password } = signIn;
    lines.push(fr ? `Connexion : ${url}, ${email}, mot de passe ${password}` : `Sign in: ${url}, ${email}, password ${password}`);
  }
  return lines;
}

/** Runs the loops to their common end; when one fails, the others end too before its failure is thrown. */
async function runAll(session: DemoSession): Promise<DemoOutput['ended']> {
  const guarded = async <T>(loop: Promise<T>): Promise<T> => {
    try {
      return await loop;
    } catch (error) {
      session.over = true;
      throw error;
    }
  };
  const [watched, ...others] = await Promise.allSettled([
    guarded(watch(session)),
    guarded(payOnTime(session)),
    guarded(answerCalls(session)),
  ]);
  for (const loop of [...others, watched]) if (loop.status === 'rejected') throw loop.reason;
  if (watched.status === 'rejected') throw watched.reason;
  return watched.value;
}

/**
 * Loads the samples, lets the business clock run for eight weeks with payments and a stand-in who answers calls, and judges the end. It only
 * reads, pays and answers: whatever dies and comes back meanwhile changes nothing. Exit code 0 only if everything holds.
 */
export async function runDemo(context: CommandContext, options: DemoOptions): Promise<CommandResult> {
  const { session, signIn, startMs } = await begin(context, options);
  const ended = await runAll(session);
  const verdict = await reachVerdict(session);
  const output: DemoOutput = {
    from: dayOf(session, startMs),
    to: dayOf(session, nowIn(session)),
    ended,
    ...verdict,
    calls: session.callsAnswered,
    payments: session.paymentRows,
    signIn,
  };
  return { exitCode: output.holds ? 0 : 1, output, lines: linesOf(context, output) };
}
