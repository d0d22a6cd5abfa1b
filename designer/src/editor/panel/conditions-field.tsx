import { Button } from '@mantine/core';
import { fieldCatalogue, tellCondition, type Condition, type Field } from '@relance/scenario';
import type { Localized } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.js';
import { freshComparison } from './comparison-row.js';
import { ConditionEditor } from './condition-editor.js';
import { WayLabel } from './way-label.js';

/** A case of a decision: the first whose condition holds decides. */
interface Case {
  id: string;
  label: Localized;
  condition: Condition;
}

interface ConditionsProps {
  label: string;
  /** Cases in their order, or one condition. */
  value: readonly Case[] | Condition | undefined;
  onChange: (value: readonly Case[] | Condition) => void;
}

const MOST_CASES = 9;
const fields: readonly Field[] = fieldCatalogue;

function freeId(cases: readonly Case[]): string {
  const taken = new Set(cases.map(({ id }) => id));
  let number = cases.length + 1;
  while (taken.has(`case${String(number)}`)) number += 1;
  return `case${String(number)}`;
}

function CaseEditor({
  one,
  number,
  onChange,
  onRemove,
}: {
  one: Case;
  number: number;
  onChange: (one: Case) => void;
  onRemove: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className="case" role="group" aria-label={t('editor.condition.case', { number })}>
      <div className="way">
        <WayLabel
          label={one.label}
          number={number}
          onChange={(label) => {
            onChange({ ...one, label });
          }}
          onRemove={onRemove}
        />
      </div>
      <p className="small sub">{tellCondition(one.condition, locale, fields)}</p>
      <ConditionEditor
        condition={one.condition}
        fields={fields}
        onChange={(condition) => {
          onChange({ ...one, condition });
        }}
      />
    </div>
  );
}

/** The cases of a decision, asked in order, or the one condition of a loop: over the fields of the catalogue, never code. */
export function ConditionsField({ label, value, onChange }: ConditionsProps) {
  const { t } = useTranslation();
  const first = fields[0];
  if (value === undefined) return null;
  if (!Array.isArray(value)) {
    return (
      <fieldset>
        <legend>{label}</legend>
        <ConditionEditor condition={value as Condition} fields={fields} onChange={onChange} />
      </fieldset>
    );
  }
  const cases = value as readonly Case[];
  return (
    <fieldset>
      <legend>{label}</legend>
      {cases.map((one, index) => (
        <CaseEditor
          key={one.id}
          one={one}
          number={index + 1}
          onChange={(next) => {
            onChange(cases.map((other) => (other === one ? next : other)));
          }}
          onRemove={
            cases.length === 1
              ? undefined
              : () => {
                  onChange(cases.filter((other) => other !== one));
                }
          }
        />
      ))}
      {cases.length >= MOST_CASES || first === undefined ? null : (
        <Button
          size="xs"
          onClick={() => {
            const words = t('editor.condition.newCase');
            onChange([...cases, { id: freeId(cases), label: { fr: words, en: words }, condition: freshComparison(first) }]);
          }}
        >
          {t('editor.condition.addCase')}
        </Button>
      )}
    </fieldset>
  );
}
