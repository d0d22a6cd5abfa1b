import { useTranslation } from 'react-i18next';

/** Says that something is on its way; nothing moves, so that nothing distracts. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <p className="loading" role="status">
      {t('common.loading')}
    </p>
  );
}
