import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Localized, When } from '@relance/schemas';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { levelLabel } from '../../ui/level-label.js';
import { ConditionsField } from './conditions-field.js';
import type { FieldShape } from './field-shape.js';
import { RolesField } from './roles-field.js';
import { WaysOutField, type WayOut } from './ways-out-field.js';
import { WhenField } from './when-field.js';

/** One field of a card, whatever its kind. */
export interface StepFieldProps {
  shape: FieldShape;
  value: unknown;
  templates: readonly { id: string; subject: string }[];
  steps: readonly { id: string; name: string }[];
  onChange: (value: unknown) => void;
}

function Choice({ shape, value, onChange }: StepFieldProps) {
  const { t } = useTranslation();
  const word = (option: string | number): string =>
    typeof option === 'number' ? levelLabel(t, option) : t(`editor.option.${option}`, { defaultValue: option });
  return (
    <NativeSelect
      label={shape.label}
      value={String(value)}
      data={[
        ...(shape.isRequired ? [] : [{ value: 'undefined', label: t('editor.notSet') }]),
        ...shape.options.map((option) => ({ value: String(option), label: word(option) })),
      ]}
      onChange={(event) => {
        onChange(shape.options.find((option) => String(option) === event.currentTarget.value));
      }}
    />
  );
}

function Whole({ shape, value, onChange }: StepFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      type="number"
      label={shape.label}
      value={typeof value === 'number' ? value : ''}
      {...(shape.minimum === undefined ? {} : { min: shape.minimum })}
      {...(shape.maximum === undefined ? {} : { max: shape.maximum })}
      placeholder={shape.isRequired ? '' : t('editor.notSet')}
      onChange={(event) => {
        const number = event.currentTarget.valueAsNumber;
        if (Number.isInteger(number)) onChange(number);
        else if (event.currentTarget.value === '' && !shape.isRequired) onChange(undefined);
      }}
    />
  );
}

function TemplateChoice({ shape, value, templates, onChange }: StepFieldProps) {
  const { t } = useTranslation();
  const isKnown = templates.some(({ id }) => id === value);
  return (
    <NativeSelect
      label={shape.label}
      value={typeof value === 'string' ? value : ''}
      data={[
        ...(isKnown ? [] : [{ value: typeof value === 'string' ? value : '', label: t('editor.chooseTemplate') }]),
        ...templates.map(({ id, subject }) => ({ value: id, label: subject })),
      ]}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

function BothLanguages({ shape, value, onChange }: StepFieldProps) {
  const { t } = useTranslation();
  const text = (value ?? { fr: '', en: '' }) as Localized;
  const change = (part: Partial<Localized>): void => {
    const next = { ...text, ...part };
    onChange(next.fr === '' && next.en === '' && !shape.isRequired ? undefined : next);
  };
  return (
    <fieldset>
      <legend>{shape.label}</legend>
      {(['fr', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          lang={language}
          label={t(`editor.language.${language}`)}
          rows={2}
          value={text[language]}
          onChange={(event) => {
            change({ [language]: event.currentTarget.value });
          }}
        />
      ))}
    </fieldset>
  );
}

function PlainText({ shape, value, onChange }: StepFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={shape.label}
      value={typeof value === 'string' ? value : ''}
      placeholder={shape.isRequired ? '' : t('editor.notSet')}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        onChange(typed === '' && !shape.isRequired ? undefined : typed);
      }}
    />
  );
}

/** What is not changed here yet is said to be so, never hidden. */
function NotHere({ shape, value }: StepFieldProps) {
  const { t } = useTranslation();
  if (value === undefined) return null;
  return (
    <p className="small sub">
      {shape.label} : {t('editor.onlyInFile')}
    </p>
  );
}

/** The fields made by hand, by the widget their schema names. */
const widgets: Readonly<Record<string, (props: StepFieldProps) => ReactNode>> = {
  when: ({ shape, value, steps, onChange }) =>
    value === undefined ? null : <WhenField label={shape.label} value={value as When} steps={steps} onChange={onChange} />,
  template: TemplateChoice,
  roles: ({ shape, value, onChange }) => <RolesField label={shape.label} value={value as readonly string[]} onChange={onChange} />,
  conditions: ({ shape, value, onChange }) => (
    <ConditionsField label={shape.label} value={value as Parameters<typeof ConditionsField>[0]['value']} onChange={onChange} />
  ),
  outcomes: ({ shape, value, onChange }) => <WaysOutField label={shape.label} value={value as readonly WayOut[]} onChange={onChange} />,
};

/** A field of a card made from its schema: by hand where its widget is known, else by the type of its values. */
export function StepField(props: StepFieldProps) {
  const { shape, value } = props;
  const Widget = widgets[shape.widget];
  if (Widget !== undefined) return <Widget {...props} />;
  if (shape.options.length > 0) return <Choice {...props} />;
  if (shape.isNumber) return shape.widget === 'size' ? null : <Whole {...props} />;
  if (shape.isLocalized) return <BothLanguages {...props} />;
  if (typeof value === 'string' || shape.widget === 'person' || shape.widget === 'key') return <PlainText {...props} />;
  return <NotHere {...props} />;
}
