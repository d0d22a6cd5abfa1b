import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/note.js';

/** A secret shown this once, to be handed on by another way than e-mail. */
export function SecretNote({ lead, secret }: { lead: string; secret: string }) {
  const { t } = useTranslation();
  return (
    <Note tone="warn">
      <strong>{lead}</strong> {t('settings.secretOnce')}
      <code className="cmd" tabIndex={0}>
        {secret}
      </code>
    </Note>
  );
}
