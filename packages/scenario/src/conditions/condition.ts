/** A value a condition compares with; amounts carry their currency (DESIGN "Money"). */
export type ConditionValue = string | number | boolean | readonly (string | number)[];

/** A typed condition, never code: groups of all / any / not over fields of the catalogue. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; operator: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'in'; value: ConditionValue; currency?: string };
