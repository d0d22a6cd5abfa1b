import { toDayNumber } from '@relance/domain';
import type { ItemFacts } from '../../machine/facts/environment.js';
import { currencyOf, missing, type ApplyEvent, type Fault, type RecordedEvent } from './recorded-event.js';

/** What an added item is beside its number and amount. */
interface NewItem {
  number: string;
  type: ItemFacts['type'];
  cents: number;
  dueDay: number;
  more?: Partial<ItemFacts>;
}

/** Adds an item of the account the event names, in the plan of its neighbours. */
function add(recorded: RecordedEvent, { number, type, cents, dueDay, more = {} }: NewItem): void {
  const { facts, event, id, day, recordedAt } = recorded;
  const planHash = facts.items.find((item) => item.planHash !== undefined)?.planHash;
  facts.items.push({
    id: `${id}-${number}`,
    number,
    accountId: event.account ?? facts.payer.accountId,
    type,
    currency: currencyOf(recorded),
    invoiceDay: day,
    dueDay,
    facts: [{ kind: 'stated', cents, day, recordedAt }],
    ...(planHash === undefined ? {} : { planHash }),
    ...more,
  });
}

/** A new invoice; `until` is its due date, `lastLevel` what happened before (law 7). */
export const newItem: ApplyEvent = (recorded) => {
  const { event, day } = recorded;
  if (event.item === undefined) return missing('item');
  if (event.cents === undefined) return missing('cents');
  const dueDay = event.until === undefined ? day : toDayNumber(event.until);
  const more = event.lastLevel === undefined ? {} : { lastLevel: event.lastLevel };
  add(recorded, { number: event.item, type: 'invoice', cents: event.cents, dueDay, more });
  return undefined;
};

/** A credit note under its own number; `names` is the item it is about, `blocked` makes it net nothing (law 5). */
export const creditNote: ApplyEvent = (recorded) => {
  const { event, day, facts } = recorded;
  if (event.item === undefined) return missing('item');
  if (event.cents === undefined) return missing('cents');
  const named = facts.items.find(({ number }) => number === event.names);
  if (event.names !== undefined && named === undefined) return { code: 'unknownItem', about: event.names };
  const more: Partial<ItemFacts> = {};
  if (named !== undefined) more.namesItemId = named.id;
  if (event.blocked === true) more.blocked = true;
  if (named?.payeeAccountId !== undefined) more.payeeAccountId = named.payeeAccountId;
  add(recorded, { number: event.item, type: 'creditNote', cents: -event.cents, dueDay: day, more });
  return undefined;
};

/** An instalment plan over the items named: its instalments are items of their own (law 8). */
export const instalmentPlan: ApplyEvent = (recorded) => {
  const { facts, event, id, day, recordedAt, items } = recorded;
  const [original] = items;
  if (original === undefined) return missing('items');
  if (event.instalments === undefined) return missing('instalments');
  (facts.instalmentPlans ??= []).push({ id, itemIds: items.map((item) => item.id), fromDay: day, recordedAt });
  const { accountId, currency, payeeAccountId, planHash } = original;
  for (const { number, cents, until } of event.instalments) {
    const more: Partial<ItemFacts> = { accountId, currency, instalmentPlanId: id };
    if (payeeAccountId !== undefined) more.payeeAccountId = payeeAccountId;
    if (planHash !== undefined) more.planHash = planHash;
    add(recorded, { number, type: 'instalment', cents, dueDay: toDayNumber(until), more });
  }
  return undefined;
};

/** The plan over the items named, originals or instalments, is broken (law 8); without an item every plan of the account. */
export const planBroken: ApplyEvent = ({ facts, day, recordedAt, items }): Fault => {
  const concerned = (facts.instalmentPlans ?? []).filter(
    (plan) =>
      plan.brokenDay === undefined &&
      (items.length === 0 || items.some((item) => item.instalmentPlanId === plan.id || plan.itemIds.includes(item.id))),
  );
  for (const plan of concerned) {
    plan.brokenDay = day;
    plan.brokenAt = recordedAt;
  }
  return concerned.length === 0 ? { code: 'nothingToEnd', about: 'plan' } : undefined;
};
