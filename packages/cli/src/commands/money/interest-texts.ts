import { formatMoney, formatPlainDate, fromDayNumber, type LateRefusal, type LateRemark, type Locale } from '@relance/domain';
import type { InterestOutput, IssueView, Localized } from '@relance/schemas';
import { CommandFault } from '../../terminal/command-fault.js';

/** A rate in hundredths of a percent as decimal text, two decimals: 1215 is `12.15`. */
export function rateText(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function percent(rate: string, locale: Locale): string {
  return locale === 'fr' ? `${rate.replace('.', ',')}\u00a0%` : `${rate}%`;
}

/** A text in both languages from days and rates told in each. */
function bilingual(tell: { [L in Locale]: (day: (one: number) => string, rate: (basisPoints: number) => string) => string }): Localized {
  const of = (locale: Locale): string =>
    tell[locale](
      (day) => formatPlainDate(fromDayNumber(day), locale),
      (basisPoints) => percent(rateText(basisPoints), locale),
    );
  return { fr: of('fr'), en: of('en') };
}

function remarkText(remark: LateRemark): Localized {
  switch (remark.code) {
    case 'notLate':
      return bilingual({
        fr: (day) => `Rien n’est en retard : l’échéance est le ${day(remark.dueDay)}, le retard commence le lendemain.`,
        en: (day) => `Nothing is late: the due date is ${day(remark.dueDay)}, lateness begins on the day after.`,
      });
    case 'termFromReceipt':
      return bilingual({
        fr: (day) =>
          `Demande de paiement reçue le ${day(remark.receivedDay)} : le délai de ${remark.termDays} jours s’achève le ` +
          `${day(remark.dueDay)}, quelle que soit l’échéance de la facture.`,
        en: (day) =>
          `Request for payment received on ${day(remark.receivedDay)}: the term of ${remark.termDays} days ends on ` +
          `${day(remark.dueDay)}, whatever due date the invoice bears.`,
      });
    case 'dueTakenAsTermEnd':
      return bilingual({
        fr: (day) =>
          `Le ${day(remark.dueDay)} est pris pour la fin du délai de paiement, qui court de la réception de la demande ; --received le compte.`,
        en: (day) =>
          `${day(remark.dueDay)} is taken as the end of the payment term, which runs from the receipt of the request; --received counts it.`,
      });
    case 'clauseReachesFloor':
      return bilingual({
        fr: (_day, rate) =>
          `Le taux du contrat tient : trois fois le taux d’intérêt légal font ici ${rate(remark.floorBasisPoints)} au plus.`,
        en: (_day, rate) =>
          `The rate of the contract holds: three times the legal interest rate is ${rate(remark.floorBasisPoints)} here at most.`,
      });
    case 'clauseNotJudged':
      return {
        fr: 'Le taux du contrat est repris tel quel ; un juge peut réduire une clause excessive (art. 1231-5 C. civ.) : faites-la vérifier.',
        en: 'The rate of the contract is taken as it is; a judge may reduce an excessive clause (art. 1231-5 C. civ.): have it checked.',
      };
    case 'noNotice':
      return {
        fr: 'Sans mise en demeure, un consommateur ne doit pas d’intérêts ; --notice en dit le jour.',
        en: 'Without a formal notice a consumer owes no interest; --notice states its day.',
      };
    case 'noticeNotLate':
      return bilingual({
        fr: (day) =>
          `La mise en demeure du ${day(remark.noticeDay)} ne suit pas l’échéance du ${day(remark.dueDay)} : elle ne fait courir aucun intérêt.`,
        en: (day) =>
          `The formal notice of ${day(remark.noticeDay)} is not after the due date of ${day(remark.dueDay)}: no interest runs from it.`,
      });
    case 'interestFromNotice':
      return bilingual({
        fr: (day) => `Les intérêts courent à partir du lendemain de la mise en demeure du ${day(remark.noticeDay)}.`,
        en: (day) => `Interest runs from the day after the formal notice of ${day(remark.noticeDay)}.`,
      });
    case 'noIndemnity':
      return {
        fr: 'Un consommateur ne doit ni indemnité forfaitaire ni frais de recouvrement (art. L111-8 CPCE).',
        en: 'A consumer owes neither the fixed indemnity nor recovery costs (art. L111-8 CPCE).',
      };
  }
}

/** A remark with its texts. */
export function viewRemark(remark: LateRemark): InterestOutput['remarks'][number] {
  return { code: remark.code, ...remarkText(remark) };
}

const rateNames: Readonly<Record<'ecb' | 'legalInterest', Localized>> = {
  ecb: { fr: 'Le taux de la BCE', en: 'The ECB rate' },
  legalInterest: { fr: 'Le taux d’intérêt légal', en: 'The legal interest rate' },
};

/** Why no figure is told, as a fault of the data: exit code 1. */
export function refusalFault(refusal: LateRefusal): CommandFault {
  if (refusal.code === 'rateUnknown') {
    const { rate, day: unknown, knownFromDay, knownToDay } = refusal;
    const text = bilingual({
      fr: (day) =>
        `${rateNames[rate].fr} n’est pas connu le ${day(unknown)} : la table va du ${day(knownFromDay)} au ${day(knownToDay)}, et rien n’est deviné. ` +
        'Choisissez des jours qu’elle connaît, ou ajoutez-y le taux une fois publié.',
      en: (day) =>
        `${rateNames[rate].en} is not known on ${day(unknown)}: the table goes from ${day(knownFromDay)} to ${day(knownToDay)}, and nothing is guessed. ` +
        'Choose days it knows, or add the rate to it once published.',
    });
    return new CommandFault(1, 'RLC_RATE_UNKNOWN', text);
  }
  const { clauseBasisPoints, below } = refusal;
  const issues: IssueView[] = below.map(({ fromDay, toDay, floorBasisPoints }) => ({
    code: 'clauseBelowFloor',
    ...bilingual({
      fr: (day, rate) => `Du ${day(fromDay)} au ${day(toDay)} : au moins ${rate(floorBasisPoints)}.`,
      en: (day, rate) => `From ${day(fromDay)} to ${day(toDay)}: at least ${rate(floorBasisPoints)}.`,
    }),
    params: { from: fromDayNumber(fromDay), to: fromDayNumber(toDay), floor: rateText(floorBasisPoints) },
  }));
  const text = bilingual({
    fr: (_day, rate) =>
      `Une clause de ${rate(clauseBasisPoints)} est sous trois fois le taux d’intérêt légal (art. L441-10 II C. com.) : elle ne tient pas, et rien ` +
      'n’est calculé. Sans --clause, c’est le taux légal, BCE + 10 points ; faites vérifier la clause.',
    en: (_day, rate) =>
      `A clause of ${rate(clauseBasisPoints)} is below three times the legal interest rate (art. L441-10 II C. com.): it does not hold, and nothing ` +
      'is computed. Without --clause it is the statutory rate, ECB + 10 points; have the clause checked.',
  });
  return new CommandFault(1, 'RLC_CLAUSE_BELOW_FLOOR', text, issues);
}

const debtors: Readonly<Record<InterestOutput['class'], Localized>> = {
  business: { fr: 'un professionnel', en: 'a business' },
  publicBuyer: { fr: 'un acheteur public', en: 'a public buyer' },
  consumer: { fr: 'un consommateur', en: 'a consumer' },
};

/** The result for a person: the question, each period, the sums, what is to be known, the articles. */
export function interestLines(output: InterestOutput, locale: Locale): string[] {
  const fr = locale === 'fr';
  const colon = fr ? ' : ' : ': ';
  const day = (date: string): string => formatPlainDate(date, locale);
  const money = ({ cents, currency }: { cents: number; currency: string }): string => formatMoney(cents, currency, locale);
  const debtor = debtors[output.class][locale];
  const periods = output.periods.map(({ from, to, days, rate, interest }) =>
    fr
      ? `  du ${day(from)} au ${day(to)} : ${days} jour${days > 1 ? 's' : ''} à ${percent(rate, locale)}, ${money(interest)}`
      : `  ${day(from)} to ${day(to)}: ${days} day${days > 1 ? 's' : ''} at ${percent(rate, locale)}, ${money(interest)}`,
  );
  return [
    fr
      ? `Retard sur ${money(output.amount)} dus le ${day(output.due)} par ${debtor}, arrêté au ${day(output.until)} :`
      : `Late payment of ${money(output.amount)} due on ${day(output.due)} from ${debtor}, stated to ${day(output.until)}:`,
    ...periods,
    `${fr ? 'Intérêts' : 'Interest'}${colon}${money(output.interest)}`,
    `${fr ? 'Indemnité forfaitaire' : 'Fixed indemnity'}${colon}${money(output.indemnity)}`,
    `Total${colon}${money(output.total)}`,
    ...output.remarks.map((remark) => remark[locale]),
    `${fr ? 'Textes' : 'Law'}${colon}${output.law}`,
  ];
}
