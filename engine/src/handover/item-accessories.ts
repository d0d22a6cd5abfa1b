import {
  isCivilDate,
  lateAccessories,
  owedBalances,
  toDayNumber,
  type LateAccessories,
  type LateDebtor,
  type LateRefusal,
} from '@relance/domain';
import type { Account, Item, Localized } from '@relance/schemas';
import { accountOf, leftAt, type DossierMaterial } from './dossier-material.js';

/** The level of a formal notice. */
export const NOTICE_LEVEL = 5;

/** Late interest and indemnity of one item by law, or why no figure is told. */
export interface ItemAccessories {
  item: Item;
  computed?: LateAccessories;
  whyNot?: Localized;
}

/** The rate of a contract in hundredths of a percent, cut to a whole number; undefined where none was agreed. */
function clauseOf({ terms }: Account): number | undefined {
  return terms?.lateInterestPercent === undefined ? undefined : Math.floor(Number(terms.lateInterestPercent) * 100);
}

/** The civil day of the first formal notice about an item that left, which a consumer's interest runs from. */
function noticeDayOf({ messages }: DossierMaterial, { _id }: Item, dayOf: (instantMs: number) => number): number | undefined {
  const notice = messages.find(
    ({ level, lines }) => level === NOTICE_LEVEL && lines.some(({ itemId, role }) => itemId === _id && role === 'claimed'),
  );
  return notice === undefined ? undefined : dayOf(leftAt(notice));
}

function debtorOf(account: Account, noticeDay: number | undefined): LateDebtor {
  const clause = clauseOf(account);
  const agreed = clause === undefined ? {} : { clauseBasisPoints: clause };
  switch (account.debtorClass) {
    case 'business':
      return { debtorClass: 'business', ...agreed };
    case 'publicBuyer':
      return { debtorClass: 'publicBuyer' };
    case 'consumer':
      return { debtorClass: 'consumer', ...agreed, ...(noticeDay === undefined ? {} : { noticeDay }) };
  }
}

const refusals: Readonly<Record<LateRefusal['code'], Localized>> = {
  rateUnknown: {
    fr: 'le taux légal d’une période n’est pas encore publié',
    en: 'the legal rate of a period is not published yet',
  },
  clauseBelowFloor: {
    fr: 'la clause du contrat est sous le minimum légal : faites-la vérifier (art. L441-10 II C. com.)',
    en: 'the clause of the contract is below the legal minimum: have it checked (art. L441-10 II C. com.)',
  },
};

/** What French law alone, in euros, tells of. */
function foreign({ currency }: Item, { governingLaw, country }: Account): Localized | undefined {
  if (currency !== 'EUR') return { fr: 'la pièce n’est pas en euros', en: 'the item is not in euros' };
  if ((governingLaw ?? country) !== 'FR')
    return { fr: 'le contrat n’est pas de droit français', en: 'the contract is not under French law' };
  return undefined;
}

/**
 * Accessories of each item stated to the day of the dossier (law 5), by the law of its debtor's class and from the dated tables of legal rates; a waiver
 * leaves none. Where the law gives no figure, why. `dayOf`: the civil day of an instant in the zone of the entity.
 */
export function itemAccessories(material: DossierMaterial, dayOf: (instantMs: number) => number): ItemAccessories[] {
  const { items, records, asOf } = material;
  const waived = new Set(
    records.facts.filter(({ kind, lift }) => kind === 'waiver' && lift === undefined).flatMap(({ itemIds = [] }) => itemIds),
  );
  return items.map((item): ItemAccessories => {
    const account = accountOf(material, item);
    if (waived.has(item._id)) return { item, whyNot: { fr: 'vous y avez renoncé', en: 'you waived them' } };
    const why = foreign(item, account);
    if (why !== undefined || !isCivilDate(item.dueDate)) return { item, ...(why === undefined ? {} : { whyNot: why }) };
    const debt = { dueDay: toDayNumber(item.dueDate), toDay: toDayNumber(asOf), balances: owedBalances(item.facts) };
    const told = lateAccessories(debt, debtorOf(account, noticeDayOf(material, item, dayOf)));
    return 'refusal' in told ? { item, whyNot: refusals[told.refusal.code] } : { item, computed: told };
  });
}
