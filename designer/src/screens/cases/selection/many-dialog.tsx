import { Button, Modal, TextInput } from '@mantine/core';
import type { CaseOutcome, CaseRow } from '@relance/schemas';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/use-locale.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { doToMany, type Order } from './many-at-once.js';
import { Outcomes } from './outcomes.js';

const KEY_BYTES = 12;

function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(KEY_BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface ManyDialogProps {
  kind: Order['kind'];
  /** Reads the rows of the selection; of a whole one page by page. */
  rowsOf: (onProgress: (rows: number) => void) => Promise<readonly CaseRow[]>;
  count: number;
  today: string;
  onClose: () => void;
  /** Ids done: those refused stay ticked. */
  onDone: (ids: readonly string[]) => void;
}

interface Told {
  order: Order;
  outcomes: CaseOutcome[];
}

/** Tells first what an order would do to each case, then does it to those that were not refused. */
function useMany(rowsOf: ManyDialogProps['rowsOf'], onDone: ManyDialogProps['onDone']) {
  const [progress, setProgress] = useState(0);
  const look = useMutation({
    mutationFn: async (order: Order): Promise<Told> => {
      setProgress(0);
      const rows = await rowsOf(() => undefined);
      const ids = rows.map(({ id }) => id);
      return { order, outcomes: await doToMany(order, ids, true, setProgress) };
    },
  });
  const run = useMutation({
    mutationFn: async ({ order, outcomes }: Told) => {
      setProgress(0);
      const ids = outcomes.filter(({ refusal }) => refusal === undefined).map(({ id }) => id);
      const done = await doToMany(order, ids, false, setProgress);
      return [...done, ...outcomes.filter(({ refusal }) => refusal !== undefined)];
    },
    onSuccess: (outcomes) => {
      onDone(outcomes.filter(({ refusal }) => refusal === undefined).map(({ id }) => id));
    },
  });
  return { look, run, progress };
}

interface FieldsProps {
  kind: Order['kind'];
  today: string;
  texts: Readonly<Record<string, string>>;
  onType: (name: string, text: string) => void;
}

function Fields({ kind, today, texts, onType }: FieldsProps) {
  const { t } = useTranslation();
  const field = (name: 'untilOn' | 'reason' | 'collector', type: 'date' | 'text') => (
    <TextInput
      key={name}
      required
      type={type}
      {...(type === 'date' ? { min: today } : {})}
      label={t(`selection.field.${name}`)}
      value={texts[name] ?? ''}
      onChange={(event) => {
        onType(name, event.currentTarget.value);
      }}
    />
  );
  return (
    <div className="many-fields">
      {kind === 'assign' ? field('collector', 'text') : [field('untilOn', 'date'), field('reason', 'text')]}
    </div>
  );
}

function orderOf(kind: Order['kind'], texts: Readonly<Record<string, string>>, key: string): Order | undefined {
  const said = (name: string): string => (texts[name] ?? '').trim();
  if (kind === 'assign') return said('collector') === '' ? undefined : { kind, collector: said('collector') };
  return said('untilOn') === '' || said('reason') === '' ? undefined : { kind, untilOn: said('untilOn'), reason: said('reason'), key };
}

/** One order for many accounts: what it asks, what it would do to how many, said before it is done, then what was refused, one by one. */
export function ManyDialog({ kind, rowsOf, count, today, onClose, onDone }: ManyDialogProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [key] = useState(newKey);
  const { look, run, progress } = useMany(rowsOf, onDone);
  const order = orderOf(kind, texts, key);
  const told = look.data;
  const isWorking = look.isPending || run.isPending;
  const possible = told?.outcomes.filter(({ refusal }) => refusal === undefined).length ?? 0;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isWorking || order === undefined) return;
    if (told === undefined) look.mutate(order);
    else if (possible > 0) run.mutate(told);
  };
  const toDo = told === undefined ? t('selection.look', { count }) : t(`selection.do.${kind}`, { count: possible });
  return (
    <Modal
      opened
      onClose={onClose}
      lockScroll={false}
      size="lg"
      title={t(`selection.title.${kind}`)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className="many" onSubmit={submit} lang={locale}>
        {run.isSuccess ? null : (
          <Fields
            kind={kind}
            today={today}
            texts={texts}
            onType={(name, text) => {
              look.reset();
              run.reset();
              setTexts({ ...texts, [name]: text });
            }}
          />
        )}
        <div role="status">
          {isWorking ? <progress value={progress} max={count} aria-label={t('selection.progress', { done: progress, count })} /> : null}
          {isWorking ? <p className="sub">{t('selection.progress', { done: progress, count })}</p> : null}
          {told === undefined || isWorking ? null : <Outcomes kind={kind} outcomes={run.data ?? told.outcomes} isDone={run.isSuccess} />}
        </div>
        {look.isError ? <ProblemNote error={look.error} /> : null}
        {run.isError ? <ProblemNote error={run.error} /> : null}
        <div className="row end">
          <Button onClick={onClose}>{run.isSuccess ? t('common.close') : t('selection.leave')}</Button>
          {run.isSuccess ? null : (
            <Button type="submit" variant="filled" disabled={order === undefined || isWorking || (told !== undefined && possible === 0)}>
              {order === undefined ? t('selection.complete') : toDo}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
