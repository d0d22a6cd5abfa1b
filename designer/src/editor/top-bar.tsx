import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fetchPublished } from '../api/drafts.js';
import { useSession } from '../api/session.js';
import { useLocale } from '../i18n/use-locale.js';
import { Chip } from '../ui/chip.js';
import { Icon } from '../ui/icon.js';
import type { Proof } from './proof/use-proof.js';
import { SaveBadge } from './save-badge.js';
import type { EditedDocument } from './use-document.js';

interface TopBarProps {
  document: EditedDocument;
  proof: Proof;
  /** Published version the draft was begun from. */
  basedOn: number | undefined;
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

/** Back to the version the draft was begun from: a change like any other, so that it can be undone. */
function Revert({ document, basedOn }: Pick<TopBarProps, 'document' | 'basedOn'>) {
  const { t } = useTranslation();
  if (basedOn === undefined) return null;
  return (
    <Button
      onClick={() => {
        void fetchPublished(document.bundle.graph.scenarioId, basedOn).then(({ bundle }) => {
          document.change(t('editor.did.reverted'), () => bundle);
        });
      }}
    >
      {t('editor.revert', { version: basedOn })}
    </Button>
  );
}

/** Name, what is kept, undo and redo, and publishing, which says why it cannot be done yet. */
export function TopBar({ document, proof, basedOn, onPublish }: TopBarProps) {
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
      <History document={document} />
      <Revert document={document} basedOn={basedOn} />
      <Button variant="filled" disabled={why !== undefined || !proof.isCurrent} onClick={onPublish}>
        {why ?? t('editor.publish')}
      </Button>
    </nav>
  );
}
