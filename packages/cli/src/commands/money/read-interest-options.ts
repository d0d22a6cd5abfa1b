import { isCivilDate, publicBuyerTerms, toDayNumber, type LateDebtor } from '@relance/domain';
import type { IssueView, Localized } from '@relance/schemas';
import { CommandFault } from '../../terminal/command-fault.js';

/** Options of `relance interest`, as they were typed. */
export interface InterestOptions {
  class: string;
  amount: string;
  until: string;
  due?: string;
  clause?: string;
  received?: string;
  term?: string;
  notice?: string;
}

/** The question they ask; days as day numbers. */
export interface InterestQuestion {
  amountCents: number;
  dueDay: number;
  untilDay: number;
  debtor: LateDebtor;
}

type Name = keyof InterestOptions;

const HIGHEST_CLAUSE = 10_000;
const classes: readonly string[] = ['business', 'publicBuyer', 'consumer'] satisfies LateDebtor['debtorClass'][];
const terms = publicBuyerTerms.map(({ value }) => String(value));

const expectedDay: Localized = {
  fr: 'un jour AAAA-MM-JJ qui existe, comme 2025-12-31',
  en: 'a day YYYY-MM-DD that exists, such as 2025-12-31',
};

/** Digits with at most two decimals behind a point or a comma, groups parted by blanks, as a whole number of hundredths; below 10⁹. */
function hundredths(text: string): number | undefined {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, ''));
  return match === null ? undefined : Number(`${match[1] ?? ''}${(match[2] ?? '').padEnd(2, '0')}`);
}

/** Reads what was typed, option by option, and keeps every mistake with what is expected instead. */
class OptionReader {
  readonly issues: IssueView[] = [];
  readonly options: InterestOptions;

  constructor(options: InterestOptions) {
    this.options = options;
  }

  refuse(name: Name, fr: string, en: string): void {
    this.issues.push({ code: 'optionRefused', fr: `--${name} : ${fr}`, en: `--${name}: ${en}`, params: { option: name } });
  }

  unexpected(name: Name, expected: Localized): void {
    const found = JSON.stringify(this.options[name]);
    this.refuse(name, `${found} n’est pas accepté ; attendu : ${expected.fr}.`, `${found} is not accepted; expected: ${expected.en}.`);
  }

  day(name: 'due' | 'until' | 'received' | 'notice'): number | undefined {
    const text = this.options[name];
    if (text === undefined) return undefined;
    // the last year a date can name is left for terms to end in
    if (isCivilDate(text) && text < '9999') return toDayNumber(text);
    this.unexpected(name, expectedDay);
    return undefined;
  }

  amountCents(): number | undefined {
    const cents = hundredths(this.options.amount);
    if (cents !== undefined && cents > 0) return cents;
    this.unexpected('amount', {
      fr: 'un montant en euros, au-dessus de 0 et sous un milliard, deux décimales au plus, comme 1234.56',
      en: 'an amount in euros, above 0 and below a billion, with at most two decimals, such as 1234.56',
    });
    return undefined;
  }

  clauseBasisPoints(): number | undefined {
    if (this.options.clause === undefined) return undefined;
    const basisPoints = hundredths(this.options.clause.replace(/\s*%$/, ''));
    if (basisPoints !== undefined && basisPoints <= HIGHEST_CLAUSE) return basisPoints;
    this.unexpected('clause', {
      fr: 'un taux annuel en pour cent, de 0 à 100, deux décimales au plus, comme 12.15',
      en: 'a yearly rate in percent, 0 to 100, with at most two decimals, such as 12.15',
    });
    return undefined;
  }

  received(): { day: number; termDays: number } | undefined {
    const term = this.options.term ?? terms[0] ?? '';
    if (!terms.includes(term)) this.unexpected('term', { fr: terms.join(', '), en: terms.join(', ') });
    const day = this.day('received');
    if (this.options.received === undefined && this.options.term !== undefined) {
      this.refuse('term', 'le délai court de la réception ; ajoutez --received.', 'the term runs from the receipt; add --received.');
    }
    return day === undefined ? undefined : { day, termDays: Number(term) };
  }

  debtor(): LateDebtor | undefined {
    switch (this.options.class) {
      case 'business':
        return this.business();
      case 'publicBuyer':
        return this.publicBuyer();
      case 'consumer':
        return this.consumer();
      default:
        this.unexpected('class', { fr: classes.join(', '), en: classes.join(', ') });
        return undefined;
    }
  }

  business(): LateDebtor {
    this.onlyOf('publicBuyer', ['received', 'term']);
    this.onlyOf('consumer', ['notice']);
    const clauseBasisPoints = this.clauseBasisPoints();
    return { debtorClass: 'business', ...(clauseBasisPoints === undefined ? {} : { clauseBasisPoints }) };
  }

  publicBuyer(): LateDebtor {
    this.onlyOf('consumer', ['notice']);
    if (this.options.clause !== undefined) {
      this.refuse(
        'clause',
        'le taux dû par un acheteur public est fixé par l’art. R2192-31 CCP, aucun contrat ne le change ; retirez cette option.',
        'the rate a public buyer owes is set by art. R2192-31 CCP, and no contract changes it; leave the option out.',
      );
    }
    const received = this.received();
    return { debtorClass: 'publicBuyer', ...(received === undefined ? {} : { received }) };
  }

  consumer(): LateDebtor {
    this.onlyOf('publicBuyer', ['received', 'term']);
    const clauseBasisPoints = this.clauseBasisPoints();
    const noticeDay = this.day('notice');
    return {
      debtorClass: 'consumer',
      ...(clauseBasisPoints === undefined ? {} : { clauseBasisPoints }),
      ...(noticeDay === undefined ? {} : { noticeDay }),
    };
  }

  /** What would be ignored is refused: the user would believe it counted. */
  onlyOf(debtorClass: string, names: readonly Name[]): void {
    for (const name of names) {
      if (this.options[name] === undefined) continue;
      this.refuse(
        name,
        `ne compte que pour --class ${debtorClass} ; retirez cette option ou changez de classe.`,
        `counts for --class ${debtorClass} only; leave it out or change the class.`,
      );
    }
  }
}

/**
 * Reads the options of `relance interest`: amounts in euros become cents, rates in percent hundredths of a percent, dates day numbers. Throws
 * CommandFault 2 with every mistake at once: what was typed where, what is expected, what to do.
 */
export function readInterestOptions(options: InterestOptions): InterestQuestion {
  const reader = new OptionReader(options);
  const amountCents = reader.amountCents();
  const due = reader.day('due');
  const untilDay = reader.day('until');
  const debtor = reader.debtor();
  if (options.due === undefined && options.received === undefined) {
    reader.refuse('due', 'l’échéance manque ; ajoutez --due AAAA-MM-JJ.', 'the due date is missing; add --due YYYY-MM-DD.');
  }
  // where the term runs from the receipt, the due date counts for nothing
  const dueDay = debtor?.debtorClass === 'publicBuyer' ? (debtor.received?.day ?? due) : due;
  if (reader.issues.length === 0 && amountCents !== undefined && dueDay !== undefined && untilDay !== undefined && debtor !== undefined) {
    return { amountCents, dueDay, untilDay, debtor };
  }
  const text = { fr: 'Des options sont à corriger.', en: 'Some options are to be corrected.' };
  throw new CommandFault(2, 'RLC_INTEREST_OPTIONS', text, reader.issues);
}
