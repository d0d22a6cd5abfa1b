import { NativeSelect } from '@mantine/core';
import { ApiProblem } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import type { DraftMapping, OpenChoice } from './draft-mapping.js';

const options = {
  dateOrder: ['dayFirst', 'monthFirst'],
  decimal: [',', '.'],
  sign: ['debitPositive', 'creditPositive'],
} as const;
const words = {
  dayFirst: 'dayFirst',
  monthFirst: 'monthFirst',
  ',': 'comma',
  '.': 'point',
  debitPositive: 'debitPositive',
  creditPositive: 'creditPositive',
} as const;
const codes: Readonly<Record<string, OpenChoice>> = { dateOrderUndecided: 'dateOrder', decimalUndecided: 'decimal', signUndecided: 'sign' };

/** What a refusal of a file leaves to a person: order of day and month, decimal sign, sign of a debt. */
export function choicesLeftBy(error: Error | null): OpenChoice[] {
  if (!(error instanceof ApiProblem)) return [];
  return error.problem.issues.flatMap(({ code }) => codes[code] ?? []);
}

interface ChoicesProps {
  asked: readonly OpenChoice[];
  draft: DraftMapping;
  onChange: (draft: DraftMapping) => void;
}

/** The questions a file leaves open; nothing is chosen until a person chooses. */
export function OpenChoices({ asked, draft, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const shown = (['dateOrder', 'decimal', 'sign'] as const).filter((choice) => asked.includes(choice) || draft[choice] !== undefined);
  if (shown.length === 0) return null;
  return (
    <section className="card" aria-label={t('imports.open')}>
      <header>
        <h2>{t('imports.open')}</h2>
      </header>
      <div className="body choices">
        {shown.map((choice) => (
          <NativeSelect
            key={choice}
            label={t(`imports.${choice}`)}
            value={draft[choice] ?? ''}
            data={[{ value: '', label: '—' }, ...options[choice].map((value) => ({ value, label: t(`imports.${words[value]}`) }))]}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...draft, isSaid: true, [choice]: value === '' ? undefined : value });
            }}
          />
        ))}
      </div>
    </section>
  );
}
