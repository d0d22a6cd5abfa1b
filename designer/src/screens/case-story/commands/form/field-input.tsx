import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../../i18n/use-locale.js';
import type { CommandField } from '../command-field.js';
import { listOf } from './draft.js';
import { choicesOf, type FormGround } from './field-choices.js';

interface FieldInputProps {
  field: CommandField;
  label: string;
  /** What is wrong with it, said in place. */
  fault: string | undefined;
  value: string;
  ground: FormGround;
  onType: (value: string) => void;
}

/** A yes that need not be said is ticked; one that must be is chosen. */
function YesNo({ field, label, fault, value, onType }: FieldInputProps) {
  const { t } = useTranslation();
  if (!field.isNeeded) {
    return (
      <label className="tick">
        <input
          type="checkbox"
          checked={value === 'true'}
          onChange={(event) => {
            onType(event.currentTarget.checked ? 'true' : '');
          }}
        />
        {label}
      </label>
    );
  }
  const data = [
    { value: '', label: t('commands.choose') },
    { value: 'true', label: t('commands.yes') },
    { value: 'false', label: t('commands.no') },
  ];
  return (
    <NativeSelect
      label={label}
      required
      error={fault}
      value={value}
      data={data}
      onChange={(event) => {
        onType(event.currentTarget.value);
      }}
    />
  );
}

function Several({ field, label, value, ground, onType }: FieldInputProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const ticked = listOf(value);
  return (
    <fieldset className="ticks">
      <legend>{label}</legend>
      {choicesOf(field, ground, t, locale).map((choice) => (
        <label key={choice.value} className="tick">
          <input
            type="checkbox"
            checked={ticked.includes(choice.value)}
            onChange={(event) => {
              const others = ticked.filter((each) => each !== choice.value);
              onType((event.currentTarget.checked ? [...others, choice.value] : others).join(','));
            }}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

function Choose({ field, label, fault, value, ground, onType }: FieldInputProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const choices = choicesOf(field, ground, t, locale);
  return (
    <NativeSelect
      label={label}
      required={field.isNeeded}
      error={fault}
      description={choices.length === 0 ? t('commands.nothingToChoose') : undefined}
      value={value}
      data={[{ value: '', label: t(field.isNeeded ? 'commands.choose' : 'commands.notSaid') }, ...choices]}
      onChange={(event) => {
        onType(event.currentTarget.value);
      }}
    />
  );
}

/** One field of a form, asked for as its shape wants. */
export function FieldInput(props: FieldInputProps) {
  const { field, label, fault, value, onType } = props;
  if (field.shape === 'yesNo') return <YesNo {...props} />;
  if (field.shape === 'several' || field.shape === 'ticked') return <Several {...props} />;
  if (field.shape === 'choice') return <Choose {...props} />;
  const common = { label, required: field.isNeeded, error: fault, value };
  if (field.shape === 'words') {
    return (
      <Textarea
        {...common}
        rows={2}
        onChange={(event) => {
          onType(event.currentTarget.value);
        }}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={field.shape === 'day' ? 'date' : 'text'}
      {...(field.shape === 'amount' ? { inputMode: 'decimal' as const } : {})}
      {...(field.shape === 'count' ? { inputMode: 'numeric' as const } : {})}
      onChange={(event) => {
        onType(event.currentTarget.value);
      }}
    />
  );
}
