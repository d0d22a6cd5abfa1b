import { fromDayNumber, isoWeekday, toDayNumber, type CivilDate } from '@relance/domain';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** How a day is written in a case, `mon 13 Oct 2025`: to be found in a longer text. */
const dayPattern = /\b(?:mon|tue|wed|thu|fri|sat|sun) \d{1,2} [A-Z][a-z]{2} \d{4}\b/;

/** A day as a case tells it, `mon 13 Oct 2025`. */
export function tellDay(date: CivilDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const weekday = weekdays[isoWeekday(toDayNumber(date)) - 1] ?? '';
  return `${weekday} ${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** The civil date of `mon 13 Oct 2025`. Throws where the weekday is not that day's: whoever wrote it looked at another calendar. */
export function readDay(text: string): CivilDate {
  const [, day = '', month = '', year = ''] = /^\w{3} (\d{1,2}) (\w{3}) (\d{4})$/.exec(text.trim()) ?? [];
  const number = months.indexOf(month as (typeof months)[number]) + 1;
  if (number === 0) throw new Error(`“${text}” is not a day such as “mon 13 Oct 2025”`);
  const date = fromDayNumber(toDayNumber(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`));
  if (tellDay(date) !== text.trim()) throw new Error(`“${text}”: that day is ${tellDay(date)}`);
  return date;
}

/** The day at the beginning of a line, and what follows it. */
export function splitDay(line: string): { date: CivilDate; rest: string } {
  const [day = ''] = dayPattern.exec(line) ?? [];
  if (!line.startsWith(day) || day === '') throw new Error(`“${line}” begins with no day such as “mon 13 Oct 2025”`);
  return { date: readDay(day), rest: line.slice(day.length).trim() };
}
