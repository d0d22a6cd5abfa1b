import { Button, Textarea, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { TaskView } from '@relance/schemas';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeBody } from '../../api/tasks.js';
import { useLocale } from '../../i18n/use-locale.js';
import { readAmount } from '../../i18n/read-amount.js';
import { taskTotal } from './task-queue.js';

/** Outcomes whose id begins so ask for the date a payer gave. */
const PROMISE = /^promis/;
/** Keys 1 to 9. */
const KEYS = 9;

type Outcomes = TaskView['task']['outcomes'];

interface OutcomeFormProps {
  view: TaskView;
  today: string;
  pending: boolean;
  onAnswer: (body: OutcomeBody) => void;
}

interface Draft {
  outcome?: string;
  on: string;
  amount: string;
  note: string;
  tried: boolean;
}

interface Checked {
  promises: boolean;
  cents: number | undefined;
  dateMissing: boolean;
  amountWrong: boolean;
}

/** What a draft lacks; only a promise asks for more than its outcome. */
function check(draft: Draft, today: string, currency: string): Checked {
  const promises = draft.outcome !== undefined && PROMISE.test(draft.outcome);
  const typed = draft.amount.trim();
  const cents = typed === '' ? undefined : readAmount(typed, currency);
  return {
    promises,
    cents,
    dateMissing: promises && (draft.on === '' || draft.on < today),
    amountWrong: promises && typed !== '' && cents === undefined,
  };
}

interface PartProps {
  draft: Draft;
  checked: Checked;
  today: string;
  onChange: (change: Partial<Draft>) => void;
}

function PromiseFields({ draft, checked, today, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="two">
      <TextInput
        type="date"
        label={t('tasks.promiseOn')}
        min={today}
        value={draft.on}
        error={draft.tried && checked.dateMissing ? t('tasks.promiseOnMissing') : undefined}
        onChange={(event) => {
          onChange({ on: event.currentTarget.value });
        }}
      />
      <TextInput
        inputMode="decimal"
        label={t('tasks.promiseAmount')}
        description={t('tasks.promiseAmountHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.amount}
        error={draft.tried && checked.amountWrong ? t('tasks.promiseAmountWrong') : undefined}
        onChange={(event) => {
          onChange({ amount: event.currentTarget.value });
        }}
      />
    </div>
  );
}

function OutcomeButtons({
  outcomes,
  chosen,
  onChoose,
}: {
  outcomes: Outcomes;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  useHotkeys(
    outcomes.slice(0, KEYS).map(({ id }, index) => [
      String(index + 1),
      () => {
        onChoose(id);
      },
    ]),
  );
  return (
    <div className="outcomes" role="group" aria-label={t('tasks.outcome')}>
      {outcomes.map((outcome, index) => (
        <button
          key={outcome.id}
          type="button"
          aria-pressed={outcome.id === chosen}
          onClick={() => {
            onChoose(outcome.id);
          }}
        >
          {index < KEYS ? <span className="kbd">{index + 1}</span> : null}
          {outcome[locale]}
        </button>
      ))}
    </div>
  );
}

/** Outcomes of a task on keys 1 to 9; a promise asks for its date, and says what is missing rather than refusing silently. */
export function OutcomeForm({ view, today, pending, onAnswer }: OutcomeFormProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft>({ on: '', amount: '', note: '', tried: false });
  const { currency } = taskTotal(view);
  const checked = check(draft, today, currency);
  const chosen = view.task.outcomes.find(({ id }) => id === draft.outcome);
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    change({ tried: true });
    if (chosen === undefined || checked.dateMissing || checked.amountWrong) return;
    const { promises, cents } = checked;
    onAnswer({
      outcome: chosen.id,
      ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
      ...(promises ? { promise: { on: draft.on, ...(cents === undefined ? {} : { cents, currency }) } } : {}),
    });
  };
  return (
    <form onSubmit={submit}>
      <OutcomeButtons
        outcomes={view.task.outcomes}
        chosen={draft.outcome}
        onChoose={(outcome) => {
          change({ outcome, tried: false });
        }}
      />
      <div className="outcome-form">
        {checked.promises ? <PromiseFields draft={draft} checked={checked} today={today} onChange={change} /> : null}
        <Textarea
          label={t('tasks.note')}
          rows={2}
          value={draft.note}
          onChange={(event) => {
            change({ note: event.currentTarget.value });
          }}
        />
        <Button type="submit" variant="filled" disabled={chosen === undefined || pending}>
          {pending ? t('tasks.recording') : chosen === undefined ? t('tasks.noOutcome') : t('tasks.record', { outcome: chosen[locale] })}
        </Button>
      </div>
    </form>
  );
}
