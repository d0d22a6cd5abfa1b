import { toDayNumber } from '@relance/domain';
import type { LetterFacts } from '../machine/facts/recorded-facts.js';
import { traitsOf } from '@relance/schemas';
import { recordedInstant } from './events/recorded-event.js';
import type { Dispatched, Run } from './run.js';
import type { SimulationEvent } from './simulation.js';

/** What an event adds to the facts about what left before it; false where it finds nothing it speaks of. */
type RecordAftermath = (run: Run, event: SimulationEvent, recordedAt: number) => boolean;

/** The last messages before an instant about the items an event names, one for each. */
function lastAbout(run: Run, event: SimulationEvent, recordedAt: number, fits: (dispatched: Dispatched) => boolean): Dispatched[] {
  const numbers = new Set([...(event.item === undefined ? [] : [event.item]), ...(event.items ?? [])]);
  const ids = run.env.facts.items.filter(({ number }) => numbers.has(number)).map(({ id }) => id);
  const last = ids.map((id) => run.dispatched.findLast((one) => one.at < recordedAt && one.items.includes(id) && fits(one)));
  return [...new Set(last.filter((one) => one !== undefined))];
}

const isLetter = ({ channel }: Dispatched): boolean => traitsOf(channel)?.isPosted === true;

/** Letters handed over by then are posted that day; each is told with the day it left. */
const posted: RecordAftermath = (run, event, recordedAt) => {
  const waiting = run.dispatched.filter(({ untold, at }) => untold !== undefined && at < recordedAt);
  for (const letter of waiting) {
    (run.env.facts.letters ??= []).push({ dispatchId: letter.dispatchId, postedDay: toDayNumber(event.date), recordedAt });
    if (letter.untold !== undefined) run.recorder.posted(letter.untold, recordedAt);
    delete letter.untold;
  }
  return true;
};

/** What became of the last letter about the items named (law 22); its presentation is that day unless said. */
const letterOutcome: RecordAftermath = (run, event, recordedAt) => {
  const letters = lastAbout(run, event, recordedAt, (one) => isLetter(one) && one.untold === undefined);
  const outcomes = ['received', 'refused', 'unclaimed', 'unknownAddress'] as const;
  const outcome = outcomes.find((known) => known === event.outcome);
  if (outcome === undefined) return false;
  const outcomeDay = toDayNumber(event.date);
  for (const { dispatchId } of letters) {
    const fact: LetterFacts = { dispatchId, outcome, outcomeDay, recordedAt };
    if (outcome !== 'unknownAddress') fact.presentedDay = event.presented === undefined ? outcomeDay : toDayNumber(event.presented);
    (run.env.facts.letters ??= []).push(fact);
  }
  return letters.length > 0;
};

/** The last message about the items named came back (law 20). */
const bounced: RecordAftermath = (run, event, recordedAt) => {
  const messages = lastAbout(run, event, recordedAt, ({ untold }) => untold === undefined);
  for (const { dispatchId, items } of messages) {
    (run.env.facts.bounces ??= []).push({ dispatchId, day: toDayNumber(event.date), recordedAt, itemIds: [...items] });
  }
  return messages.length > 0;
};

/** Somebody has put the address right that a message about the items named came back from (law 8). */
const addressChecked: RecordAftermath = (run, event, recordedAt) => {
  const numbers = new Set([...(event.item === undefined ? [] : [event.item]), ...(event.items ?? [])]);
  const ids = run.env.facts.items.filter(({ number }) => numbers.has(number)).map(({ id }) => id);
  const open = (run.env.facts.bounces ?? []).filter(
    ({ checkedDay, itemIds = [] }) => checkedDay === undefined && ids.some((id) => itemIds.includes(id)),
  );
  for (const bounce of open) {
    bounce.checkedDay = toDayNumber(event.date);
    bounce.checkedAt = recordedAt;
  }
  return open.length > 0;
};

/** Types of event that speak of what the run itself sent; one literal table. */
const aftermath: Readonly<Partial<Record<SimulationEvent['type'], RecordAftermath>>> = { posted, letterOutcome, bounced, addressChecked };

/** Adds the facts of the events recorded at `nowMs` that speak of what left before them: postings, outcomes of letters, bounces. */
export function recordAftermath(run: Run, nowMs: number, doneMs: number): void {
  for (const event of run.events) {
    const record = aftermath[event.type];
    if (record === undefined) continue;
    const recordedAt = recordedInstant(run.calendar, event.date);
    if (recordedAt <= doneMs || recordedAt > nowMs) continue;
    if (record(run, event, recordedAt)) run.found.add(event);
  }
}

/** Events about what the run did that found nothing of the kind: a message, a letter, an open task. */
export function withoutAftermath(run: Run): { event: SimulationEvent; code: 'nothingSent' | 'noOpenTask'; about: string }[] {
  const needs: Readonly<Partial<Record<SimulationEvent['type'], 'nothingSent' | 'noOpenTask'>>> = {
    letterOutcome: 'nothingSent',
    bounced: 'nothingSent',
    addressChecked: 'nothingSent',
    outcome: 'noOpenTask',
  };
  return run.events.flatMap((event) => {
    const code = needs[event.type];
    const isNamed = event.item !== undefined || event.items !== undefined || event.account !== undefined;
    const isOver = recordedInstant(run.calendar, event.date) <= run.toMs;
    if (code === undefined || !isNamed || !isOver || run.found.has(event)) return [];
    return [{ event, code, about: event.item ?? event.items?.join(', ') ?? 'account' }];
  });
}
