import { formatMoney, formatShortDate, type CivilDate, type Locale } from '@relance/domain';

const MINUTES_PER_HOUR = 60;

/** A civil date without weekday: `14 nov.`, `14 Nov`; with `referenceYear` of another year, the year follows. */
export function formatDay(date: CivilDate, locale: Locale, referenceYear?: string): string {
  const short = formatShortDate(date, locale);
  const day = short.slice(short.indexOf(' ') + 1);
  const year = date.slice(0, 4);
  return referenceYear === undefined || referenceYear === year ? day : `${day} ${year}`;
}

/** Minutes of a day as people say them: `9 h`, `9 h 04`; English `09:04`. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const hour = Math.floor(minutes / MINUTES_PER_HOUR);
  const minute = String(minutes % MINUTES_PER_HOUR).padStart(2, '0');
  if (locale === 'en') return `${String(hour).padStart(2, '0')}:${minute}`;
  return minute === '00' ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${minute}`;
}

interface LocalInstant {
  date: CivilDate;
  minutes: number;
}

/** Civil date and minute of an instant (epoch ms) in a zone. Throws RangeError on an unknown zone. */
export function localInstant(atMs: number, timeZone: string): LocalInstant {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minutes: Number(part('hour')) * MINUTES_PER_HOUR + Number(part('minute')),
  };
}

/** An amount, or its bare number where the currency is not one we know: a list must not fail for one odd record. */
export function formatAmount(cents: number, currency: string, locale: Locale): string {
  try {
    return formatMoney(cents, currency, locale);
  } catch {
    // the currency came from an import of the user; showing cents and code is still true
    return `${cents} ${currency}`;
  }
}
