/** Where people of random worlds live: own clock, own holidays. */
export const oracleTerritories = ['FR', 'FR-57', 'RE', 'MQ', 'NC', 'GP', 'GF', 'YT', 'MF', 'BL', 'PF'] as const;

/** One member of {@link oracleTerritories}. */
export type OracleTerritory = (typeof oracleTerritories)[number];

const zones: Readonly<Record<OracleTerritory, string>> = {
  FR: 'Europe/Paris',
  'FR-57': 'Europe/Paris',
  RE: 'Indian/Reunion',
  MQ: 'America/Martinique',
  NC: 'Pacific/Noumea',
  GP: 'America/Guadeloupe',
  GF: 'America/Cayenne',
  YT: 'Indian/Mayotte',
  MF: 'America/Marigot',
  BL: 'America/St_Barthelemy',
  PF: 'Pacific/Tahiti',
};

/** Public holidays from August 2025 to December 2026, copied by hand from the official lists. */
const metropolitan =
  '2025-11-01 2025-11-11 2025-12-25 2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-08-15 2026-11-01 ' +
  '2026-11-11 2026-12-25';
const own: Readonly<Record<OracleTerritory, string>> = {
  FR: '',
  'FR-57': '2025-12-26 2026-04-03 2026-12-26',
  RE: '2025-12-20 2026-12-20',
  MQ: '2026-05-22',
  NC: '2025-09-24 2026-09-24',
  GP: '2026-05-27',
  GF: '2026-06-10',
  YT: '2026-04-27',
  MF: '2026-05-27 2026-05-28',
  BL: '2025-10-09 2026-10-09',
  PF: '2025-11-20 2026-03-05 2026-04-03 2026-11-20',
};

const formats = new Map<OracleTerritory, Intl.DateTimeFormat>();
const holidaySets = new Map<OracleTerritory, ReadonlySet<string>>();

function formatOf(territory: OracleTerritory): Intl.DateTimeFormat {
  const known = formats.get(territory);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zones[territory],
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(territory, made);
  return made;
}

/** A local day, weekday and minute. */
export interface Local {
  date: string;
  weekday: string;
  minute: number;
}

const asked = new Map<string, Local>();

/** Asks `Intl`, which the machine never does; what was asked before is remembered. */
export function local(instant: number, territory: OracleTerritory = 'FR'): Local {
  const key = `${territory}/${Math.floor(instant / 60_000)}`;
  const known = asked.get(key) ?? askIntl(instant, territory);
  asked.set(key, known);
  return known;
}

function askIntl(instant: number, territory: OracleTerritory): Local {
  const parts = Object.fromEntries(
    formatOf(territory)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const text = (key: string): string => parts[key] ?? '';
  return {
    date: `${text('year')}-${text('month')}-${text('day')}`,
    weekday: text('weekday'),
    minute: Number(text('hour')) * 60 + Number(text('minute')),
  };
}

/** A date as days since 1970-01-01. */
export function numberOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** Days since 1970-01-01 as a date. */
export function dateOfNumber(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The local day of an instant as days since 1970-01-01. */
export function dayNumber(instant: number, territory: OracleTerritory = 'FR'): number {
  return numberOfDate(local(instant, territory).date);
}

/** Whether a date is in the hand-written list. */
export function isPublicHoliday(date: string, territory: OracleTerritory = 'FR'): boolean {
  const known = holidaySets.get(territory) ?? new Set(`${metropolitan} ${own[territory]}`.split(' '));
  holidaySets.set(territory, known);
  return known.has(date);
}

/** Monday to Friday and in no list. */
export function isWorkingDay(day: number, territory: OracleTerritory = 'FR'): boolean {
  const weekday = new Date(day * 86_400_000).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !isPublicHoliday(dateOfNumber(day), territory);
}

/** The count-th working day after a day, found by walking. */
export function workingDaysLater(day: number, count: number, territory: OracleTerritory = 'FR'): number {
  let current = day;
  for (let left = count; left > 0;) {
    current += 1;
    if (isWorkingDay(current, territory)) left -= 1;
  }
  return current;
}

/** The instant at which a clock on a wall shows a day and a minute, found by asking `Intl` again and again; the first, where there are two. */
export function instantOf(day: number, minute: number, territory: OracleTerritory = 'FR'): number {
  const wanted = (day * 1440 + minute) * 60_000;
  const shown = (instant: number): number => {
    const told = local(instant, territory);
    return (numberOfDate(told.date) * 1440 + told.minute) * 60_000;
  };
  for (let hours = -14; hours <= 14; hours += 1) {
    const candidate = wanted + hours * 3_600_000;
    if (shown(candidate) === wanted) return candidate;
  }
  throw new RangeError(`no clock in ${territory} shows minute ${minute} on ${dateOfNumber(day)}`);
}
