/** A value a condition compares with; amounts carry their currency (DESIGN "Money"). */
export type ConditionValue = string | number | boolean | readonly (string | number)[];

/** Every way to compare; which of them a field allows follows from its type. `known` asks whether the fact is there at all. */
export const operators = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'in', 'known'] as const;

/** One member of {@link operators}. */
export type Operator = (typeof operators)[number];

/** One field of the catalogue compared with a value. */
export interface Comparison {
  field: string;
  operator: Operator;
  value: ConditionValue;
  currency?: string;
}

/** A typed condition, never code: groups of all / any / not over fields of the catalogue. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison;
