import type { FieldName } from '../../conditions/field-catalogue.js';
import type { Known } from '../../conditions/holds.js';
import type { ItemView, World } from '../world/world.js';
import { isUnderDispute } from './resumption/disputes.js';
import type { Walker } from './ready.js';

/** What the account owes that is overdue, by currency, and on how many items; computed at most once per world. */
interface Overdue {
  cents: Map<string, number>;
  items: number;
}

const overdueOfWorld = new WeakMap<World, Overdue>();

function isOverdue(world: World, { folded, dueDay, netCents }: ItemView): boolean {
  return folded.state === 'open' && dueDay < world.today && netCents > 0;
}

function overdueOf(world: World): Overdue {
  const known = overdueOfWorld.get(world);
  if (known !== undefined) return known;
  const overdue: Overdue = { cents: new Map(), items: 0 };
  for (const view of world.views) {
    if (!isOverdue(world, view)) continue;
    overdue.cents.set(view.facts.currency, (overdue.cents.get(view.facts.currency) ?? 0) + view.netCents);
    overdue.items += 1;
  }
  overdueOfWorld.set(world, overdue);
  return overdue;
}

type Read = (world: World, walker: Walker) => Known | string | number | boolean;

/** How each field of the catalogue is read: one entry a field, which the compiler checks. */
const readers: Readonly<Record<FieldName, Read>> = {
  outstandingCents: (_, { view }) => ({ value: view.netCents, currency: view.facts.currency }),
  daysPastDue: (world, { view }) => world.today - view.dueDay,
  level: (_, { token }) => token.level,
  currency: (_, { view }) => view.facts.currency,
  itemType: (_, { view }) => view.facts.type,
  underDispute: (world, { view }) => isUnderDispute(world, view.facts.id),
  overdueCents: (world, { view: { facts } }) => ({ value: overdueOf(world).cents.get(facts.currency) ?? 0, currency: facts.currency }),
  overdueItems: (world) => overdueOf(world).items,
  accountUnderDispute: (world) => isUnderDispute(world),
  segment: ({ env }) => env.facts.payer.segment,
  debtorClass: ({ env }) => env.facts.payer.debtorClass,
  averageDelayDays: ({ env }) => env.facts.payer.averageDelayDays,
  paidByDuePercent: ({ env }) => env.facts.payer.paidByDuePercent,
  brokenPromisesYear: ({ env }) => env.facts.payer.brokenPromisesYear,
  hasEmail: ({ env }) => env.facts.payer.hasEmail,
  hasPhone: ({ env }) => env.facts.payer.hasPhone,
  hasMobile: ({ env }) => env.facts.payer.hasMobile,
  hasAddress: ({ env }) => env.facts.payer.hasAddress ?? true,
  smsConsent: ({ env }) => env.facts.payer.smsConsent,
  contactsSoFar: (_, { token }) => token.contacts ?? 0,
  failureReason: (_, { token }) => token.failure,
  lastOutcome: (_, { token }) => token.lastOutcome,
  brokenPromises: (_, { view }) => view.promises.filter(({ state }) => state === 'broken').length,
};

function isFieldName(field: string): field is FieldName {
  return Object.hasOwn(readers, field);
}

/**
 * The value of a field of the catalogue for the item under a token, at the instant of the world (law 11); undefined when nobody knows it, or
 * for a field of a newer catalogue. Amounts in minor units with their currency.
 */
export function readField(world: World, walker: Walker, field: string): Known {
  const read = isFieldName(field) ? readers[field](world, walker) : undefined;
  return read === undefined || typeof read === 'object' ? read : { value: read };
}
