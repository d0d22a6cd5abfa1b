import type { AllocationRule } from '@relance/schemas';

/** An item money may go to. */
export interface OwedItem {
  _id: string;
  number: string;
  dueDate: string;
  /** Minor units still owed, of the currency of the money. */
  owedCents: number;
  /** 0 overdue and undisputed, 1 not yet due, 2 disputed: the order of law 5. */
  turn: 0 | 1 | 2;
}

/** The money to allocate, and what is known of what it is for. */
export interface MoneyToAllocate {
  cents: number;
  /** Ids of the items it is said to be for. */
  namedIds: readonly string[];
  /** What its remittance says. */
  reference?: string | undefined;
  /** How far to go when nothing names an item: not at all, to the only item of its amount, to the oldest too. */
  beyondNamed: 'nothing' | 'exact' | 'oldest';
}

/** Money for one item, and by which words of law 5. */
export interface ProposedShare {
  itemId: string;
  cents: number;
  rule: AllocationRule;
}

/** Where money would go, and what is left of it; minor units. */
export interface ProposedAllocation {
  shares: ProposedShare[];
  restCents: number;
}

interface Debt {
  item: OwedItem;
  restCents: number;
}

function compare(left: OwedItem, right: OwedItem): number {
  if (left.turn !== right.turn) return left.turn - right.turn;
  if (left.dueDate !== right.dueDate) return left.dueDate < right.dueDate ? -1 : 1;
  if (left.number !== right.number) return left.number < right.number ? -1 : 1;
  return left._id < right._id ? -1 : 1;
}

/** Whether a text holds a number as a word of its own: `F-1` is not in `F-12`; upper and lower case are the same. */
function mentions(text: string, number: string): boolean {
  const isPart = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  const [haystack, needle] = [text.toLowerCase(), number.trim().toLowerCase()];
  if (needle === '') return false;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    if (!isPart(haystack[at - 1]) && !isPart(haystack[at + needle.length])) return true;
  }
  return false;
}

/**
 * Where money goes in the order of law 5: first to the items it is said to be for, then to those its remittance mentions, then to the only item of exactly
 * what is left, then to overdue undisputed items, oldest due first, to those not yet due, to disputed ones last. No item gets more than it owes, nothing is
 * negative, and shares and rest are the money to the cent.
 */
export function proposeAllocation(items: readonly OwedItem[], money: MoneyToAllocate): ProposedAllocation {
  const { namedIds, reference, beyondNamed } = money;
  const debts = items.toSorted(compare).map((item): Debt => ({ item, restCents: Math.max(0, item.owedCents) }));
  const shares: ProposedShare[] = [];
  let restCents = Math.max(0, money.cents);
  const give = (rule: AllocationRule, candidates: readonly Debt[]): void => {
    for (const debt of candidates) {
      const cents = Math.min(restCents, debt.restCents);
      if (cents <= 0) continue;
      debt.restCents -= cents;
      restCents -= cents;
      shares.push({ itemId: debt.item._id, cents, rule });
    }
  };
  const named = new Set(namedIds);
  give(
    'named',
    debts.filter(({ item }) => named.has(item._id)),
  );
  if (reference !== undefined) {
    give(
      'reference',
      debts.filter(({ item }) => mentions(reference, item.number)),
    );
  }
  if (beyondNamed === 'nothing') return { shares, restCents };
  const exact = debts.filter((debt) => debt.restCents === restCents);
  if (exact.length === 1) give('exact', exact);
  if (beyondNamed === 'oldest') give('oldest', debts);
  return { shares, restCents };
}
