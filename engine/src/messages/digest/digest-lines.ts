import { fromDayNumber, toDayNumber } from '@relance/domain';
import type { Plan } from '@relance/scenario';
import type { Account, Dispatch, Entity } from '@relance/schemas';
import type { Store } from '@relance/store';
import { calendarAround } from '../../clock/business-day.js';

/** Somebody of the house. */
export interface HousePerson {
  name: string;
  address: string;
  locale: 'fr' | 'en';
}

/** A message that left, and to whose account. */
export interface CopiedMessage {
  dispatch: Dispatch;
  account: Account;
}

/** What one person is to learn of a day. */
export interface PersonsDay {
  person: HousePerson;
  messages: CopiedMessage[];
}

/** The people around an account whom a card may name by their part. */
const aroundAccount = ['collector', 'salesRep', 'owner'] as const satisfies readonly (keyof Account)[];

/**
 * Who of the house a role means for an account: the person around it, else who signs for that role in the entity. A contact of the customer gets no
 * digest: what is written to customers leaves by the steps of a scenario alone.
 */
async function personFor(store: Store, entity: Entity, account: Account, role: string): Promise<HousePerson | undefined> {
  const field = aroundAccount.find((one) => one === role);
  const userId = field === undefined ? undefined : account[field];
  const seat = userId === undefined ? undefined : await store.seats.get(entity._id, userId);
  const user = seat === undefined || seat.locked === true ? undefined : await store.users.get(seat.userId);
  if (user !== undefined) return { name: user.name, address: user.email, locale: user.locale };
  const signs = entity.senders?.find((one) => one.role === role);
  return signs === undefined ? undefined : { name: signs.name, address: signs.email, locale: entity.locale };
}

/** The roles the card of a message copies by digest, from the plan it was sent by; none where that is not kept any more. */
async function rolesOf(store: Store, { entityId, planHash, nodeId }: Dispatch, plans: Map<string, Plan | undefined>): Promise<string[]> {
  if (!plans.has(planHash)) {
    const version = await store.scenarios.byHash(entityId, planHash);
    plans.set(planHash, version === undefined ? undefined : (JSON.parse(version.planJson) as Plan));
  }
  const step = plans.get(planHash)?.instructions.find((one) => one.nodeId === nodeId && one.op === 'contact');
  return step?.op === 'contact' ? (step.copies ?? []).flatMap(({ role, mode }) => (mode === 'digest' ? [role] : [])) : [];
}

/**
 * What was copied by digest on a civil day of the entity, by person: messages accepted on that day, oldest first, each once; those of a trial never went to
 * a customer, and companions are part of their message.
 */
export async function digestLines(store: Store, entity: Entity, on: string): Promise<PersonsDay[]> {
  const calendar = calendarAround(entity.territory, Date.parse(`${on}T12:00:00Z`));
  const day = toDayNumber(on);
  const sent = await store.dispatches.acceptedBetween(entity._id, calendar.toInstant(day, 0), calendar.toInstant(day + 1, 0));
  const plans = new Map<string, Plan | undefined>();
  const byAddress = new Map<string, PersonsDay>();
  for (const dispatch of sent) {
    if (dispatch.trial !== undefined || dispatch.companionOf !== undefined) continue;
    const roles = await rolesOf(store, dispatch, plans);
    const account = roles.length === 0 ? undefined : await store.accounts.get(entity._id, dispatch.accountId);
    if (account === undefined) continue;
    for (const role of roles) {
      const person = await personFor(store, entity, account, role);
      if (person === undefined) continue;
      const key = person.address.toLowerCase();
      const known = byAddress.get(key) ?? { person, messages: [] };
      if (!known.messages.some((one) => one.dispatch._id === dispatch._id)) known.messages.push({ dispatch, account });
      byAddress.set(key, known);
    }
  }
  return [...byAddress.values()];
}

/** The civil day so many days before another. */
export function daysBefore(day: string, days: number): string {
  return fromDayNumber(toDayNumber(day) - days);
}
