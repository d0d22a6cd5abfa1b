import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.js';
import type { CommandField } from '../command-field.js';
import type { DraftRow } from './draft.js';
import type { FormGround } from './field-choices.js';
import { FieldInput } from './field-input.js';

interface RowsFieldProps {
  field: CommandField;
  label: string;
  fault: string | undefined;
  rows: readonly DraftRow[];
  ground: FormGround;
  labelOf: (name: string) => string;
  onChange: (rows: readonly DraftRow[]) => void;
}

/** A field of rows: instalments with their dates, or items with what goes to each. */
export function RowsField({ field, label, fault, rows, ground, labelOf, onChange }: RowsFieldProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="rows-field" aria-label={label}>
      <legend>{label}</legend>
      {rows.map((row, index) => (
        // rows have no name of their own; they are only ever added at the end
        <div key={index} className="one-row">
          {(field.row ?? []).map((part) => (
            <FieldInput
              key={part.name}
              field={part}
              label={t('commands.rowField', { field: labelOf(part.name), row: index + 1 })}
              fault={undefined}
              value={row[part.name] ?? ''}
              ground={ground}
              onType={(value) => {
                onChange(rows.map((each, at) => (at === index ? { ...each, [part.name]: value } : each)));
              }}
            />
          ))}
          <button
            type="button"
            className="icon-button"
            aria-label={t('commands.removeRow', { row: index + 1 })}
            onClick={() => {
              onChange(rows.filter((_, at) => at !== index));
            }}
          >
            <Icon name="x" size={14} />
          </button>
        </div>
      ))}
      {fault === undefined ? null : (
        <p className="small fault" role="alert">
          {fault}
        </p>
      )}
      <Button
        size="xs"
        onClick={() => {
          onChange([...rows, {}]);
        }}
      >
        {t('commands.addRow')}
      </Button>
    </fieldset>
  );
}
