import { Button, NativeSelect } from '@mantine/core';
import type { Condition, Field } from '@relance/scenario';
import { useTranslation } from 'react-i18next';
import { ComparisonRow, freshComparison } from './comparison-row.js';
import { TakeAway } from './take-away.js';

interface ConditionProps {
  condition: Condition;
  fields: readonly Field[];
  onChange: (condition: Condition) => void;
  /** Undefined: it cannot be taken away. */
  onRemove?: (() => void) | undefined;
}

type Group = { mode: 'all' | 'any'; members: readonly Condition[] };

function asGroup(condition: Condition): Group | undefined {
  if ('all' in condition) return { mode: 'all', members: condition.all };
  return 'any' in condition ? { mode: 'any', members: condition.any } : undefined;
}

function made({ mode, members }: Group): Condition {
  return mode === 'all' ? { all: [...members] } : { any: [...members] };
}

function GroupEditor({ group, fields, onChange, onRemove }: Omit<ConditionProps, 'condition'> & { group: Group }) {
  const { t } = useTranslation();
  const { mode, members } = group;
  const first = fields[0];
  return (
    <div className="condition-group" role="group" aria-label={t(`editor.condition.mode.${mode}`)}>
      <div className="row">
        <NativeSelect
          aria-label={t('editor.condition.modeLabel')}
          value={mode}
          data={(['all', 'any'] as const).map((one) => ({ value: one, label: t(`editor.condition.mode.${one}`) }))}
          onChange={(event) => {
            onChange(made({ mode: event.currentTarget.value === 'any' ? 'any' : 'all', members }));
          }}
        />
        <TakeAway name={t('editor.condition.remove')} onClick={onRemove} />
      </div>
      {members.map((member, index) => (
        <ConditionEditor
          // conditions have no id of their own; their order is what is drawn
          key={index}
          condition={member}
          fields={fields}
          onChange={(next) => {
            onChange(made({ mode, members: members.map((one, at) => (at === index ? next : one)) }));
          }}
          onRemove={
            members.length === 1
              ? undefined
              : () => {
                  const left = members.filter((_, at) => at !== index);
                  onChange(left.length === 1 && left[0] !== undefined ? left[0] : made({ mode, members: left }));
                }
          }
        />
      ))}
      {first === undefined ? null : (
        <Button
          size="xs"
          onClick={() => {
            onChange(made({ mode, members: [...members, freshComparison(first)] }));
          }}
        >
          {t('editor.condition.add')}
        </Button>
      )}
    </div>
  );
}

/** A condition as a form: comparisons, groups of which all or one must hold, and exceptions, as deep as they go. */
export function ConditionEditor({ condition, fields, onChange, onRemove }: ConditionProps) {
  const { t } = useTranslation();
  const group = asGroup(condition);
  if (group !== undefined) return <GroupEditor group={group} fields={fields} onChange={onChange} onRemove={onRemove} />;
  if ('not' in condition) {
    return (
      <div className="condition-group" role="group" aria-label={t('editor.condition.not')}>
        <div className="row">
          <span className="small strong">{t('editor.condition.not')}</span>
          <Button
            size="xs"
            onClick={() => {
              onChange(condition.not);
            }}
          >
            {t('editor.condition.unNot')}
          </Button>
          <TakeAway name={t('editor.condition.remove')} onClick={onRemove} />
        </div>
        <ConditionEditor
          condition={condition.not}
          fields={fields}
          onChange={(not) => {
            onChange({ not });
          }}
        />
      </div>
    );
  }
  if (!('field' in condition)) return null;
  return (
    <div className="condition">
      <ComparisonRow comparison={condition} fields={fields} onChange={onChange} />
      <div className="row">
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            onChange({ all: [condition, condition] });
          }}
        >
          {t('editor.condition.and')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            onChange({ not: condition });
          }}
        >
          {t('editor.condition.except')}
        </Button>
        <TakeAway name={t('editor.condition.remove')} onClick={onRemove} />
      </div>
    </div>
  );
}
