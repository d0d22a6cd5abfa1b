import { addDays, daysBetween, formatLongDate, formatMoney, formatShortDate, type CivilDate, type Locale } from '@relance/domain';
import { channelWord } from '@relance/scenario';
import type { JournalEntry, Reason, Story, StoryLine, TokenPosition } from '@relance/schemas';
import { attachmentOutcome } from './attachment-words.js';
import { companionOutcome } from './companion-words.js';
import { copyOutcome } from './copy-words.js';
import { failureText } from './failure-words.js';
import { factWords, storyPhrases, storyTexts } from './story-texts.js';

/** What ids stand for; whatever has no name is shown without one. */
export interface StoryNames {
  caseId: string;
  account: { code: string; name: string };
  /** Number of an item by its id. */
  items: ReadonlyMap<string, string>;
  /** Name of a step by its node id. */
  steps: ReadonlyMap<string, string>;
  /** Words for a task's outcome by its id. */
  outcomes: ReadonlyMap<string, string>;
  /** Civil date of an instant in the entity's zone. */
  dateOf(instantMs: number): CivilDate;
  tellReason(reason: Reason, locale: Locale): string;
}

type Day = Story['days'][number];

const SHOWN_NUMBERS = 3;

function numbersOf(itemIds: readonly string[], names: StoryNames): string[] {
  return itemIds.flatMap((id) => names.items.get(id) ?? []);
}

function listed(numbers: readonly string[], locale: Locale): string {
  const shown = numbers.slice(0, SHOWN_NUMBERS).join(', ');
  return numbers.length <= SHOWN_NUMBERS ? shown : storyPhrases[locale].others(shown, numbers.length - SHOWN_NUMBERS);
}

function detailOf(entry: JournalEntry, names: StoryNames, locale: Locale): string {
  const detail = entry.detail ?? '';
  if (entry.kind === 'failed') return failureText(detail, locale);
  if (entry.kind === 'attachment') return attachmentOutcome(detail, locale);
  if (entry.kind === 'copy') return copyOutcome(detail, locale);
  if (entry.kind === 'companion') return companionOutcome(entry, locale);
  return names.outcomes.get(detail) ?? factWords(detail)?.[locale] ?? detail;
}

function lineOf(entry: JournalEntry, names: StoryNames, locale: Locale): StoryLine {
  const numbers = numbersOf(entry.itemIds ?? [], names);
  const money = entry.cents === undefined || entry.currency === undefined ? '' : formatMoney(entry.cents, entry.currency, locale);
  const step = entry.nodeId === undefined ? storyPhrases[locale].unnamed : (names.steps.get(entry.nodeId) ?? entry.nodeId);
  const told = {
    step,
    items: listed(numbers, locale),
    count: numbers.length,
    money,
    detail: detailOf(entry, names, locale),
    channel: channelWord(entry.channel ?? '', locale),
  };
  return {
    kind: entry.kind,
    at: entry.at,
    text: entry.trial === true ? storyPhrases[locale].trial(storyTexts[locale][entry.kind](told)) : storyTexts[locale][entry.kind](told),
    why: [...new Set((entry.reasons ?? []).map((reason) => reasonOfItem(reason, names, locale)))],
    items: numbers,
    ...(entry.level === undefined ? {} : { level: entry.level }),
    ...(entry.nodeId === undefined ? {} : { nodeId: entry.nodeId }),
    ...(entry.dispatchId === undefined ? {} : { dispatchId: entry.dispatchId }),
    ...(entry.taskId === undefined ? {} : { taskId: entry.taskId }),
  };
}

/** A reason with the number of the item it is about, unless it says so itself. */
function reasonOfItem(reason: Reason, names: StoryNames, locale: Locale): string {
  const told = names.tellReason(reason, locale);
  const number = reason.itemId === undefined ? undefined : names.items.get(reason.itemId);
  return number === undefined || told.includes(number) ? told : storyPhrases[locale].about(number, told);
}

function titled(on: CivilDate, locale: Locale): string {
  const title = formatLongDate(on, locale);
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}

