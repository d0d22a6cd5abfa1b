import type { Entity, User } from '@relance/schemas';

/** Id of the entity the first run creates; later ones get their own. */
export const defaultEntityId = 'main';

/** Name of an entity of which nobody has said anything yet. */
const UNNAMED = 'Entité à compléter';

/** What the command line works in before the first visit to the page: imports and publishing need an entity, sending stays paused. */
export function unnamedEntity(): Entity {
  return placeholderEntity(UNNAMED, { name: '', email: '', locale: 'fr' });
}

/** Whether nobody has said yet who writes: whoever does so first, on the page or with a file, decides everything. */
export function isUnnamed({ sender }: Entity): boolean {
  return sender.email === '';
}

/** Whether there is an account to pay to; until then nothing may be asked for. */
export function hasBankDetails({ payeeAccounts }: Entity): boolean {
  return payeeAccounts.length > 0 && payeeAccounts.every(({ iban }) => iban !== '');
}

/**
 * An entity of which only the name is known. Sending is paused until somebody has completed its identity and bank details, for a reminder
 * without them must not leave. Defaults of the laws: gap 7, cap 4 in 30 days, weekdays from 9 to 17 h.
 */
export function placeholderEntity(name: string, admin: Pick<User, 'name' | 'email' | 'locale'>): Entity {
  return {
    _id: defaultEntityId,
    name,
    legalForm: '',
    siren: '',
    address: { lines: [], postcode: '', city: '', country: 'FR' },
    territory: 'FR',
    locale: admin.locale,
    currency: 'EUR',
    payeeAccounts: [{ id: 'main', holder: name, iban: '', bic: '', bank: '' }],
    sender: { name: admin.name, function: { fr: 'Comptabilité clients', en: 'Accounts receivable' }, email: admin.email, phone: '' },
    policy: {
      gapDays: 7,
      cap: { contacts: 4, days: 30 },
      window: { fromMinute: 540, toMinute: 1020, weekdays: [1, 2, 3, 4, 5] },
      toleranceMinutes: 15,
      freshFeed: false,
    },
    legal: { lateInterestRatePercent: '0', lateInterestSince: '1970-01-01', indemnityCents: 4000 },
    killSwitchEpoch: 0,
    sendingPaused: true,
  };
}
