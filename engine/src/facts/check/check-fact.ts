import { daysBetween, isCivilDate, type CivilDate } from '@relance/domain';
import { factFields, factKinds, type FactField, type FactKindDefinition, type IssueView } from '@relance/schemas';
import { fault, namedItems, shownDay, type FactBody, type FactContext } from './fact-context.js';
import { kindFaults } from './kind-checks.js';

const MOST_DAYS = 730;

const fieldNames = Object.keys(factFields) as FactField[];
const dayFields = ['fromOn', 'untilOn', 'dueOn'] as const;

function fieldFaults(body: FactBody, { title, needs, takes }: FactKindDefinition): IssueView[] {
  const missing = needs.filter((name) => body[name] === undefined);
  const foreign = fieldNames.filter((name) => body[name] !== undefined && !needs.includes(name) && !takes.includes(name));
  return [
    ...missing.map((name) => fault('missing', name, `« ${title.fr} » demande le champ ${name}.`, `“${title.en}” needs the field ${name}.`)),
    ...foreign.map((name) =>
      fault('foreignField', name, `« ${title.fr} » n’a pas de champ ${name}.`, `“${title.en}” has no field ${name}.`),
    ),
  ];
}

const isDay = (text: string): boolean => isCivilDate(text);

function dayFaults(body: FactBody, fromOn: CivilDate, today: CivilDate, { when, mostDays = MOST_DAYS }: FactKindDefinition): IssueView[] {
  const faults = dayFields.flatMap((name): IssueView[] => {
    const day = body[name];
    if (day === undefined || isDay(day)) return [];
    return [{ code: 'invalid.date', path: `body/${name}`, fr: `${day} n’est pas une date.`, en: `${day} is no date.` }];
  });
  if (faults.length > 0) return faults;
  if (when === 'happened' && fromOn > today) {
    const { fr, en } = shownDay(fromOn);
    faults.push(fault('inFuture', 'fromOn', `Le ${fr} n’est pas encore là.`, `${en} has not come yet.`));
  }
  const { untilOn } = body;
  if (untilOn === undefined || !isCivilDate(untilOn)) return faults;
  const [from, until, days] = [shownDay(fromOn), shownDay(untilOn), daysBetween(fromOn, untilOn)];
  if (days < 0) {
    const fr = `Le dernier jour (${until.fr}) précède le premier (${from.fr}).`;
    faults.push(fault('endsBeforeStart', 'untilOn', fr, `The last day (${until.en}) comes before the first (${from.en}).`));
  }
  if (days > mostDays) {
    const most = String(mostDays);
    faults.push(fault('tooLong', 'untilOn', `Au plus ${most} jours d’avance.`, `At most ${most} days ahead.`));
  }
  return faults;
}

function amountFaults({ cents, currency }: FactBody): IssueView[] {
  if ((cents === undefined) === (currency === undefined)) return [];
  return [fault('amountIncomplete', 'cents', 'Un montant va avec sa devise.', 'An amount goes with its currency.')];
}

function reasonFaults({ reason }: FactBody, { reasons }: FactKindDefinition): IssueView[] {
  if (reason === undefined || reasons === undefined || reasons.includes(reason)) return [];
  const allowed = reasons.join(', ');
  const fr = `Motif inconnu : ${reason}. Au choix : ${allowed}.`;
  return [fault('reasonUnknown', 'reason', fr, `Unknown reason: ${reason}. One of: ${allowed}.`)];
}

function aboutFaults({ items }: FactBody, { title, about }: FactKindDefinition): IssueView[] {
  if (about === 'items' && items === undefined) {
    return [fault('itemsNeeded', 'items', `« ${title.fr} » : nommez les pièces.`, `“${title.en}”: name the items.`)];
  }
  if (about !== 'case' || items === undefined) return [];
  const fr = `« ${title.fr} » porte sur tout le dossier : ne nommez pas de pièces.`;
  return [fault('noItems', 'items', fr, `“${title.en}” is about the whole case: name no items.`)];
}

/**
 * Everything wrong with a fact a person wants to record, all at once, in both languages: what its kind needs and takes, its days, amount, reason and
 * items, and what its kind alone asks for. A promise further ahead than a collector may grant is none: it pauses fifteen days, and the credit
 * manager is asked (law 8).
 */
export function factFaults(body: FactBody, context: FactContext): IssueView[] {
  const definition: FactKindDefinition = factKinds[body.kind];
  const fromOn: string = body.fromOn ?? context.today;
  return [
    ...fieldFaults(body, definition),
    ...aboutFaults(body, definition),
    ...namedItems(body, context).faults,
    ...dayFaults(body, isCivilDate(fromOn) ? fromOn : context.today, context.today, definition),
    ...reasonFaults(body, definition),
    ...amountFaults(body),
    ...kindFaults(body, context),
  ];
}
