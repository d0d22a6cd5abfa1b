import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { caseViews, type CasesSearch } from './cases-search.js';

/** Loaded beside the list, which does not wait for it. */
const SavedViews = lazy(async () => ({ default: (await import('./views/saved-views.js')).SavedViews }));

const TYPING_PAUSE_MS = 200;

interface CasesFiltersProps {
  search: CasesSearch;
  segments: readonly string[];
  /** Cases by view over the whole entity, where known. */
  counts: Readonly<Partial<Record<string, number>>>;
  onChange: (change: CasesSearch) => void;
}

/** Views by state, one above the other filters. */
export function CasesViews({ search, counts, onChange }: CasesFiltersProps) {
  const { t } = useTranslation();
  const chosen = search.view ?? 'all';
  return (
    <div className="views" role="group" aria-label={t('cases.views')}>
      {caseViews.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === chosen}
          onClick={() => {
            onChange({ ...search, view });
          }}
        >
          {t(`cases.view.${view}`)}
          {counts[view] === undefined ? null : <span className="n">{counts[view]}</span>}
        </button>
      ))}
      <Suspense>
        <SavedViews search={search} onChange={onChange} />
      </Suspense>
    </div>
  );
}

function SearchBox({ value, onType }: { value: string; onType: (value: string) => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => box.current?.focus()]]);
  return (
    <TextInput
      ref={box}
      className="search"
      size="xs"
      role="searchbox"
      aria-label={t('cases.search')}
      placeholder={t('cases.searchHint')}
      leftSection={<Icon name="search" size={14} />}
      rightSection={<span className="kbd">/</span>}
      value={value}
      onChange={(event) => {
        onType(event.currentTarget.value);
      }}
    />
  );
}

/** Search box (key /) and segment; the address follows after a short pause in typing. */
export function CasesFilters({ search, segments, onChange }: CasesFiltersProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(search.search ?? '');
  const ask = useDebouncedCallback((value: string) => {
    onChange({ ...search, search: value });
  }, TYPING_PAUSE_MS);
  return (
    <div className="filters">
      <SearchBox
        value={typed}
        onType={(value) => {
          setTyped(value);
          ask(value);
        }}
      />
      <NativeSelect
        className="segment"
        size="xs"
        aria-label={t('cases.segment')}
        value={search.segment ?? ''}
        data={[{ value: '', label: t('cases.allSegments') }, ...segments]}
        onChange={(event) => {
          onChange({ ...search, segment: event.currentTarget.value });
        }}
      />
      {typed === '' && search.segment === undefined ? null : (
        <Button
          variant="subtle"
          onClick={() => {
            setTyped('');
            onChange({ ...search, search: '', segment: '' });
          }}
        >
          {t('cases.clear')}
        </Button>
      )}
    </div>
  );
}
