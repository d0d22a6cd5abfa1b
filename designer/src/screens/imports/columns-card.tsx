import { NativeSelect } from '@mantine/core';
import type { ImportInspection } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import type { imports } from '../../i18n/fr/imports.js';
import { Chip } from '../../ui/chip.js';
import { Note } from '../../ui/note.js';
import { assign, fieldOf, missingGroups, type DraftMapping } from './draft-mapping.js';

const EXAMPLES = 3;

interface ColumnsProps {
  inspection: ImportInspection;
  draft: DraftMapping;
  onChange: (draft: DraftMapping) => void;
}

/** What a field is called, in the user's language; one the page does not know yet keeps its own name. */
function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  return (field) => t(`imports.field.${field as keyof typeof imports.field}`, { defaultValue: field });
}

function examplesOf({ sample }: ImportInspection, index: number): string {
  const cells = sample.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  return [...new Set(cells)].slice(0, EXAMPLES).join(' · ');
}

/** What each column of the file holds, with its first values beside it; what is still missing. */
export function ColumnsCard({ inspection, draft, onChange }: ColumnsProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const { header, fields, kept } = inspection;
  const missing = missingGroups(inspection, draft).map((group) => group.map(nameOf).join(t('imports.or')));
  const fieldChoices = fields.map((field) => ({ value: field, label: nameOf(field) }));
  const origin = !draft.isSaid ? 'proposed' : kept && draft.columns === inspection.columns ? 'kept' : 'yours';
  return (
    <section className="card" aria-label={t('imports.columns')}>
      <header>
        <h2>{t('imports.columns')}</h2>
        <Chip tone={origin === 'proposed' ? 'none' : 'info'} icon={origin === 'proposed' ? 'info' : 'check'}>
          {t(`imports.${origin}`)}
        </Chip>
      </header>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('imports.columns')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('imports.column')}</th>
              <th scope="col">{t('imports.example')}</th>
              <th scope="col">{t('imports.holds')}</th>
            </tr>
          </thead>
          <tbody>
            {header.map((column, index) =>
              column.trim() === '' ? null : (
                // the same header may stand twice: its place tells it apart
                <tr key={`${String(index)} ${column}`}>
                  <td className="strong">{column}</td>
                  <td className="sub trunc examples">{examplesOf(inspection, index)}</td>
                  <td>
                    <NativeSelect
                      size="xs"
                      aria-label={t('imports.holdsOf', { column })}
                      value={fieldOf(draft, column) ?? ''}
                      data={[{ value: '', label: t('imports.ignore') }, ...fieldChoices]}
                      onChange={({ currentTarget: { value } }) => {
                        onChange(assign(draft, column, value === '' ? undefined : value));
                      }}
                    />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      {missing.length === 0 ? null : (
        <div className="body">
          {missing.map((group) => (
            <Note key={group} tone="warn">
              {t('imports.missing', { fields: group })}
            </Note>
          ))}
        </div>
      )}
    </section>
  );
}
