import { formatMoney, fromDayNumber, isCivilDate, toDayNumber } from '@relance/domain';
import type { AccountContact, CaseRecords, FactKind, IssueView, Item, RecordedFact } from '@relance/schemas';
import { soundPlan } from './instalment-plan-check.js';
import { fault, namedItems, shownDay, type FactBody, type FactContext } from './fact-context.js';

type KindCheck = (body: FactBody, context: FactContext) => IssueView[];

const OBJECTION_BUSINESS_DAYS = 5;

function payer({ case: { payerAccountId }, accounts }: CaseRecords): CaseRecords['accounts'][number] | undefined {
  return accounts.find(({ _id }) => _id === payerAccountId);
}

/** A part in dispute belongs to one item, is less than what it owes, and in its currency (law 8). */
const partOfOne: KindCheck = (body, context) => {
  const { cents, currency } = body;
  if (cents === undefined || currency === undefined) return [];
  const [item, ...more] = namedItems(body, context).items;
  if (item === undefined || more.length > 0 || body.items === undefined) {
    const fr = 'Un litige partiel porte sur une seule pièce.';
    return [fault('partOfOne', 'items', fr, 'A dispute about a part names exactly one item.')];
  }
  if (currency === item.currency && cents < item.outstandingCents) return [];
  const owed = (locale: 'fr' | 'en'): string => formatMoney(item.outstandingCents, item.currency, locale);
  const fr = `Il reste ${owed('fr')} dus sur ${item.number} : la part contestée est inférieure, dans la même devise.`;
  return [fault('moreThanOwed', 'cents', fr, `${owed('en')} are owed on ${item.number}: the disputed part is less, in the same currency.`)];
};

/** Letters always reach: only what law 8 lets a payer refuse. */
const mayBeRefused: KindCheck = ({ channel }) => {
  if (channel === undefined || channel === 'email' || channel === 'sms' || channel === 'call') return [];
  const fr = 'Une lettre ne se refuse pas : e-mail, SMS ou appel.';
  return [fault('neverRefused', 'channel', fr, 'A letter cannot be refused: e-mail, SMS or call.')];
};

/** The contact of a hold is one of the case; whom it is about leaves no room for items or a channel. */
const knownContact: KindCheck = (body, context) => {
  const { contact, channel, items } = body;
  if (contact === undefined) return [];
  if (channel !== undefined || items !== undefined) {
    const fr = 'Un contact, un canal ou des pièces : une mise en attente pour chacun.';
    return [fault('oneScope', 'contact', fr, 'A contact, a channel or items: one hold for each.')];
  }
  if (contactNamed(contact, context) !== undefined) return [];
  return [fault('contactUnknown', 'contact', `${contact} n’est pas un contact de ce dossier.`, `${contact} is no contact of this case.`)];
};

/** Whether a fact is about an item: named, or there already when the whole case was meant. */
function isAbout({ itemIds, recordedAt }: RecordedFact, { _id, facts }: Item): boolean {
  return itemIds?.includes(_id) ?? facts.some((stated) => stated.recordedAt <= recordedAt);
}

/** An announced payment pauses an item once (law 8). */
const onlyOnce: KindCheck = (body, context) => {
  const { items } = namedItems(body, context);
  const before = context.records.facts.find(
    (fact) => fact.kind === body.kind && fact.lift?.inError !== true && items.some((item) => isAbout(fact, item)),
  );
  if (before === undefined || !isCivilDate(before.fromOn)) return [];
  const on = shownDay(before.fromOn);
  const fr = `Déjà annoncé le ${on.fr} : une annonce ne suspend qu’une fois. Enregistrez une promesse.`;
  return [fault('onlyOnce', 'kind', fr, `Announced before, on ${on.en}: it pauses only once. Record a promise.`)];
};

const fewBusinessDays: KindCheck = ({ untilOn }, { today, calendar }) => {
  const most = fromDayNumber(calendar.addBusinessDays(toDayNumber(today), OBJECTION_BUSINESS_DAYS));
  if (untilOn === undefined || !isCivilDate(untilOn) || untilOn <= most) return [];
  const last = shownDay(most);
  const fr = `Une objection dure au plus cinq jours ouvrés, jusqu’au ${last.fr}.`;
  return [fault('objectionTooLong', 'untilOn', fr, `An objection lasts five business days at most, until ${last.en}.`)];
};

