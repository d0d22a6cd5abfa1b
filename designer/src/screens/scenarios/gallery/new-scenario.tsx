import { Button, Modal, TextInput } from '@mantine/core';
import type { ScenarioBundle } from '@relance/schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveDraft, useDrafts } from '../../../api/drafts.js';
import { useScenarios } from '../../../api/scenarios.js';
import { useLocale } from '../../../i18n/use-locale.js';
import '../../../styles/scenarios.css';
import { Icon } from '../../../ui/icon.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemNote } from '../../../ui/problem-note.js';
import { blankScenario, copyOf, scenarioIdFor } from './begin-scenario.js';
import { gallery } from './gallery.js';

/** Saves the first revision of a new scenario and opens it in the editor. */
function useBegin() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (bundle: ScenarioBundle) => saveDraft({ bundle, revision: 0 }),
    onSuccess: async ({ scenarioId }) => {
      await queryClient.invalidateQueries({ queryKey: ['drafts'] });
      await navigate({ to: '/scenarios/edit/$scenarioId', params: { scenarioId } });
    },
  });
}

interface ChoiceProps {
  title: string;
  /** Two lines on what it does. */
  about: string;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ title, about, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className={isChosen ? 'choice chosen' : 'choice'}>
      <input type="radio" name="scenario" checked={isChosen} onChange={onChoose} />
      <strong>{title}</strong>
      <span className="small sub">{about}</span>
    </label>
  );
}

interface OfferedProps {
  bundles: readonly ScenarioBundle[];
  /** Undefined: the blank page. */
  chosen: ScenarioBundle | undefined;
  onChoose: (bundle: ScenarioBundle | undefined) => void;
}

/** What one may begin from. */
function Offered({ bundles, chosen, onChoose }: OfferedProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <fieldset className="gallery">
      <legend className="small sub">{t('gallery.lead')}</legend>
      {bundles.map((bundle) => (
        <Choice
          key={bundle.graph.scenarioId}
          title={bundle.graph.name?.[locale] ?? bundle.graph.scenarioId}
          about={bundle.graph.description?.[locale] ?? ''}
          isChosen={chosen === bundle}
          onChoose={() => {
            onChoose(bundle);
          }}
        />
      ))}
      <Choice
        title={t('gallery.blank')}
        about={t('gallery.blankAbout')}
        isChosen={chosen === undefined}
        onChoose={() => {
          onChoose(undefined);
        }}
      />
    </fieldset>
  );
}

/** A new scenario: one of the default scenarios to begin from, or a blank page, under a name of one's own. */
function NewScenario({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const offered = useQuery({ queryKey: ['gallery'], queryFn: gallery, staleTime: Infinity });
  const [chosen, choose] = useState<ScenarioBundle>();
  const [name, setName] = useState<string>();
  const begin = useBegin();
  const published = useScenarios().data?.scenarios;
  const drafts = useDrafts().data?.drafts;
  const proposed = chosen?.graph.name?.[locale] ?? '';
  const called = (name ?? proposed).trim();
  const start = (): void => {
    if (published === undefined || drafts === undefined) return;
    const id = scenarioIdFor(called, new Set([...published, ...drafts].map(({ scenarioId }) => scenarioId)));
    const names = { fr: called, en: called };
    // unless it is renamed, a copy keeps the name it has in each language
    const own = name === undefined && chosen?.graph.name !== undefined ? chosen.graph.name : names;
    const steps = { start: t('gallery.start'), end: t('gallery.end') };
    begin.mutate(chosen === undefined ? blankScenario(id, names, steps) : copyOf(chosen, id, own));
  };
  return (
    <Modal
      opened
      lockScroll={false}
      onClose={onClose}
      title={t('gallery.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {offered.isPending ? <Loading /> : null}
      {offered.isError ? <ProblemNote error={offered.error} onRetry={() => void offered.refetch()} /> : null}
      <Offered bundles={offered.data ?? []} chosen={chosen} onChoose={choose} />
      <TextInput
        label={t('gallery.name')}
        value={name ?? proposed}
        maxLength={120}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      {begin.isError ? <ProblemNote error={begin.error} /> : null}
      <p className="small sub">{t('gallery.nothingLeaves')}</p>
      <div className="row end">
        <Button onClick={onClose}>{t('gallery.close')}</Button>
        <Button
          variant="filled"
          disabled={called === '' || begin.isPending || published === undefined || drafts === undefined}
          onClick={start}
        >
          {called === '' ? t('gallery.nameFirst') : t('gallery.begin')}
        </Button>
      </div>
    </Modal>
  );
}

/** Opens the gallery of scenarios to begin from. */
export function NewScenarioButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="filled"
        leftSection={<Icon name="scenario" size={14} />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('gallery.open')}
      </Button>
      {isOpen ? (
        <NewScenario
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
