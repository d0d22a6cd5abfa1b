import { useTranslation } from 'react-i18next';
import type { Command } from '../command.js';
import type { CommandField } from '../command-field.js';
import type { Draft } from './draft.js';
import type { FormGround } from './field-choices.js';
import { FieldInput } from './field-input.js';
import { fieldLabel } from './field-label.js';
import { ItemsChoice } from './items-choice.js';
import { RowsField } from './rows-field.js';

interface FormFieldsProps {
  command: Command;
  ground: FormGround;
  draft: Draft;
  fault: (name: string) => string | undefined;
  onChange: (change: Partial<Draft>) => void;
}

/** Shown at once: what is needed, and amounts; the rest is behind a line that opens. */
function isFirst({ isNeeded, shape }: CommandField): boolean {
  return isNeeded || shape === 'amount' || shape === 'rows';
}

/** The fields of a command: the items it is about, what it needs, then what may be said beside it. */
export function FormFields({ command, ground, draft, fault, onChange }: FormFieldsProps) {
  const { t } = useTranslation();
  const labelOf = (name: string): string => fieldLabel(t, command.id, name);
  const input = (field: CommandField) =>
    field.shape === 'rows' ? (
      <RowsField
        key={field.name}
        field={field}
        label={labelOf(field.name)}
        fault={fault(field.name)}
        rows={draft.rows[field.name] ?? []}
        ground={ground}
        labelOf={labelOf}
        onChange={(rows) => {
          onChange({ rows: { ...draft.rows, [field.name]: rows } });
        }}
      />
    ) : (
      <FieldInput
        key={field.name}
        field={field}
        label={labelOf(field.name)}
        fault={fault(field.name)}
        value={draft.texts[field.name] ?? ''}
        ground={ground}
        onType={(text) => {
          onChange({ texts: { ...draft.texts, [field.name]: text } });
        }}
      />
    );
  const first = command.fields.filter(isFirst);
  const others = command.fields.filter((field) => !isFirst(field));
  // a form that begins filled in shows everything it holds
  const isOpen = command.given !== undefined || first.length === 0 || others.some(({ name }) => fault(name) !== undefined);
  return (
    <>
      {command.about === 'none' ? null : (
        <ItemsChoice
          command={command}
          items={ground.view.items.filter(({ open }) => open)}
          draft={draft}
          fault={fault('items')}
          onChange={onChange}
        />
      )}
      <div className="fields">{first.map(input)}</div>
      {others.length === 0 ? null : (
        <details {...(isOpen ? { open: true } : {})}>
          <summary>{t('commands.more')}</summary>
          <div className="fields">{others.map(input)}</div>
        </details>
      )}
    </>
  );
}
