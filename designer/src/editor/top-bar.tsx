import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMutation } from '@tanstack/react-query';
import { fetchPublished, newestVersion } from '../api/drafts.js';
import { useScenarios } from '../api/scenarios.js';
import { useSession } from '../api/session.js';
import { useLocale } from '../i18n/use-locale.js';
import { Chip } from '../ui/chip.js';
import { Icon } from '../ui/icon.js';
import { ProblemNote } from '../ui/problem-note.js';
import { editorModes, type EditorMode } from './editor-search.js';
import type { Proof } from './proof/use-proof.js';
import { SaveBadge } from './draft/save-badge.js';
import type { EditedDocument } from './draft/use-document.js';

interface TopBarProps {
  document: EditedDocument;
  proof: Proof;
  mode: EditorMode;
  onMode: (mode: EditorMode) => void;
  onPublish: () => void;
}

function History({ document: { history, undo, redo } }: Pick<TopBarProps, 'document'>) {
  const { t } = useTranslation();
  const undone = history.past.at(-1)?.label;
  const redone = history.future[0]?.label;
  return (
    <>
      <Button disabled={undone === undefined} onClick={undo} title={undone} aria-keyshortcuts="Control+Z">
        {t('editor.undo')}
      </Button>
      <Button disabled={redone === undefined} onClick={redo} title={redone} aria-keyshortcuts="Control+Shift+Z">
        {t('editor.redo')}
      </Button>
    </>
  );
}

/** Back to the newest published version: a change like any other, so that it can be undone. */
function Revert({ document }: Pick<TopBarProps, 'document'>) {
  const { t } = useTranslation();
  const { scenarioId } = document.bundle.graph;
  const version = newestVersion(useScenarios().data?.scenarios ?? [], scenarioId);
  const revert = useMutation({
    mutationFn: () => fetchPublished(scenarioId, version),
    onSuccess: ({ bundle }) => {
      document.change(t('editor.did.reverted'), () => bundle);
    },
  });
  if (version === 0) return null;
  return (
    <>
      {revert.isError ? <ProblemNote error={revert.error} /> : null}
      <Button
        disabled={revert.isPending}
        onClick={() => {
          revert.mutate();
        }}
      >
        {t('editor.revert', { version })}
      </Button>
    </>
  );
}

/** The same drawing to be changed, tried on an account, or laid beside a published version. */
function Modes({ mode, onMode }: Pick<TopBarProps, 'mode' | 'onMode'>) {
  const { t } = useTranslation();
  return (
    <div className="modes" role="group" aria-label={t('editor.modes')}>
      {editorModes.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === mode}
          onClick={() => {
            onMode(one);
          }}
        >
          {t(`editor.mode.${one}`)}
        </button>
      ))}
    </div>
  );
}

/** Name, what is kept, undo and redo, and publishing, which says why it cannot be done yet. */
export function TopBar({ document, proof, mode, onMode, onPublish }: TopBarProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { graph } = document.bundle;
  const role = useSession().data?.user?.role;
  const errors = proof.issues.filter(({ severity }) => severity === 'error').length;
  const why = role !== 'admin' ? t('editor.adminPublishes') : errors > 0 ? t('editor.publishFaulty', { count: errors }) : undefined;
  return (
    <nav className="topbar" aria-label={t('story.breadcrumb')}>
      <Link to="/scenarios" className="muted">
        {t('scenarios.title')}
      </Link>
      <Icon name="right" size={13} className="muted" />
      <h1 className="trunc">{graph.name?.[locale] ?? graph.scenarioId}</h1>
      <Chip tone="accent" icon="note">
        {t('editor.draft')}
      </Chip>
      <SaveBadge state={document.saveState} />
      <span className="spacer" />
      <Modes mode={mode} onMode={onMode} />
      <span className="spacer" />
      {mode !== 'edit' ? null : (
        <>
          <History document={document} />
          <Revert document={document} />
        </>
      )}
      <Button variant="filled" disabled={why !== undefined || !proof.isCurrent} onClick={onPublish}>
        {why ?? t('editor.publish')}
      </Button>
    </nav>
  );
}
