import { Button, Modal, Textarea } from '@mantine/core';
import { contracts, type ScenarioBundle, type ScenarioVersionView } from '@relance/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { newestVersion } from '../../api/drafts.js';
import { useScenarios } from '../../api/scenarios.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';

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
      await Promise.all(['scenarios', 'assignments'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      onPublished(version);
    },
  });
}

interface SegmentsProps {
  served: readonly string[];
  /** Those whose new items stay with the version before. */
  left: readonly string[];
  onLeave: (left: readonly string[]) => void;
}

function Segments({ served, left, onLeave }: SegmentsProps) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('editor.newItemsOf')}</legend>
      {served.map((segment) => (
        <label key={segment} className="row">
          <input
            type="checkbox"
            checked={!left.includes(segment)}
            onChange={() => {
              onLeave(left.includes(segment) ? left.filter((one) => one !== segment) : [...left, segment]);
            }}
          />
          {segment}
        </label>
      ))}
    </fieldset>
  );
}

/** Publishes the drawing as the next version: says before what it changes and what it does not, and which segments' new items will enter it. */
export function PublishDialog({ bundle, warnings, onClose, onPublished }: PublishProps) {
  const { t } = useTranslation();
  const { scenarioId } = bundle.graph;
  const versions = useScenarios().data?.scenarios.filter((one) => one.scenarioId === scenarioId) ?? [];
  const served = versions.flatMap(({ segments }) => segments);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const publish = usePublish(bundle, onPublished);
  const next = newestVersion(versions, scenarioId) + 1;
  const segments = served.filter((segment) => !left.includes(segment));
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
        {served.length === 0 ? (
          <p className="sub">{t('editor.noSegmentYet')}</p>
        ) : (
          <Segments served={served} left={left} onLeave={setLeft} />
        )}
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
              publish.mutate({ note: note.trim(), segments });
            }}
          >
            {publish.isPending ? t('editor.publishing') : t('editor.publishNow', { version: next })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
