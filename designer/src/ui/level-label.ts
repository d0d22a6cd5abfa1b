import type { TFunction } from 'i18next';

const FORMAL_NOTICE = 5;

/** A dunning level as people call it: none, prévenance, R1 to R4, mise en demeure. */
export function levelLabel(t: TFunction, level: number | undefined): string {
  if (level === undefined || level < 0) return t('common.none');
  if (level === 0) return t('story.table.level0');
  return level >= FORMAL_NOTICE ? t('story.table.level5') : t('story.table.levelN', { level });
}
