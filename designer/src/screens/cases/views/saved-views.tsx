import { Button, Modal, TextInput } from '@mantine/core';
import { caseColumns, type SavedView } from '@relance/schemas';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../styles/selection.css';
import { Icon } from '../../../ui/icon.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { selectionOf, type CasesSearch } from '../cases-search.js';
import { useSavedViews, useSaveViews } from './use-saved-views.js';
import { addViewsTexts } from './views-texts.js';

addViewsTexts();

interface SavedViewsProps {
  search: CasesSearch;
  onChange: (search: CasesSearch) => void;
}

/** What the address says of a view; a view says the same under a name. */
function searchOf(view: SavedView): CasesSearch {
  return selectionOf({ ...view, hide: (view.hide ?? []).join(',') });
}

function viewOf(name: string, search: CasesSearch): SavedView {
  const { hide, ...chosen } = selectionOf(search);
  const hidden = caseColumns.filter((column) => hide?.split(',').includes(column));
  return { name, ...chosen, ...(hidden.length === 0 ? {} : { hide: hidden }) };
}

const sameAs = (one: CasesSearch, other: CasesSearch): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Keeps the list as it is shown under a name, and takes names away again. */
function ViewsDialog({ search, onClose }: { search: CasesSearch; onClose: () => void }) {
  const { t } = useTranslation();
  const kept = useSavedViews();
  const save = useSaveViews();
  const [name, setName] = useState('');
  const views = kept.data?.views ?? [];
  const called = name.trim();
  const isKnown = views.some((view) => view.name === called);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (called === '' || kept.data === undefined) return;
    const others = views.filter((view) => view.name !== called);
    save.mutate({ views: [...others, viewOf(called, search)], version: kept.data.version }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} lockScroll={false} title={t('views.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form className="many" onSubmit={submit}>
        <p className="sub">{t('views.lead')}</p>
        <TextInput
          data-autofocus
          required
          label={t('views.name')}
          maxLength={60}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        {kept.isPending ? <Loading /> : null}
        {kept.isError ? <ProblemNote error={kept.error} onRetry={() => void kept.refetch()} /> : null}
        {save.isError ? <ProblemNote error={save.error} /> : null}
        <ul className="kept-views">
          {views.map((view) => (
            <li key={view.name} className="row">
              <span className="trunc">{view.name}</span>
              <span className="spacer" />
              <Button
                size="xs"
                disabled={save.isPending}
                onClick={() => {
                  save.mutate({ views: views.filter((other) => other !== view), version: kept.data?.version ?? 0 });
                }}
              >
                {t('views.remove', { name: view.name })}
              </Button>
            </li>
          ))}
        </ul>
        <div className="row end">
          <Button onClick={onClose}>{t('views.leave')}</Button>
          <Button type="submit" variant="filled" disabled={called === '' || save.isPending || kept.data === undefined}>
            {called === '' ? t('views.nameFirst') : isKnown ? t('views.replace', { name: called }) : t('views.save', { name: called })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Which columns are shown; the name always is. */
function Columns({ search, onChange }: SavedViewsProps) {
  const { t } = useTranslation();
  const hidden = search.hide?.split(',') ?? [];
  return (
    <details className="columns-menu">
      <summary>{t('views.columns')}</summary>
      <div>
        {caseColumns.map((column) => (
          <label key={column} className="row">
            <input
              type="checkbox"
              checked={!hidden.includes(column)}
              onChange={(event) => {
                const others = hidden.filter((each) => each !== column);
                onChange({ ...search, hide: (event.currentTarget.checked ? others : [...others, column]).join(',') });
              }}
            />
            {t(`cases.column.${column}`)}
          </label>
        ))}
      </div>
    </details>
  );
}

/** One's own views beside those every list has: chosen, kept, taken away; and the columns shown. */
export function SavedViews({ search, onChange }: SavedViewsProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const views = useSavedViews().data?.views ?? [];
  const current = selectionOf(search);
  return (
    <>
      {views.map((view) => (
        <button
          key={view.name}
          type="button"
          aria-pressed={sameAs(searchOf(view), current)}
          onClick={() => {
            onChange(searchOf(view));
          }}
        >
          {view.name}
        </button>
      ))}
      <span className="spacer" />
      <Columns search={search} onChange={onChange} />
      <Button
        variant="subtle"
        leftSection={<Icon name="note" size={14} />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('views.open')}
      </Button>
      {isOpen ? (
        <ViewsDialog
          search={search}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
