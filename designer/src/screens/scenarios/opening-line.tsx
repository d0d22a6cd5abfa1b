import type { contracts, OutputOf } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { Note } from '../../ui/note.js';

type Assignment = OutputOf<typeof contracts.listAssignments>['assignments'][number];

/** How far the opening of a segment's cases is, while it runs or if it stopped; nothing once it is complete. */
export function OpeningLine({ assignment }: { assignment: Assignment }) {
  const { t } = useTranslation();
  const { opening, segment } = assignment;
  if (opening === undefined) return null;
  if (opening.failed !== undefined) {
    return (
      <Note tone="error">
        <strong>{segment}</strong> {t('scenarios.openingFailed', { reason: opening.failed })}
      </Note>
    );
  }
  if (opening.done >= opening.total) return null;
  return (
    <Note tone="info">
      <strong>{segment}</strong> {t('scenarios.opening', { done: opening.done, total: opening.total })}
    </Note>
  );
}
