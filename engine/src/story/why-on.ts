import {
  foldItem,
  formatMoney,
  formatShortDate,
  fromDayNumber,
  toDayNumber,
  type Calendar,
  type CivilDate,
  type Locale,
} from '@relance/domain';
import type { Item, JournalEntry, Localized, Reason, TokenPosition, Why } from '@relance/schemas';

/** What is known of an item and asked about it. */
export interface WhyQuestion {
  item: Item;
  journal: readonly JournalEntry[];
  /** Where it stands now. */
  position?: TokenPosition;
  on: CivilDate;
  today: CivilDate;
  calendar: Calendar;
  tellReason: (reason: Reason) => Localized;
}

interface Known {
  state: Why['state'];
  outstandingCents: number;
}

/** What of the item was recorded by the end of the day, folded (law 3). */
function knownBy({ item, on, calendar }: WhyQuestion): Known {
  const endOfDay = calendar.toInstant(toDayNumber(on) + 1, 0);
  const facts = item.facts.filter(({ recordedAt }) => recordedAt < endOfDay);
  if (facts.length === 0) return { state: 'unknownYet', outstandingCents: 0 };
  const { outstandingCents, open, absent, handedOver } = foldItem(facts);
  if (absent) return { state: 'absent', outstandingCents };
  if (!open) return { state: 'paid', outstandingCents };
  return { state: handedOver ? 'handedOver' : 'open', outstandingCents };
}

/** Entries about the item up to the day, newest first. */
function toldBy({ item, journal, on }: WhyQuestion): JournalEntry[] {
  return journal
    .filter((entry) => entry.on <= on && entry.itemIds?.includes(item._id) === true)
    .toSorted((left, right) => right.sequence - left.sequence);
}

function reasonsAbout(entries: readonly JournalEntry[], itemId: string): Reason[] {
  const newest = entries.find(({ reasons }) => reasons !== undefined && reasons.length > 0);
  return (newest?.reasons ?? []).filter((reason) => reason.itemId === undefined || reason.itemId === itemId);
}

const stateWords: Readonly<Record<Why['state'], (number: string, money: string) => Localized>> = {
  unknownYet: (number) => ({ fr: `${number} : inconnue ce jour-là.`, en: `${number}: not known yet on that day.` }),
  open: (number, money) => ({ fr: `${number} : ${money} restent dus.`, en: `${number}: ${money} still owed.` }),
  paid: (number) => ({ fr: `${number} : réglée.`, en: `${number}: paid.` }),
  absent: (number) => ({
    fr: `${number} : fermée, car absente de la dernière liste complète.`,
    en: `${number}: closed, since the last complete list no longer has it.`,
  }),
  handedOver: (number, money) => ({
    fr: `${number} : transmise, ${money} restent dus.`,
    en: `${number}: handed over, ${money} still owed.`,
  }),
  writtenOff: (number) => ({ fr: `${number} : passée en perte.`, en: `${number}: written off.` }),
};

/** The reason that says no more than the state does. */
const sameAsState: Readonly<Partial<Record<Why['state'], string>>> = { paid: 'paid', absent: 'closedByAbsence', handedOver: 'handedOver' };

function summaryOf({ item }: WhyQuestion, known: Known, nextOn: CivilDate | undefined, told: readonly Localized[]): Localized {
  const inWords = (locale: Locale): string => {
    const money = formatMoney(known.outstandingCents, item.currency, locale);
    const next = locale === 'fr' ? 'Prochaine étape :' : 'Next step:';
    const parts = [
      stateWords[known.state](item.number, money)[locale],
      ...told.map((text) => text[locale]),
      ...(nextOn === undefined ? [] : [`${next} ${formatShortDate(nextOn, locale)}`]),
    ];
    return parts.join(' ');
  };
  return { fr: inWords('fr'), en: inWords('en') };
}

/**
 * Why an item stands where it stands on a day: its state from the facts recorded by the end of that day in the entity's zone, and the
 * reasons its case gave last by then; for today also where its token stands and what comes next (law 3). Pure.
 */
export function whyOn(question: WhyQuestion): Why {
  const { item, on, today, calendar, tellReason } = question;
  const known = knownBy(question);
  const entries = toldBy(question);
  const position = on >= today && known.state !== 'unknownYet' ? question.position : undefined;
  const reasons = position?.reason === undefined ? reasonsAbout(entries, item._id) : [position.reason];
  const nextOn = position?.nextAt === undefined ? undefined : fromDayNumber(calendar.toCivil(position.nextAt).day);
  const level = position?.level ?? entries.find((entry) => entry.level !== undefined)?.level;
  const nodeId = position?.nodeId ?? entries.find((entry) => entry.nodeId !== undefined)?.nodeId;
  const telling = reasons.filter(({ code }) => code !== sameAsState[known.state]);
  return {
    itemId: item._id,
    number: item.number,
    on,
    state: known.state,
    currency: item.currency,
    outstandingCents: known.outstandingCents,
    summary: summaryOf(question, known, nextOn, telling.map(tellReason)),
    reasons: reasons.map((reason) => {
      const { code, law, nodeId: at, on: about, until } = reason;
      return {
        code,
        law,
        ...tellReason(reason),
        ...(at === undefined ? {} : { nodeId: at }),
        ...(about === undefined ? {} : { on: about }),
        ...(until === undefined ? {} : { until }),
      };
    }),
    ...(level === undefined ? {} : { level }),
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(nextOn === undefined ? {} : { nextOn }),
  };
}
