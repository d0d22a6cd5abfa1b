import { Button } from '@mantine/core';
import { ApiProblem } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip } from '../../ui/chip.js';
import { Note } from '../../ui/note.js';
import type { SaveState } from './autosave.js';

/** Whether the work is kept: saved, under way, not arrived, or somebody else's meanwhile. */
export function SaveBadge({ state }: { state: SaveState }) {
  const { t } = useTranslation();
  const looks = {
    saved: { tone: 'ok', icon: 'done' },
    pending: { tone: 'pause', icon: 'wait' },
    failed: { tone: 'warn', icon: 'warn' },
    conflict: { tone: 'error', icon: 'error' },
  } as const;
  return (
    <span role="status">
      <Chip {...looks[state.kind]}>{t(`editor.save.${state.kind}`)}</Chip>
    </span>
  );
}

interface ConflictProps {
  error: Error;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Somebody saved the draft meanwhile: who and when, and the two ways on; until one is chosen nothing is overwritten. */
export function ConflictNote({ error, onTakeTheirs, onKeepMine }: ConflictProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Note
      tone="error"
      action={
        <div className="row">
          <Button onClick={onTakeTheirs}>{t('editor.takeTheirs')}</Button>
          <Button onClick={onKeepMine}>{t('editor.keepMine')}</Button>
        </div>
      }
    >
      <strong>{t('editor.conflict')}</strong> {error instanceof ApiProblem ? error.problem[locale] : error.message}{' '}
      {t('editor.conflictHelp')}
    </Note>
  );
}
