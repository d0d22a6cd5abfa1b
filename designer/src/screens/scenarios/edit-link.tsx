import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDrafts } from '../../api/drafts.js';
import { useSession } from '../../api/session.js';
import { Icon } from '../../ui/icon.js';

const editors: ReadonlySet<string> = new Set(['creditManager', 'admin']);

/** Whether a role may draw and save scenarios. */
export function mayEdit(role: string | undefined): boolean {
  return role !== undefined && editors.has(role);
}

/** Leads to the editor those who may save; a draft begun before is gone on with. */
export function EditLink({ scenarioId }: { scenarioId: string }) {
  const { t } = useTranslation();
  const role = useSession().data?.user?.role;
  const drafts = useDrafts().data?.drafts;
  if (!mayEdit(role)) return null;
  const isBegun = drafts?.some((draft) => draft.scenarioId === scenarioId) === true;
  return (
    <Link className="linkbutton" to="/scenarios/edit/$scenarioId" params={{ scenarioId }}>
      <Icon name="note" size={14} />
      {t(isBegun ? 'scenarios.resume' : 'scenarios.edit')}
    </Link>
  );
}
