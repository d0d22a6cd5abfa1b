import { isCurrency } from '@relance/domain';
import type { KindFault } from '../kinds/kind.js';
import type { Comparison, Condition, ConditionValue } from './condition.js';
import { fieldCatalogue, operatorsOf, type Field } from './field-catalogue.js';

/**
 * What is wrong with a condition over the fields of a catalogue (that of decisions unless said), all at once: an unknown field (C130), an amount
 * without a currency (C131), a comparison the field's type does not allow (C132), a value of another type (C133) or none of its options (C134), a
 * currency that is none or where none belongs (C135).
 */
export function conditionFaults(condition: Condition, fields: readonly Field[] = fieldCatalogue): KindFault[] {
  if ('all' in condition) return condition.all.flatMap((part) => conditionFaults(part, fields));
  if ('any' in condition) return condition.any.flatMap((part) => conditionFaults(part, fields));
  if ('not' in condition) return conditionFaults(condition.not, fields);
  const field = fields.find(({ name }) => name === condition.field);
  if (field === undefined) return [fault('C130', { field: condition.field })];
  const named = { fieldFr: field.label.fr, fieldEn: field.label.en };
  if (!operatorsOf[field.type].includes(condition.operator)) return [fault('C132', { ...named, operator: condition.operator })];
  if (condition.operator === 'known') return typeof condition.value === 'boolean' ? [] : [fault('C133', named)];
  return [...currencyFaults(field, condition, named), ...valueFaults(field, condition, named)];
}

function fault(code: string, params: NonNullable<KindFault['params']>): KindFault {
  return { code, severity: 'error', params };
}

type Named = Readonly<Record<'fieldFr' | 'fieldEn', string>>;

function currencyFaults(field: Field, { currency }: Comparison, named: Named): KindFault[] {
  if (field.type === 'money' && currency === undefined) return [fault('C131', { field: field.name })];
  if (currency === undefined) return [];
  return field.type === 'money' && isCurrency(currency) ? [] : [fault('C135', { ...named, currency })];
}

function valueFaults(field: Field, { operator, value }: Comparison, named: Named): KindFault[] {
  if ((operator === 'in') !== Array.isArray(value)) return [fault('C133', named)];
  const values: readonly (string | number | boolean)[] = listOf(value);
  if (values.length === 0 || !values.every((one) => fits(field, one))) return [fault('C133', named)];
  const { options } = field;
  const strange = options === undefined ? [] : values.filter((one) => !options.some((option) => option.value === one));
  return strange.map((one) => fault('C134', { ...named, value: String(one) }));
}

function listOf(value: ConditionValue): readonly (string | number | boolean)[] {
  return typeof value === 'object' ? value : [value];
}

function fits({ type }: Field, value: string | number | boolean): boolean {
  switch (type) {
    case 'money':
    case 'integer':
      return Number.isSafeInteger(value);
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'flag':
      return typeof value === 'boolean';
  }
}