const publicOnly: KindCheck = (_body, { records }) => {
  if (payer(records)?.debtorClass === 'publicBuyer') return [];
  return [fault('publicOnly', 'kind', 'Seul un organisme public met en paiement.', 'Only a public body orders payments.')];
};

/** No waiver for a public buyer (law 5). */
const neverPublic: KindCheck = (_body, { records }) => {
  if (payer(records)?.debtorClass !== 'publicBuyer') return [];
  const fr = 'Les intérêts dus par un organisme public ne se remettent pas.';
  return [fault('neverPublic', 'kind', fr, 'What a public buyer owes for being late cannot be waived.')];
};

const creditOnly: KindCheck = (body, context) => {
  const { items } = namedItems(body, context);
  const other = items.find(({ outstandingCents }) => outstandingCents > 0);
  if (other !== undefined) {
    return [fault('noCredit', 'items', `${other.number} n’est pas un avoir.`, `${other.number} is no credit note.`)];
  }
  const { namesItem } = body;
  if (namesItem === undefined || itemNamed(namesItem, context) !== undefined) return [];
  return [fault('itemUnknown', 'namesItem', `${namesItem} n’est pas une pièce de ce dossier.`, `${namesItem} is no item of this case.`)];
};

/** An order is followed where the item stands: one without a place, or under an open task, is refused here and not in silence (law 27). */
const onItsWay: KindCheck = (body, context) => {
  const { records } = context;
  return namedItems(body, context).items.flatMap(({ _id, number }) => {
    if (!records.case.positions.some(({ itemId }) => itemId === _id)) {
      return fault('notWalking', 'items', `${number} n’est dans aucun scénario.`, `${number} is in no scenario.`);
    }
    const task = records.tasks.find(({ state, itemIds }) => state === 'open' && itemIds.includes(_id));
    if (task === undefined) return [];
    const name = task.name ?? task.kind;
    const fr = `Une tâche est ouverte sur ${number} (${name}) : donnez d’abord son résultat.`;
    return fault('taskOpen', 'items', fr, `A task about ${number} is open (${name}): give its outcome first.`);
  });
};

/** What somebody else collects is recalled first: undone out of turn, one of the two would bring the item back to dunning. */
const notHandedOver: KindCheck = (body, context) => {
  const gone = namedItems(body, context).items.find(({ handedOver }) => handedOver === true);
  if (gone === undefined) return [];
  const fr = `${gone.number} est déjà transmise : rappelez-la d’abord (levez la transmission).`;
  return [fault('handedOver', 'items', fr, `${gone.number} is handed over: recall it first (lift the handover).`)];
};

/** What single kinds ask for beside their fields. */
const kindChecks: Readonly<Partial<Record<FactKind, readonly KindCheck[]>>> = {
  dispute: [partOfOne],
  hold: [mayBeRefused, knownContact],
  objection: [fewBusinessDays],
  instalmentPlan: [soundPlan],
  paymentAnnounced: [onlyOnce],
  paymentOrdered: [publicOnly],
  opposition: [mayBeRefused],
  creditNote: [creditOnly],
  waiver: [neverPublic],
  skip: [onItsWay],
  scenarioChange: [onItsWay],
  stepBack: [onItsWay],
  reopen: [onItsWay],
  notBefore: [onItsWay],
  handover: [notHandedOver],
  writeOff: [notHandedOver],
};

/** Everything that the kind of a fact alone finds wrong with it. */
export function kindFaults(body: FactBody, context: FactContext): IssueView[] {
  return (kindChecks[body.kind] ?? []).flatMap((check) => check(body, context));
}

/** An item of the case by id or number, open or not. */
export function itemNamed(name: string, { records }: FactContext): Item | undefined {
  return records.items.find(({ _id, number }) => _id === name || number === name);
}

/** A contact of the accounts of a case by id or e-mail address. */
export function contactNamed(name: string, { records }: FactContext): AccountContact | undefined {
  const wanted = name.trim().toLowerCase();
  return records.accounts.flatMap(({ contacts }) => contacts).find(({ id, email }) => id === name || email?.toLowerCase() === wanted);
}
