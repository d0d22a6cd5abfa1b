import { useHotkeys } from '@mantine/hooks';
import type { ScenarioVersionView } from '@relance/schemas';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { newestRevision, type EditedScenario } from '../api/drafts.js';
import { useStatus } from '../api/status.js';
import { Loading } from '../ui/loading.js';
import { BoundsLine } from './proof/bounds-line.js';
import { EditorCanvas } from './canvas/editor-canvas.js';
import type { EditorMode } from './editor-search.js';
import { EditorProvider, useEditing, type Editing } from './editor-context.js';
import { InterruptsStrip } from './interrupts-strip.js';
import { Palette } from './palette.js';
import { ScenarioPanel } from './panel/scenario-panel.js';
import { StepPanel } from './panel/step-panel.js';
import { ProblemsPanel } from './proof/problems-panel.js';
import { useProof, type Proof, type ToldIssue } from './proof/use-proof.js';
import { PublishDialog } from './draft/publish-dialog.js';
import { ConflictNote } from './draft/save-badge.js';
import { TopBar } from './top-bar.js';
import { useActions } from './use-actions.js';
import { useDocument, type EditedDocument } from './draft/use-document.js';

const Simulation = lazy(async () => ({ default: (await import('../simulation/simulation.js')).Simulation }));
const Compare = lazy(async () => ({ default: (await import('../compare/compare.js')).Compare }));

interface EditorProps {
  initial: EditedScenario;
  mode: EditorMode;
  onMode: (mode: EditorMode) => void;
  /** Reads the draft anew: somebody else's is taken. */
  onReload: () => void;
  onPublished: (version: ScenarioVersionView) => void;
}

/** Undo and redo everywhere, fields included; deleting only where nobody is typing. */
function useShortcuts({ undo, redo }: EditedDocument, { selected, remove }: Editing): void {
  const removeSelected = (): void => {
    if (selected !== undefined) remove(selected);
  };
  useHotkeys(
    [
      ['mod+Z', undo],
      ['mod+shift+Z', redo],
      ['mod+Y', redo],
    ],
    [],
  );
  useHotkeys([
    ['Delete', removeSelected],
    ['Backspace', removeSelected],
  ]);
}

/** Palette, drawing, panel of the chosen step, everything wrong with it, and the bounds, always in view. */
function Drawing({ document, proof }: { document: EditedDocument; proof: Proof }) {
  const editing = useEditing();
  const [shown, setShown] = useState<ToldIssue>();
  const path = useMemo(() => shown?.path ?? [], [shown]);
  const { graph, selected, select } = editing;
  const node = graph.nodes.find(({ id }) => id === selected);
  useShortcuts(document, editing);
  const show = (issue: ToldIssue | undefined): void => {
    setShown(issue);
    if (issue?.nodeId !== undefined) select(issue.nodeId);
  };
  return (
    <>
      <InterruptsStrip />
      <div className="editor">
        <Palette />
        <div className="stage">
          <EditorCanvas path={path} />
          <ProblemsPanel proof={proof} shown={shown} onShow={show} />
          <BoundsLine bounds={proof.bounds} steps={graph.nodes.length} />
        </div>
        {node === undefined ? <ScenarioPanel /> : <StepPanel key={node.id} node={node} />}
      </div>
    </>
  );
}

/** The editor of one scenario: its drawing on the day axis, the same tried on an account, or laid beside a published version; what is drawn is saved by itself. */
export function Editor({ initial, mode, onMode, onReload, onPublished }: EditorProps) {
  const document = useDocument(initial);
  const proof = useProof(document.bundle);
  const editing = useActions(document, proof);
  const today = useStatus().data?.clock.today;
  const [isPublishing, setPublishing] = useState(false);
  const { saveState, bundle } = document;
  const setOpen = (isOpen: boolean) => (): void => {
    setPublishing(isOpen);
  };
  const keepMine = useMutation({ mutationFn: () => newestRevision(bundle.graph.scenarioId), onSuccess: document.saveAfter });
  return (
    <EditorProvider value={editing}>
      <TopBar document={document} proof={proof} mode={mode} onMode={onMode} onPublish={setOpen(true)} />
      {saveState.kind === 'conflict' ? <ConflictNote error={saveState.error} onTakeTheirs={onReload} onKeepMine={keepMine.mutate} /> : null}
      {mode === 'edit' ? <Drawing document={document} proof={proof} /> : null}
      <Suspense fallback={<Loading />}>
        {mode === 'simulation' && today !== undefined ? <Simulation bundle={bundle} today={today} /> : null}
        {mode === 'compare' ? <Compare document={document} /> : null}
      </Suspense>
      {isPublishing ? (
        <PublishDialog bundle={bundle} warnings={proof.issues.length} onClose={setOpen(false)} onPublished={onPublished} />
      ) : null}
    </EditorProvider>
  );
}
