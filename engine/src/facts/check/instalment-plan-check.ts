import { addMonthsToDay, formatMoney, fromDayNumber, isCivilDate, toDayNumber, type CivilDate } from '@relance/domain';
import type { IssueView, Item, Localized } from '@relance/schemas';
import { fault, namedItems, shownDay, type FactBody, type FactContext } from './fact-context.js';

const MOST_MONTHS = 12;

type Instalments = NonNullable<FactBody['instalments']>;

/** Of the items of a case, those a plan without named items is about: what owes something and is no instalment itself. */
export function owing(items: readonly Item[]): Item[] {
  return items.filter(({ outstandingCents, instalmentPlanId }) => outstandingCents > 0 && instalmentPlanId === undefined);
}

function dayFaults(instalments: Instalments, { today, calendar, planMonths = MOST_MONTHS }: FactContext): IssueView[] {
  const last = fromDayNumber(addMonthsToDay(toDayNumber(today), planMonths));
  const faults: IssueView[] = [];
  let before: CivilDate = today;
  instalments.forEach(({ dueOn }, index) => {
    const field = `instalments/${String(index)}/dueOn`;
    const wrong = (code: string, fr: string, en: string): void => void faults.push(fault(code, field, fr, en));
    const said: string = dueOn;
    if (!isCivilDate(dueOn)) {
      wrong('planDay', `${said} n’est pas une date.`, `${said} is no date.`);
      return;
    }
    const [on, previous, end] = [shownDay(dueOn), shownDay(before), shownDay(last)];
    if (dueOn <= before) wrong('planOrder', `Le ${on.fr} n’est pas après le ${previous.fr}.`, `${on.en} is not after ${previous.en}.`);
    else if (dueOn > last)
      wrong('planTooLong', `Un échéancier finit au plus tard le ${end.fr}.`, `A plan ends on ${end.en} at the latest.`);
    else if (!calendar.isBusinessDay(toDayNumber(dueOn))) {
      const next = shownDay(fromDayNumber(calendar.nextBusinessDay(toDayNumber(dueOn))));
      const fr = `Le ${on.fr} n’est pas ouvré : choisissez le ${next.fr}.`;
      wrong('planNotBusinessDay', fr, `${on.en} is no business day: choose ${next.en}.`);
    }
    before = dueOn;
  });
  return faults;
}

function itemFaults(items: readonly Item[], { records }: FactContext): IssueView[] {
  const wrong = (code: string, fr: string, en: string): IssueView[] => [fault(code, 'items', fr, en)];
  if (items.length === 0) return wrong('nothingOwed', 'Aucune pièce ne doit rien.', 'No item owes anything.');
  if (new Set(items.map(({ currency }) => currency)).size > 1) {
    return wrong('planCurrencies', 'Un échéancier a une seule devise : nommez les pièces.', 'A plan has one currency: name the items.');
  }
  const running = records.facts.filter(({ kind, lift }) => kind === 'instalmentPlan' && lift === undefined);
  return items.flatMap((item) => {
    const { _id, number, outstandingCents, handedOver, instalmentPlanId } = item;
    if (outstandingCents <= 0) return wrong('nothingOwed', `${number} ne doit rien.`, `${number} owes nothing.`);
    if (handedOver === true)
      return wrong('handedOver', `${number} est transmise : rappelez-la d’abord.`, `${number} is handed over: recall it first.`);
    const isPlanned = instalmentPlanId !== undefined || running.some(({ itemIds }) => itemIds?.includes(_id));
    return isPlanned ? wrong('planned', `${number} a déjà un échéancier.`, `${number} has a plan already.`) : [];
  });
}

function sumFaults(instalments: Instalments, items: readonly Item[]): IssueView[] {
  const [planned, owed] = [instalments, items.map(({ outstandingCents }) => ({ cents: outstandingCents }))].map((list) =>
    list.reduce((total, { cents }) => total + cents, 0),
  );
  const currency = items[0]?.currency;
  if (planned === undefined || owed === undefined || planned === owed || currency === undefined) return [];
  const shown = (cents: number): Localized => ({ fr: formatMoney(cents, currency, 'fr'), en: formatMoney(cents, currency, 'en') });
  const [sum, due] = [shown(planned), shown(owed)];
  const fr = `Les échéances font ${sum.fr}, les pièces doivent ${due.fr} : les deux sont égales.`;
  return [fault('planSum', 'instalments', fr, `The instalments are ${sum.en}, the items owe ${due.en}: both are the same.`)];
}

/** A plan covers to the cent what its items owe, on business days to come, in order, within the entity's longest plan; no item has two (law 8). */
export function soundPlan(body: FactBody, context: FactContext): IssueView[] {
  const { instalments } = body;
  if (instalments === undefined) return [];
  const named = namedItems(body, context).items;
  const items = body.items === undefined ? owing(named) : named;
  const faults = itemFaults(items, context);
  return [...faults, ...dayFaults(instalments, context), ...(faults.length > 0 ? [] : sumFaults(instalments, items))];
}
