import { NativeSelect, TextInput } from '@mantine/core';
import { operatorsOf, type Comparison, type ConditionValue, type Field, type Operator } from '@relance/scenario';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { readAmount } from '../../i18n/read-amount.js';

interface RowProps {
  comparison: Comparison;
  fields: readonly Field[];
  onChange: (comparison: Comparison) => void;
}

const EURO = 'EUR';
const FIRST_AMOUNT_CENTS = 100_000;

/** A first value of a field's type, so that a comparison is whole as soon as its field is chosen. */
function firstValue({ type, options }: Field, operator: Operator): ConditionValue {
  if (operator === 'known' || type === 'flag') return true;
  const value = type === 'text' ? (options?.[0]?.value ?? '') : type === 'money' ? FIRST_AMOUNT_CENTS : 0;
  return operator === 'in' ? [value] : value;
}

/** A comparison of a field that was just chosen. */
export function freshComparison(field: Field, operator: Operator = operatorsOf[field.type][0] ?? 'eq'): Comparison {
  const currency = field.type === 'money' && operator !== 'known' ? { currency: EURO } : {};
  return { field: field.name, operator, value: firstValue(field, operator), ...currency };
}

function Amount({ comparison, onChange }: Omit<RowProps, 'fields'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { value, currency = EURO } = comparison;
  const [typed, setTyped] = useState(() =>
    formatAmount(Number(value), currency, locale)
      .replace(/[^\d,. \u202f\u00a0]/gu, '')
      .trim(),
  );
  const cents = readAmount(typed, currency);
  return (
    <TextInput
      inputMode="decimal"
      aria-label={t('editor.condition.amount', { currency })}
      value={typed}
      error={cents === undefined ? t('editor.condition.amountWrong') : undefined}
      rightSection={<span className="small">{currency}</span>}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const read = readAmount(event.currentTarget.value, currency);
        if (read !== undefined) onChange({ ...comparison, value: read });
      }}
    />
  );
}

function oneOf(typed: string, { type }: Field): (string | number)[] {
  const parts = typed.split(',').map((part) => part.trim());
  return type === 'integer' ? parts.map(Number).filter(Number.isInteger) : parts.filter((part) => part !== '');
}

function Value({ comparison, field, onChange }: Omit<RowProps, 'fields'> & { field: Field }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { operator, value } = comparison;
  const label = t('editor.condition.value');
  const set = (next: ConditionValue): void => {
    onChange({ ...comparison, value: next });
  };
  if (operator === 'known' || field.type === 'flag') {
    const words = operator === 'known' ? (['known', 'unknown'] as const) : (['yes', 'no'] as const);
    return (
      <NativeSelect
        aria-label={label}
        value={value === true ? words[0] : words[1]}
        data={words.map((word) => ({ value: word, label: t(`editor.condition.${word}`) }))}
        onChange={(event) => {
          set(event.currentTarget.value === words[0]);
        }}
      />
    );
  }
  if (field.type === 'money') return <Amount key={`${field.name} ${operator}`} comparison={comparison} onChange={onChange} />;
  if (field.options !== undefined && operator !== 'in') {
    const data = field.options.map((option) => ({ value: option.value, label: option.label[locale] }));
    return (
      <NativeSelect
        aria-label={label}
        value={String(value)}
        data={data}
        onChange={(event) => {
          set(event.currentTarget.value);
        }}
      />
    );
  }
  if (field.type === 'integer' && operator !== 'in') {
    return (
      <TextInput
        type="number"
        aria-label={label}
        value={Number(value)}
        onChange={(event) => {
          if (Number.isInteger(event.currentTarget.valueAsNumber)) set(event.currentTarget.valueAsNumber);
        }}
      />
    );
  }
  return <Words key={`${field.name} ${operator}`} comparison={comparison} field={field} onChange={onChange} />;
}

/** A text, or several separated by commas: what is typed stays as typed, what is meant is kept. */
function Words({ comparison, field, onChange }: Omit<RowProps, 'fields'> & { field: Field }) {
  const { t } = useTranslation();
  const { operator, value } = comparison;
  const [typed, setTyped] = useState(() => (Array.isArray(value) ? value.join(', ') : String(value)));
  return (
    <TextInput
      aria-label={operator === 'in' ? t('editor.condition.values') : t('editor.condition.value')}
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange({ ...comparison, value: operator === 'in' ? oneOf(text, field) : text });
      }}
    />
  );
}

/** One comparison: a field of the catalogue, how it is compared, and with what. */
export function ComparisonRow({ comparison, fields, onChange }: RowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const field = fields.find(({ name }) => name === comparison.field);
  return (
    <div className="comparison">
      <NativeSelect
        aria-label={t('editor.condition.field')}
        value={comparison.field}
        data={[
          ...(field === undefined ? [{ value: comparison.field, label: comparison.field }] : []),
          ...fields.map(({ name, label }) => ({ value: name, label: label[locale] })),
        ]}
        onChange={(event) => {
          const chosen = fields.find(({ name }) => name === event.currentTarget.value);
          if (chosen !== undefined) onChange(freshComparison(chosen));
        }}
      />
      {field === undefined ? null : (
        <>
          <NativeSelect
            aria-label={t('editor.condition.operator')}
            value={comparison.operator}
            data={operatorsOf[field.type].map((operator) => ({ value: operator, label: t(`editor.condition.operators.${operator}`) }))}
            onChange={(event) => {
              const operator = operatorsOf[field.type].find((one) => one === event.currentTarget.value);
              if (operator === undefined) return;
              const keeps =
                (operator === 'in') === Array.isArray(comparison.value) && (operator === 'known') === (comparison.operator === 'known');
              onChange(keeps ? { ...comparison, operator } : freshComparison(field, operator));
            }}
          />
          <Value comparison={comparison} field={field} onChange={onChange} />
        </>
      )}
    </div>
  );
}
