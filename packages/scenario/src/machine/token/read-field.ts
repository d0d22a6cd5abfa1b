import type { World } from '../world/world.js';
import type { Walker } from './ready.js';

/** Overdue net by currency, computed at most once per world. */
const overdueOfWorld = new WeakMap<World, Map<string, number>>();

function overdueCents(world: World, currency: string): number {
  let totals = overdueOfWorld.get(world);
  if (totals === undefined) {
    totals = new Map();
    for (const view of world.items.values()) {
      if (view.folded.state !== 'open' || view.dueDay >= world.today || view.netCents <= 0) continue;
      totals.set(view.facts.currency, (totals.get(view.facts.currency) ?? 0) + view.netCents);
    }
    overdueOfWorld.set(world, totals);
  }
  return totals.get(currency) ?? 0;
}

type Known = { value: string | number | boolean; currency?: string } | undefined;

/** The value of a field of the catalogue for the item under a token, at the instant of the world; undefined when nobody knows it. */
export function readField(world: World, walker: Walker, field: string): Known {
  const { token, view } = walker;
  const { payer } = world.env.facts;
  const { currency } = view.facts;
  switch (field) {
    case 'outstandingCents':
      return { value: view.netCents, currency };
    case 'overdueCents':
      return { value: overdueCents(world, currency), currency };
    case 'daysPastDue':
      return { value: world.today - view.dueDay };
    case 'level':
      return { value: token.level };
    case 'contactsSoFar':
      return { value: token.contacts ?? 0 };
    case 'failureReason':
      return token.failure === undefined ? undefined : { value: token.failure };
    case 'segment':
    case 'debtorClass':
    case 'hasEmail':
    case 'hasPhone':
    case 'hasMobile':
      return { value: payer[field] };
    default:
      return undefined;
  }
}
