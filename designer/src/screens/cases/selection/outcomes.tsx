import type { CaseOutcome } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/use-locale.js';
import { Note } from '../../../ui/note.js';
import type { Order } from './many-at-once.js';

interface OutcomesProps {
  kind: Order['kind'];
  outcomes: readonly CaseOutcome[];
  isDone: boolean;
}

/** What an order does, or did, to how many accounts and items, and which were refused and why. */
export function Outcomes({ kind, outcomes, isDone }: OutcomesProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const refused = outcomes.filter(({ refusal }) => refusal !== undefined);
  const items = outcomes.reduce((sum, { pauses, changes }) => sum + pauses + changes, 0);
  const count = outcomes.length - refused.length;
  const said = t(`selection.${isDone ? 'done' : 'would'}.${kind}`, { count });
  return (
    <div className="outcomes-of-many">
      <Note tone={isDone ? 'ok' : 'info'}>
        <strong>{said}</strong> {kind === 'hold' && !isDone ? t('selection.items', { count: items }) : null}
      </Note>
      {refused.length === 0 ? null : (
        <>
          <p className="strong">{t('selection.refused', { count: refused.length })}</p>
          <ul>
            {refused.map(({ id, name, refusal }) => (
              <li key={id}>
                <Link to="/cases/$caseId" params={{ caseId: id }}>
                  {name}
                </Link>{' '}
                <span className="sub">{refusal?.[locale]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
