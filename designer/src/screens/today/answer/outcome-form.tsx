import { Button, Textarea } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import type { Foretelling, TaskView } from '@relance/schemas';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useForetelling, type OutcomeBody } from '../../../api/today.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Icon } from '../../../ui/icon.js';
import { taskTotal } from '../task-total.js';
import { emptyDraft, partsOf, possibleParts, readAnswer, type AnswerDraft } from './answer-draft.js';
import { SaidFields } from './said-fields.js';
import { WhatFollows } from './what-follows.js';

/** Keys 1 to 9. */
const KEYS = 9;
/** What follows is asked for once the hand rests. */
const RESTS_MS = 200;

interface OutcomeFormProps {
  view: TaskView;
  today: string;
  /** Ids of the items ticked, where not all are (law 21). */
  ticked: readonly string[] | undefined;
  pending: boolean;
  onAnswer: (body: OutcomeBody) => void;
  /** Of the answer as it stands. */
  onTold: (told: Foretelling | undefined) => void;
}

/** The answer as it is typed, what it lacks, and what would follow. */
function useAnswer({ view, today, ticked }: OutcomeFormProps) {
  const [draft, setDraft] = useState<AnswerDraft>(emptyDraft);
  const { currency } = taskTotal(view);
  const { body, faults } = readAnswer(draft, { today, currency, ...(ticked === undefined ? {} : { ticked }) });
  // a note changes nothing that follows
  const asked = body === undefined ? '' : JSON.stringify({ ...body, note: undefined });
  const [rested] = useDebouncedValue(asked, RESTS_MS);
  const told: UseQueryResult<Foretelling> = useForetelling(view.task._id, rested === '' ? undefined : (JSON.parse(rested) as OutcomeBody));
  const change = (part: Partial<AnswerDraft>): void => {
    setDraft((before) => ({ ...before, ...part }));
  };
  return { draft, change, body, faults, told, isComplete: body !== undefined };
}

function OutcomeButtons({ view, chosen, onChoose }: { view: TaskView; chosen: string | undefined; onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { outcomes } = view.task;
  useHotkeys(
    outcomes.slice(0, KEYS).map(({ id }, index) => [
      String(index + 1),
      () => {
        onChoose(id);
      },
    ]),
  );
  return (
    <div className="outcomes" role="group" aria-label={t('today.outcome')}>
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

interface SaidProps extends Pick<OutcomeFormProps, 'view' | 'today'> {
  answer: ReturnType<typeof useAnswer>;
  /** A part was taken away: the hand goes on. */
  onRemoved: () => void;
}

/** What was heard beside the outcome, and what else can be noted with it. */
function SaidSection({ view, today, answer: { draft, faults, change }, onRemoved }: SaidProps) {
  const { t } = useTranslation();
  const addable = possibleParts(view, draft.outcome).filter((part) => !draft.parts.includes(part));
  return (
    <>
      {draft.parts.map((part) => (
        <SaidFields
          key={part}
          part={part}
          draft={draft}
          faults={faults}
          today={today}
          total={taskTotal(view)}
          onChange={change}
          onRemove={() => {
            change({ parts: draft.parts.filter((one) => one !== part) });
            onRemoved();
          }}
        />
      ))}
      {addable.length === 0 ? null : (
        <div className="row wrap add">
          {addable.map((part) => (
            <button
              key={part}
              type="button"
              className="linkish"
              onClick={() => {
                change({ parts: [...draft.parts, part] });
              }}
            >
              <Icon name="right" size={12} />
              {t(`today.${part}.add`)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

/** Never disabled while the hand is on it, for a disabled button lets it fall. */
function RecordButton({ outcome, pending }: { outcome: string | undefined; pending: boolean }) {
  const { t } = useTranslation();
  const label = outcome === undefined ? t('today.noOutcome') : t('today.record', { outcome });
  return (
    <div className="row wrap">
      <Button type="submit" variant="filled" data-record aria-disabled={outcome === undefined || pending}>
        {pending ? t('today.recording') : label}
      </Button>
      <span className="row small sub">
        <span className="kbd">{t('today.keys.control')}</span>
        <span className="kbd">{t('today.keys.enter')}</span>
      </span>
    </div>
  );
}

/** Where the hand goes once an outcome is chosen: to the first thing it asks for, else to the button that records it. */
function useHand(outcome: string | undefined) {
  const form = useRef<HTMLFormElement>(null);
  const find = (selector: string): HTMLElement | null | undefined => form.current?.querySelector<HTMLElement>(selector);
  const toFirst = (): void => (find('[data-said="first"]') ?? find('[data-record]'))?.focus();
  useEffect(() => {
    const current = form.current;
    if (outcome === undefined || current === null) return;
    const first = current.querySelector<HTMLElement>('[data-said="first"]') ?? current.querySelector<HTMLElement>('[data-record]');
    first?.focus();
  }, [outcome]);
  return { form, toFirst, toRecord: () => find('[data-record]')?.focus() };
}

/** Outcomes of a task on keys 1 to 9; what is missing is said beside its field, what follows before it is recorded. */
export function OutcomeForm(props: OutcomeFormProps) {
  const { view, today, pending, onAnswer, onTold } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const answer = useAnswer(props);
  const { draft, change, body, told, isComplete } = answer;
  const { form, toFirst, toRecord } = useHand(draft.outcome);
  const chosen = view.task.outcomes.find(({ id }) => id === draft.outcome);
  const shownTold = isComplete ? told.data : undefined;
  useEffect(() => {
    onTold(shownTold);
  }, [onTold, shownTold]);
  const record = (): void => {
    change({ tried: true });
    if (body === undefined) toFirst();
    else if (!pending) onAnswer(body);
  };
  useHotkeys([['mod+Enter', record]], []);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    record();
  };
  const choose = (outcome: string): void => {
    const possible = possibleParts(view, outcome);
    change({ outcome, parts: partsOf(outcome).filter((part) => possible.includes(part)), tried: false });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <OutcomeButtons view={view} chosen={draft.outcome} onChoose={choose} />
      <div className="outcome-form">
        <SaidSection view={view} today={today} answer={answer} onRemoved={toRecord} />
        <WhatFollows view={view} outcome={draft.outcome} isComplete={isComplete} told={told} />
        <Textarea
          label={t('today.note')}
          rows={2}
          value={draft.note}
          onChange={(event) => {
            change({ note: event.currentTarget.value });
          }}
        />
        <RecordButton outcome={chosen?.[locale]} pending={pending} />
      </div>
    </form>
  );
}
