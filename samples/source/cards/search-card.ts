import type { Localized } from '@relance/schemas';
import { dueDay, type Card } from '../draw.js';

const outcomes = [
  { id: 'found', label: { fr: 'Coordonnées trouvées', en: 'Contact details found' } },
  { id: 'notFound', label: { fr: 'Rien trouvé', en: 'Nothing found' } },
] as const;

/** Looking for the right contact: work that does not reach the customer, whatever comes of it the walk goes on. */
export function searchCard(id: string, day: number, next: string, brief: Localized): Card {
  const data = { when: dueDay(day), person: 'collector', openBusinessDays: 3, brief, outcomes };
  return { id, kind: 'task', name: 'Trouver le bon contact', data, ports: { found: next, notFound: next, expired: next }, day, column: 1 };
}
