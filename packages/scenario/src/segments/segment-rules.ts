import type { Condition } from '../conditions/condition.js';
import { holds, type Known } from '../conditions/holds.js';
import type { SegmentFieldName } from './segment-fields.js';

/** One rule: accounts that satisfy the condition are of the segment, unless a rule before it took them (law 27). */
export interface SegmentRule {
  segment: string;
  condition: Condition;
}

/** What is known of an account when its segment is chosen. Amounts in minor units, days since 1970-01-01. */
export interface SegmentSubject {
  accountCode: string;
  /** As the file or a person named it. */
  statedSegment: string;
  debtorClass: string;
  country: string;
  territory: string;
  hasEmail: boolean;
  hasPhone: boolean;
  hasMobile: boolean;
  hasAddress: boolean;
  /** How it paid over the last year; absent: nobody counted, or nothing fell due (it satisfies no comparison). */
  behaviour?: Partial<Record<'averageDelayDays' | 'paidByDuePercent' | 'brokenPromisesYear', number>>;
  /** Its open items; credits below 0. */
  items: readonly { currency: string; cents: number; dueDay: number }[];
}

/** What the rules make of an account. */
export interface SegmentChoice {
  /** Position of the rule that decides; undefined: none does, the account is not covered. */
  rule: number | undefined;
  /** Positions of the later rules that would put it into another segment, had the first not taken it. */
  overlaps: number[];
}

type Read = (subject: SegmentSubject, today: number, currency: string | undefined) => Known | string | number | boolean;

function sum(items: SegmentSubject['items'], currency: string | undefined, counts: (dueDay: number) => boolean): Known {
  // an amount without a currency compares with nothing
  if (currency === undefined) return undefined;
  const value = items.reduce((total, item) => (item.currency === currency && counts(item.dueDay) ? total + item.cents : total), 0);
  return { value, currency };
}

function oldestDaysPastDue({ items }: SegmentSubject, today: number): number {
  return items.reduce((oldest, { cents, dueDay }) => (cents > 0 ? Math.max(oldest, today - dueDay) : oldest), 0);
}

/** How each field is read: one entry a field, which the compiler checks. */
const readers: Readonly<Record<SegmentFieldName, Read>> = {
  accountCode: ({ accountCode }) => accountCode,
  statedSegment: ({ statedSegment }) => statedSegment,
  debtorClass: ({ debtorClass }) => debtorClass,
  averageDelayDays: ({ behaviour }) => behaviour?.averageDelayDays,
  paidByDuePercent: ({ behaviour }) => behaviour?.paidByDuePercent,
  brokenPromisesYear: ({ behaviour }) => behaviour?.brokenPromisesYear,
  country: ({ country }) => country,
  territory: ({ territory }) => territory,
  hasEmail: ({ hasEmail }) => hasEmail,
  hasPhone: ({ hasPhone }) => hasPhone,
  hasMobile: ({ hasMobile }) => hasMobile,
  hasAddress: ({ hasAddress }) => hasAddress,
  openCents: ({ items }, _today, currency) => sum(items, currency, () => true),
  openItems: ({ items }) => items.filter(({ cents }) => cents > 0).length,
  overdueCents: ({ items }, today, currency) => sum(items, currency, (dueDay) => dueDay < today),
  overdueItems: ({ items }, today) => items.filter(({ cents, dueDay }) => cents > 0 && dueDay < today).length,
  oldestDaysPastDue,
};

function isSegmentField(field: string): field is SegmentFieldName {
  return Object.hasOwn(readers, field);
}

/**
 * The segment of an account on a civil day: the first rule it satisfies wins (law 27). Credits lessen amounts and are no items; what nobody knows
 * satisfies no comparison; amounts do not convert. Pure and total.
 */
export function chooseSegment(rules: readonly SegmentRule[], subject: SegmentSubject, today: number): SegmentChoice {
  const read = (field: string, currency?: string): Known => {
    const known = isSegmentField(field) ? readers[field](subject, today, currency) : undefined;
    return known === undefined || typeof known === 'object' ? known : { value: known };
  };
  const satisfied = rules.flatMap(({ condition }, position) => (holds(condition, read) ? [position] : []));
  const [rule, ...others] = satisfied;
  if (rule === undefined) return { rule, overlaps: [] };
  return { rule, overlaps: others.filter((other) => rules[other]?.segment !== rules[rule]?.segment) };
}

function fieldsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsIn);
  if ('any' in condition) return condition.any.flatMap(fieldsIn);
  return 'not' in condition ? fieldsIn(condition.not) : [condition.field];
}

/** The fields rules ask for, so that nothing need be read that none does. */
export function segmentFieldsAsked(rules: readonly SegmentRule[]): Set<string> {
  return new Set(rules.flatMap(({ condition }) => fieldsIn(condition)));
}
