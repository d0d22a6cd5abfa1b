import { formatMoney, isCurrency, type Locale } from '@relance/domain';
import type { Comparison, Condition, ConditionValue, Operator } from './condition.js';
import type { Field } from './field-catalogue.js';

const operatorTexts: Readonly<Record<Exclude<Operator, 'known'>, Readonly<Record<Locale, string>>>> = {
  eq: { fr: '=', en: '=' },
  ne: { fr: '≠', en: '≠' },
  lt: { fr: '<', en: '<' },
  le: { fr: '≤', en: '≤' },
  gt: { fr: '>', en: '>' },
  ge: { fr: '≥', en: '≥' },
  in: { fr: 'parmi', en: 'one of' },
};

const words: Readonly<Record<'all' | 'any' | 'not' | 'yes' | 'no' | 'known' | 'unknown', Readonly<Record<Locale, string>>>> = {
  all: { fr: ' et ', en: ' and ' },
  any: { fr: ' ou ', en: ' or ' },
  not: { fr: 'sauf si ', en: 'unless ' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  known: { fr: 'connu', en: 'known' },
  unknown: { fr: 'inconnu', en: 'not known' },
};

function valueText(
  value: ConditionValue,
  { field, currency }: { field: Field | undefined; currency: string | undefined },
  locale: Locale,
): string {
  if (typeof value === 'object') return value.map((one) => valueText(one, { field, currency }, locale)).join(', ');
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no'][locale];
  if (typeof value === 'number') {
    const isAmount = currency !== undefined && isCurrency(currency) && Number.isSafeInteger(value);
    return isAmount ? formatMoney(value, currency, locale) : String(value);
  }
  return field?.options?.find((option) => option.value === value)?.label[locale] ?? value;
}

function comparisonText({ field: name, operator, value, currency }: Comparison, fields: readonly Field[], locale: Locale): string {
  const field = fields.find((one) => one.name === name);
  const label = field?.label[locale] ?? name;
  if (operator === 'known') return `${label} ${words[value === true ? 'known' : 'unknown'][locale]}`;
  return `${label} ${operatorTexts[operator][locale]} ${valueText(value, { field, currency }, locale)}`;
}

/** A condition in the words of its catalogue, groups within groups in brackets. */
export function tellCondition(condition: Condition, locale: Locale, fields: readonly Field[]): string {
  const inner = (part: Condition): string => {
    const text = tellCondition(part, locale, fields);
    return 'all' in part || 'any' in part ? `(${text})` : text;
  };
  if ('all' in condition) return condition.all.map(inner).join(words.all[locale]);
  if ('any' in condition) return condition.any.map(inner).join(words.any[locale]);
  if ('not' in condition) return `${words.not[locale]}${inner(condition.not)}`;
  return comparisonText(condition, fields, locale);
}
