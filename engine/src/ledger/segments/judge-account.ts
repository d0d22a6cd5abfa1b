import { toDayNumber, type CivilDate } from '@relance/domain';
import { chooseSegment, type SegmentChoice, type SegmentRule, type SegmentSubject } from '@relance/scenario';
import { reachOf } from '@relance/scenario/machine';
import type { Account } from '@relance/schemas';
import type { OpenItem } from '@relance/store';

/** An account with what the rules make of it. */
export interface Judged {
  account: Account;
  items: readonly OpenItem[];
  /** How it paid; absent: no rule asks. */
  behaviour: SegmentSubject['behaviour'];
  choice: SegmentChoice;
  /** The segment it belongs into, and the one it would have without rules where a rule decides. */
  put: Pick<Account, 'segment' | 'statedSegment'>;
  /** Whether that is not how it is stored. */
  moves: boolean;
}

/** What an account is judged by beside itself. */
export type JudgedBy = Pick<Judged, 'items' | 'behaviour'>;

/** Judges an account by the rules as its items stand on a day of the entity (law 27); where no rule decides, it goes back to what was said of it. */
export function judgeAccount(rules: readonly SegmentRule[], account: Account, { items, behaviour }: JudgedBy, today: CivilDate): Judged {
  const { code: accountCode, debtorClass, country, territory, statedSegment = account.segment } = account;
  const subject = {
    accountCode,
    statedSegment,
    debtorClass,
    country,
    territory,
    ...reachOf(account),
    ...(behaviour === undefined ? {} : { behaviour }),
    items: items.map(({ currency, outstandingCents, dueDate }) => ({ currency, cents: outstandingCents, dueDay: toDayNumber(dueDate) })),
  };
  const choice = chooseSegment(rules, subject, toDayNumber(today));
  const rule = choice.rule === undefined ? undefined : rules[choice.rule];
  const put = rule === undefined ? { segment: statedSegment } : { segment: rule.segment, statedSegment };
  return { account, items, behaviour, choice, put, moves: put.segment !== account.segment || put.statedSegment !== account.statedSegment };
}
