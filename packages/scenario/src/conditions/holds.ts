import type { Condition, ConditionValue, Operator } from './condition.js';

/** What is known of a field: its value, and the currency of an amount; undefined where the fact is not known. */
export type Known = { value: string | number | boolean; currency?: string } | undefined;

/** Answers a field of the catalogue as it is now; `currency`: the one a condition asks in, where several may stand side by side. */
export type FieldReader = (field: string, currency?: string) => Known;

/**
 * Whether a condition holds (law 11: asked once, when the token arrives). A fact that is not known, or an amount in another currency than
 * the condition names, makes every comparison but `known` false: nothing is guessed and nothing converts.
 */
export function holds(condition: Condition, read: FieldReader): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, read));
  if ('any' in condition) return condition.any.some((part) => holds(part, read));
  if ('not' in condition) return !holds(condition.not, read);
  const known = read(condition.field, condition.currency);
  if (condition.operator === 'known') return (known !== undefined) === condition.value;
  if (known === undefined) return false;
  if (condition.currency !== undefined && known.currency !== condition.currency) return false;
  return compares(known.value, condition.operator, condition.value);
}

function compares(actual: string | number | boolean, operator: Exclude<Operator, 'known'>, wanted: ConditionValue): boolean {
  if (operator === 'in') return Array.isArray(wanted) && wanted.includes(actual);
  if (operator === 'eq') return actual === wanted;
  if (operator === 'ne') return actual !== wanted;
  if (typeof actual !== 'number' || typeof wanted !== 'number') return false;
  switch (operator) {
    case 'lt':
      return actual < wanted;
    case 'le':
      return actual <= wanted;
    case 'gt':
      return actual > wanted;
    case 'ge':
      return actual >= wanted;
  }
}
