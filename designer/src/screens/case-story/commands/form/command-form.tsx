import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ApiProblem, type IssueView } from '@relance/schemas';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../../i18n/use-locale.js';
import { Loading } from '../../../../ui/loading.js';
import { Note } from '../../../../ui/note.js';
import { ProblemNote } from '../../../../ui/problem-note.js';
import type { Command, CommandAnswer } from '../command.js';
import { newDraft, readDraft, type Draft } from './draft.js';
import { EffectPreview } from './effect-preview.js';
import type { FormGround } from './field-choices.js';
import { fieldLabel } from './field-label.js';
import { FormFields } from './form-fields.js';

const TYPING_PAUSE_MS = 350;
const KEY_BYTES = 12;

/** The focus goes to the first field: the dialog looks for that mark when it opens, and has it already when the menu came before. */
function beginAtFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>('.fields :is(input, select, textarea)');
  first?.setAttribute('data-autofocus', '');
  first?.focus();
}

/** A name for one command, so that a second try after a lost answer does nothing twice. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(KEY_BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Refusals by the field they are about; those about none that is shown stand under ''. */
function refusalsByField(error: Error | null, { fields, about }: Command): ReadonlyMap<string, IssueView[]> {
  const names = new Set([...fields.map(({ name }) => name), ...(about === 'none' ? [] : ['items'])]);
  const found = new Map<string, IssueView[]>();
  if (!(error instanceof ApiProblem)) return found;
  for (const issue of error.problem.issues) {
    const { path } = issue as IssueView & { path?: unknown };
    const part = typeof path === 'string' ? (path.split('/')[1] ?? '') : '';
    const name = part === 'allBut' ? 'items' : part;
    const key = names.has(name) ? name : '';
    found.set(key, [...(found.get(key) ?? []), issue]);
  }
  return found;
}

/** What the server says the draft would change; asked after a pause in typing, once nothing is missing. */
function useDryRun(command: Command, body: Readonly<Record<string, unknown>>, isComplete: boolean) {
  const asked = JSON.stringify(body);
  const [settled] = useDebouncedValue(asked, TYPING_PAUSE_MS);
  const isSettled = asked === settled;
  const answer = useQuery({
    queryKey: ['dryRun', command.id, settled],
    queryFn: () => command.ask(JSON.parse(settled) as Record<string, unknown>, true),
    enabled: command.hasDryRun && isComplete && isSettled,
    staleTime: 0,
    gcTime: 0,
  });
  return { answer, isCurrent: isSettled && isComplete };
}

/** What is said of no field: words of the server about the whole, or that it could not be reached. */
function Refused({ error, refusals }: { error: Error | null; refusals: ReadonlyMap<string, IssueView[]> }) {
  const locale = useLocale();
  const told = (refusals.get('') ?? []).map((issue) => issue[locale]);
  if (told.length > 0) return <Note tone="error">{told.join(' ')}</Note>;
  return error !== null && refusals.size === 0 ? <ProblemNote error={error} /> : null;
}

interface FootProps {
  command: Command;
  missing: readonly string[];
  isReady: boolean;
  isPending: boolean;
  onClose: () => void;
}

/** The way out, and the confirmation, whose words say what is still missing. */
function Foot({ command, missing, isReady, isPending, onClose }: FootProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const lacking = missing.map((name) => fieldLabel(t, command.id, name)).join(', ');
  const asked = lacking === '' ? t('commands.record', { title: command.title[locale] }) : t('commands.complete', { fields: lacking });
  return (
    <div className="row end">
      <Button onClick={onClose}>{t('commands.leave')}</Button>
      <Button type="submit" variant="filled" {...(isReady ? {} : { 'data-disabled': true, 'aria-disabled': true })}>
        {isPending ? t('commands.recording') : asked}
      </Button>
    </div>
  );
}

interface CommandFormProps {
  command: Command;
  ground: FormGround;
  /** Items it is opened for. */
  items: readonly string[];
  /** Other fields it is opened with. */
  of: Readonly<Record<string, string>>;
  onDone: (answer: CommandAnswer) => void;
  onClose: () => void;
}

/** The form of one command: what it asks, what it would change, said by the server before it can be confirmed; a refusal stands at its field. */
export function CommandForm({ command, ground, items, of, onDone, onClose }: CommandFormProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { case: row } = ground.view;
  const openItems = ground.view.items.filter(({ open }) => open).length;
  const [draft, setDraft] = useState<Draft>(() => newDraft(command, items, of));
  const [key] = useState(newKey);
  const [wasTried, setTried] = useState(false);
  const { body, missing, wrong } = readDraft(command, draft, row.currency);
  const isComplete = missing.length === 0 && wrong.length === 0;
  const { answer: dryRun, isCurrent } = useDryRun(command, body, isComplete);
  const run = useMutation({
    mutationFn: () => command.ask(command.isKeyed ? { ...body, key } : body, false),
    onSuccess: onDone,
  });
  const error = run.error ?? (isCurrent ? dryRun.error : null);
  const refusals = refusalsByField(error, command);
  const fault = (name: string): string | undefined => {
    const refused = refusals
      .get(name)
      ?.map((issue) => issue[locale])
      .join(' ');
    if (refused !== undefined) return refused;
    if (wrong.includes(name)) return t('commands.wrong');
    return wasTried && missing.includes(name) ? t('commands.missing') : undefined;
  };
  const isReady = isComplete && (!command.hasDryRun || (isCurrent && dryRun.isSuccess)) && !run.isPending;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isReady) run.mutate();
  };
  return (
    <form className="command-form" onSubmit={submit} noValidate ref={beginAtFirst}>
      {command.help === undefined ? null : <p className="sub">{command.help[locale]}</p>}
      <FormFields
        command={command}
        ground={ground}
        draft={draft}
        fault={fault}
        onChange={(change) => {
          run.reset();
          setDraft({ ...draft, ...change });
        }}
      />
      <div className="effect" role="status">
        {isComplete ? null : <p className="sub">{t('commands.effect.later')}</p>}
        {isComplete && command.hasDryRun && (!isCurrent || dryRun.isFetching) ? <Loading /> : null}
        {isCurrent && dryRun.isSuccess && !dryRun.isFetching ? (
          <EffectPreview answer={dryRun.data} openItems={openItems} currency={row.currency} />
        ) : null}
      </div>
      <Refused error={error} refusals={refusals} />
      <Foot command={command} missing={missing} isReady={isReady} isPending={run.isPending} onClose={onClose} />
    </form>
  );
}
