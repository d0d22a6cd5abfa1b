/** A figure of the law, the days on which it is known to hold, and where that is written. */
export interface DatedParameter {
  fromDay: number;
  /** Last day it is known to hold; absent while only a new text can end it. */
  toDay?: number;
  value: number;
  /** Text or publication the figure was taken from. */
  source: string;
}

/** The row that holds on a day; undefined where none is known. */
export function parameterOn<Row extends DatedParameter>(rows: readonly Row[], day: number): Row | undefined {
  return rows.find(({ fromDay, toDay }) => fromDay <= day && day <= (toDay ?? Infinity));
}

/** First day within [fromDay, toDay] for which no row is known; undefined when all are, or when there is no such day. */
export function firstUnknownDay(rows: readonly DatedParameter[], fromDay: number, toDay: number): number | undefined {
  let day = fromDay;
  while (day <= toDay) {
    const row = parameterOn(rows, day);
    if (row === undefined) return day;
    day = (row.toDay ?? toDay) + 1;
  }
  return undefined;
}
