import type { Alert, CaseState, Token } from '../state.js';
import { accessoriesLeft } from '../world/money/accessories-left.js';
import { isUnderpaid } from '../world/money/underpayment.js';
import { standingOf } from '../world/standing.js';
import type { World } from '../world/world.js';

/** Whether a message has asked for the item: what a receipt can reach. */
function isClaimed(token: Token | undefined): boolean {
  return token !== undefined && token.level >= 1;
}

/** A receipt nobody allocated that the net sets against an item already asked for: somebody matches it (law 5). Told once a receipt. */
export function receiptAlerts(found: Alert[], world: World, state: CaseState): void {
  if (world.credits.length === 0) return;
  const tokens = new Map(state.tokens.map((token) => [token.item, token]));
  const told = new Set<string>();
  for (const { source, itemId, cents, currency } of world.credits) {
    if (!('receiptId' in source) || told.has(source.receiptId) || !isClaimed(tokens.get(itemId))) continue;
    told.add(source.receiptId);
    const id = `receiptReachesClaim/${source.receiptId}`;
    found.push({ id, code: 'receiptReachesClaim', law: 5, itemId, owner: 'collector', values: { cents, currency } });
  }
}

/** A residue that looks like tax, retention or discount, or is too small: somebody says what it is (law 5). */
export function underpaymentAlerts(found: Alert[], world: World): void {
  for (const view of world.views) {
    if (view.folded.state !== 'open' || !isUnderpaid(world, view) || standingOf(world, view, undefined)?.code !== 'underpayment') continue;
    const itemId = view.facts.id;
    const values = { cents: view.netCents, currency: view.facts.currency };
    found.push({ id: `underpayment/${itemId}/${view.netCents}`, code: 'underpayment', law: 5, itemId, owner: 'collector', values });
  }
}

/** Accessories left after the principal: the credit manager claims or waives them (law 5). */
export function accessoriesAlerts(found: Alert[], world: World, state: CaseState): void {
  for (const token of state.tokens) {
    const view = token.status === 'done' ? undefined : world.items.get(token.item);
    if (view === undefined || view.folded.state === 'open') continue;
    const left = accessoriesLeft(world, token, view, world.env.plans[token.plan]);
    if (left?.owner === undefined) continue;
    const { code, law, owner, reviewDay, values } = left;
    const due = reviewDay === undefined ? {} : { dueDay: reviewDay };
    found.push({
      id: `accessoriesLeft/${token.item}`,
      code,
      law,
      itemId: token.item,
      owner,
      ...due,
      ...(values === undefined ? {} : { values }),
    });
  }
}