/** Lines that only say again what the day before said: the item still waits for the same reason. */
function repeats(line: StoryLine, before: ReadonlySet<string>): boolean {
  return line.kind === 'waits' && before.has(JSON.stringify([line.text, line.why]));
}

/** Puts what went along with a contact under the line of that contact, where it is told (law 22). */
function goesAlong({ companionOf = '', channel }: JournalEntry, line: StoryLine, contacts: ReadonlyMap<string, StoryLine>): boolean {
  const contact = contacts.get(companionOf);
  if (contact === undefined) return false;
  const { text, why, at, dispatchId } = line;
  const told = { text, why, ...(at === undefined ? {} : { at }), ...(channel === undefined ? {} : { channel }) };
  contact.along = [...(contact.along ?? []), dispatchId === undefined ? told : { ...told, dispatchId }];
  return true;
}

function daysOf(journal: readonly JournalEntry[], names: StoryNames, locale: Locale): Day[] {
  const days = new Map<CivilDate, StoryLine[]>();
  let said = new Set<string>();
  const contacts = new Map<string, StoryLine>();
  for (const entry of [...journal].sort((left, right) => left.sequence - right.sequence)) {
    const line = lineOf(entry, names, locale);
    if (goesAlong(entry, line, contacts)) continue;
    if (entry.kind === 'contact' && entry.dispatchId !== undefined) contacts.set(entry.dispatchId, line);
    if (repeats(line, said)) continue;
    if (line.kind === 'waits') said.add(JSON.stringify([line.text, line.why]));
    else said = new Set();
    const lines = days.get(entry.on) ?? [];
    lines.push(line);
    days.set(entry.on, lines);
  }
  return [...days].sort(([left], [right]) => (left < right ? -1 : 1)).map(([on, lines]) => ({ on, title: titled(on, locale), lines }));
}

/** Puts one line for each stretch of days between two days on which something happened. */
function withIdleStretches(days: readonly Day[], locale: Locale): Day[] {
  return days.flatMap((day, index) => {
    const before = days[index - 1];
    if (before === undefined) return [day];
    const idleDays = daysBetween(before.on, day.on) - 1;
    if (idleDays < 1) return [day];
    const idle: Day = { on: addDays(before.on, 1), until: addDays(day.on, -1), title: storyPhrases[locale].idle(idleDays), lines: [] };
    return [idle, day];
  });
}

function nextLine(position: TokenPosition, names: StoryNames, locale: Locale): StoryLine {
  const phrases = storyPhrases[locale];
  const item = names.items.get(position.itemId) ?? position.itemId;
  const step = names.steps.get(position.nodeId) ?? position.nodeId;
  const text =
    position.status === 'done'
      ? phrases.ended(item)
      : position.nextAt === undefined
        ? phrases.rests(item, position.level)
        : phrases.next(item, position.level, step, formatShortDate(names.dateOf(position.nextAt), locale));
  return {
    kind: position.status,
    text,
    why: position.reason === undefined ? [] : [names.tellReason(position.reason, locale)],
    items: [item],
    level: position.level,
    nodeId: position.nodeId,
    ...(position.nextAt === undefined ? {} : { at: position.nextAt }),
  };
}

/**
 * Tells a case day by day: what was done, why, why not, in one language. Days without event are folded into one; a wait that only repeats
 * the reason told last is left out. `next` says where each item stands that is not done, soonest first. Pure: the same journal, positions
 * and names make the same story.
 */
export function tellStory(journal: readonly JournalEntry[], positions: readonly TokenPosition[], names: StoryNames, locale: Locale): Story {
  const walking = positions.filter((position) => position.status !== 'done');
  const soonestFirst = [...walking].sort((left, right) => (left.nextAt ?? Infinity) - (right.nextAt ?? Infinity));
  return {
    caseId: names.caseId,
    account: names.account,
    locale,
    days: withIdleStretches(daysOf(journal, names, locale), locale),
    next: soonestFirst.map((position) => nextLine(position, names, locale)),
  };
}
