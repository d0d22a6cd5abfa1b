import { sha256Hex } from '@relance/domain';
import type { ContactEffect, Draft } from '../state.js';
import type { World } from '../world/world.js';

/** Everything a message says beside its amounts and dates, as one hash: channel, template, addressees, level, days granted, roles of the items. */
function hashOf(contact: ContactEffect): string {
  const { channel, template, audience, level, grantedDays, companions = [] } = contact;
  const along = companions.map((companion) => [
    companion.channel,
    companion.template.id,
    companion.template.version,
    ...companion.audience,
  ]);
  return sha256Hex(JSON.stringify([channel, template.id, template.version, audience, level, grantedDays ?? null, along]));
}

/** What of a contact is laid before a person (law 24): its members with what is owed on each today, and the hash of the rest. */
export function draftOf(world: World, contact: ContactEffect): Draft {
  const cents: Record<string, number> = {};
  for (const { item, role } of contact.members) cents[`${item}/${role}`] = world.items.get(item)?.netCents ?? 0;
  return { channel: contact.channel, cents, contentHash: hashOf(contact) };
}

/** Whether a contact may leave under an approval: the same content, and no item nor amount that was not approved (law 24). */
export function fits(approved: Draft, now: Draft): boolean {
  if (approved.contentHash !== now.contentHash) return false;
  return Object.entries(now.cents).every(([key, cents]) => cents <= (approved.cents[key] ?? Number.NEGATIVE_INFINITY));
}

function totalOf(draft: Draft): number {
  return Object.values(draft.cents).reduce((sum, cents) => sum + cents, 0);
}

/** What changed between what was approved and what would leave now, as the values of a reason: items and minor units, before and now. */
export function differenceOf(approved: Draft, now: Draft): Record<string, number> {
  return {
    itemsBefore: Object.keys(approved.cents).length,
    itemsNow: Object.keys(now.cents).length,
    centsBefore: totalOf(approved),
    centsNow: totalOf(now),
  };
}
