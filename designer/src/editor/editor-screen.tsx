import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useEditedScenario } from '../api/drafts.js';
import { Loading } from '../ui/loading.js';
import { ProblemNote } from '../ui/problem-note.js';
import { searchFor } from './editor-search.js';
import { addEditorTexts } from './editor-texts.js';
import { Editor } from './editor.js';
import '../styles/scenarios.css';
import '../styles/editor.css';

addEditorTexts();

const route = getRouteApi('/scenarios/edit/$scenarioId');

/** The editor of one scenario: its draft, or the published version a draft will be begun from. */
export function EditorScreen() {
  const { t } = useTranslation();
  const { scenarioId } = route.useParams();
  const { mode } = route.useSearch();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const edited = useEditedScenario(scenarioId);
  if (edited.isError) {
    return (
      <div className="page">
        <h1>{t('editor.title')}</h1>
        <ProblemNote error={edited.error} onRetry={() => void edited.refetch()} />
      </div>
    );
  }
  if (edited.data === undefined) return <Loading />;
  return (
    <ReactFlowProvider key={`${scenarioId} ${String(edited.dataUpdatedAt)}`}>
      <Editor
        initial={edited.data}
        mode={mode ?? 'edit'}
        onMode={(next) => void navigate({ to: '/scenarios/edit/$scenarioId', params: { scenarioId }, search: searchFor(next) })}
        onReload={() => void queryClient.invalidateQueries({ queryKey: ['draft', scenarioId] })}
        onPublished={({ version }) =>
          void navigate({ to: '/scenarios/$reference', params: { reference: `${scenarioId}@${String(version)}` } })
        }
      />
    </ReactFlowProvider>
  );
}
