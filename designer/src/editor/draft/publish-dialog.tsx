import { Button, Modal, Textarea } from '@mantine/core';
import { contracts, type ScenarioBundle, type ScenarioVersionView, type SegmentSurvey } from '@relance/schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { newestVersion } from '../../api/drafts.js';
import { useScenarios } from '../../api/scenarios.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';

type SegmentOption = Pick<SegmentSurvey['segments'][number], 'segment' | 'scenario'> & { accounts?: number };

interface PublishProps {
  bundle: ScenarioBundle;
  warnings: number;
  onClose: () => void;
  onPublished: (version: ScenarioVersionView) => void;
}

function usePublish(bundle: ScenarioBundle, onPublished: PublishProps['onPublished']) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ note, segments }: { note: string; segments: readonly string[] }) => {
      const version = await api.call(contracts.publishScenario, { body: { bundle: { ...bundle }, ...(note === '' ? {} : { note }) } });
      for (const segment of segments) {
        const { scenarioId } = version;
        await api.call(contracts.assignScenario, { body: { segment, scenarioId, version: version.version } });
      }
      return version;
    },
    onSuccess: async (version) => {
      await Promise.all(['scenarios', 'assignments', 'segments'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      onPublished(version);
    },
  });
}

interface SegmentsProps {
  /** Every segment, with what its new items enter today. */
  options: readonly SegmentOption[];
  chosen: readonly string[];
  onFlip: (segment: string) => void;
}

/** Which segments' new items will enter the version, each with its size and what they enter today. */
function Segments({ options, chosen, onFlip }: SegmentsProps) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('editor.newItemsOf')}</legend>
      {options.map(({ segment, accounts = 0, scenario }) => (
        <label key={segment} className="row">
          <input
            type="checkbox"
            checked={chosen.includes(segment)}
            onChange={() => {
              onFlip(segment);
            }}
          />
          <span>
            {segment}{' '}
            <span className="small sub">
              {[t('editor.accountsOf', { count: accounts }), scenario ?? t('editor.noScenarioYet')].join(' · ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The segments a version may serve, and which it is to serve: those of the versions before unless the user says otherwise. */
function useSegments(served: readonly string[]) {
  const survey = useQuery({ queryKey: ['segments'], queryFn: () => api.call(contracts.getSegments, {}), staleTime: 10_000 });
  const [flipped, setFlipped] = useState<readonly string[]>([]);
  const options: readonly SegmentOption[] = survey.data?.segments ?? served.map((segment) => ({ segment }));
  const isChosen = ({ segment }: SegmentOption): boolean => served.includes(segment) !== flipped.includes(segment);
  return {
    options,
    chosen: options.filter(isChosen).map(({ segment }) => segment),
    flip: (segment: string) => {
      setFlipped((now) => (now.includes(segment) ? now.filter((one) => one !== segment) : [...now, segment]));
    },
  };
}

/** Publishes the drawing as the next version: says before what it changes and what it does not, and which segments' new items will enter it. */
export function PublishDialog({ bundle, warnings, onClose, onPublished }: PublishProps) {
  const { t } = useTranslation();
  const { scenarioId } = bundle.graph;
  const versions = useScenarios().data?.scenarios.filter((one) => one.scenarioId === scenarioId) ?? [];
  const served = versions.flatMap(({ segments }) => segments);
  const { options, chosen, flip } = useSegments(served);
  const [note, setNote] = useState('');
  const publish = usePublish(bundle, onPublished);
  const next = newestVersion(versions, scenarioId) + 1;
  return (
    <Modal
      opened
      lockScroll={false}
      onClose={onClose}
      title={t('editor.publishTitle', { version: next })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="publish">
        <p>{t('editor.publishMeans')}</p>
        {warnings === 0 ? null : <Note tone="warn">{t('editor.publishWarnings', { count: warnings })}</Note>}
        {options.length === 0 ? null : <Segments options={options} chosen={chosen} onFlip={flip} />}
        {chosen.length === 0 ? <p className="sub">{t('editor.noSegmentYet')}</p> : null}
        <Textarea
          label={t('editor.publishNote')}
          rows={2}
          maxLength={400}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
        {publish.isError ? <ProblemNote error={publish.error} /> : null}
        <div className="row end">
          <Button onClick={onClose}>{t('editor.dontPublish')}</Button>
          <Button
            variant="filled"
            disabled={publish.isPending}
            onClick={() => {
              publish.mutate({ note: note.trim(), segments: chosen });
            }}
          >
            {publish.isPending ? t('editor.publishing') : t('editor.publishNow', { version: next })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
