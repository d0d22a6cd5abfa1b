import { daysBetween, formatMoney, formatShortDate, isCivilDate, type CivilDate } from '@relance/domain';
import { disputeReasons, type InputOf, type IssueView, type Item, type SuspensionKind, type contracts } from '@relance/schemas';

/** What a caller says of a suspension. */
export type SuspensionBody = InputOf<typeof contracts.recordSuspension>['body'];

/** What a suspension is checked against. */
export interface SuspensionContext {
  today: CivilDate;
  /** The open items of the case. */
  items: readonly Item[];
}

const MOST_DAYS = 730;

/** What each kind cannot do without (law 8). */
const needed: Readonly<Record<SuspensionKind, readonly ('untilOn' | 'reason')[]>> = {
  promise: ['untilOn'],
  dispute: ['reason'],
  hold: ['untilOn', 'reason'],
  paymentAnnounced: ['reason'],
  collection: ['untilOn'],
};

const neededTexts = {
  untilOn: { fr: 'Indiquez le dernier jour (untilOn).', en: 'Name the last day (untilOn).' },
  reason: { fr: 'Indiquez le motif (reason).', en: 'Say why (reason).' },
} as const;

function issue(code: string, path: string, fr: string, en: string): IssueView {
  return { code, path: `body/${path}`, fr, en };
}

const isDay = (text: string): boolean => isCivilDate(text);

function dayFaults(body: SuspensionBody, fromOn: CivilDate): IssueView[] {
  const faults: IssueView[] = [];
  for (const name of ['fromOn', 'untilOn'] as const) {
    const day = body[name];
    if (day !== undefined && !isDay(day)) faults.push(issue('invalid.date', name, `${day} n’est pas une date.`, `${day} is no date.`));
  }
  const { untilOn } = body;
  if (faults.length > 0 || untilOn === undefined) return faults;
  const days = daysBetween(fromOn, untilOn);
  if (days >= 0 && days <= MOST_DAYS) return faults;
  const [from, until] = [
    (locale: 'fr' | 'en') => formatShortDate(fromOn, locale),
    (locale: 'fr' | 'en') => formatShortDate(untilOn, locale),
  ];
  const [fr, en] =
    days < 0
      ? [
          `Le dernier jour (${until('fr')}) précède le premier (${from('fr')}).`,
          `The last day (${until('en')}) comes before the first (${from('en')}).`,
        ]
      : ['Une pause dure au plus deux ans.', 'A pause lasts two years at most.'];
  return [issue(days < 0 ? 'suspension.endsBeforeStart' : 'suspension.tooLong', 'untilOn', fr, en)];
}

function amountFaults(body: SuspensionBody, items: readonly Item[]): IssueView[] {
  const { kind, cents, currency } = body;
  if (cents === undefined && currency === undefined) return [];
  if (cents === undefined || currency === undefined) {
    return [issue('suspension.amountIncomplete', 'cents', 'Un montant va avec sa devise.', 'An amount goes with its currency.')];
  }
  if (kind !== 'dispute') return [];
  const [item, ...more] = items;
  if (item === undefined || more.length > 0 || body.items === undefined) {
    return [
      issue(
        'suspension.partOfOne',
        'items',
        'Un litige partiel porte sur une seule pièce.',
        'A dispute about a part names exactly one item.',
      ),
    ];
  }
  if (currency === item.currency && cents < item.outstandingCents) return [];
  const owed = (locale: 'fr' | 'en'): string => formatMoney(item.outstandingCents, item.currency, locale);
  return [
    issue(
      'suspension.moreThanOwed',
      'cents',
      `Il reste ${owed('fr')} dus sur ${item.number} : la part contestée est inférieure, dans la même devise.`,
      `${owed('en')} are owed on ${item.number}: the disputed part is less, in the same currency.`,
    ),
  ];
}

function reasonFaults({ kind, reason }: SuspensionBody): IssueView[] {
  if (kind !== 'dispute' || reason === undefined || (disputeReasons as readonly string[]).includes(reason)) return [];
  const allowed = disputeReasons.join(', ');
  return [
    issue(
      'suspension.reasonUnknown',
      'reason',
      `Motif inconnu : ${reason}. Au choix : ${allowed}.`,
      `Unknown reason: ${reason}. One of: ${allowed}.`,
    ),
  ];
}

/** The named items, by id or number; a name that is none of the open ones of the case is a fault. */
export function namedItems(names: readonly string[] | undefined, open: readonly Item[]): { items: Item[]; faults: IssueView[] } {
  if (names === undefined) return { items: [...open], faults: [] };
  const faults: IssueView[] = [];
  const items = names.flatMap((name, index) => {
    const found = open.filter(({ _id, number }) => _id === name || number === name);
    if (found.length === 0) {
      faults.push(
        issue(
          'suspension.itemUnknown',
          `items/${String(index)}`,
          `${name} n’est pas une pièce ouverte de ce dossier.`,
          `${name} is no open item of this case.`,
        ),
      );
    }
    return found;
  });
  return { items: [...new Set(items)], faults };
}

/**
 * Everything wrong with a suspension a person wants to record, all at once, in both languages: what its kind needs, its days, its amount, its
 * items. A promise further ahead than a collector may grant is none: it pauses fifteen days, and the credit manager is asked (law 8).
 */
export function suspensionFaults(body: SuspensionBody, { today, items: open }: SuspensionContext): IssueView[] {
  const { items, faults } = namedItems(body.items, open);
  const missing = needed[body.kind].filter((name) => body[name] === undefined);
  const told = missing.map((name) => issue('suspension.missing', name, neededTexts[name].fr, neededTexts[name].en));
  const days = dayFaults(body, body.fromOn ?? today);
  return [...faults, ...told, ...days, ...reasonFaults(body), ...amountFaults(body, items)];
}
