import { territories } from '@relance/domain/calendars';
import { useEntity } from './status.js';

const FALLBACK_ZONE = 'Europe/Paris';

/** The time zone of the creditor entity, in which its days are counted (law 1). */
export function useTimeZone(): string {
  const territory = useEntity().data?.territory;
  return territories.find(({ code }) => code === territory)?.timeZone ?? FALLBACK_ZONE;
}
