/** Civil days from `fromDay` up to `toDay`, which no longer belongs to it. */
export interface DaySpan {
  fromDay: number;
  toDay: number;
}

/** Spans in order, those that touch or overlap made one; empty ones left out. */
export function unionOf<Span extends DaySpan>(spans: readonly Span[], join: (into: Span, next: Span) => Span): Span[] {
  const union: Span[] = [];
  const inOrder = spans.filter(({ fromDay, toDay }) => toDay > fromDay).sort((left, right) => left.fromDay - right.fromDay);
  for (const span of inOrder) {
    const last = union.at(-1);
    if (last === undefined || span.fromDay > last.toDay) union.push(span);
    else union[union.length - 1] = { ...join(last, span), fromDay: last.fromDay, toDay: Math.max(last.toDay, span.toDay) };
  }
  return union;
}

/** Days covered by at least one of the spans. */
export function daysCovered(spans: readonly DaySpan[]): number {
  return unionOf(spans, (into) => into).reduce((days, { fromDay, toDay }) => days + toDay - fromDay, 0);
}
