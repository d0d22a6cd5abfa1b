import type { MessageChannel } from '@relance/schemas';
import type { Card, Drawing } from './draw.js';

/** The cards of a drawing that something leads to, in the order they are written. */
export function reachable({ cards, interrupts = {} }: Pick<Drawing, 'cards' | 'interrupts'>): Card[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const to of Object.values(byId.get(id)?.ports ?? {})) visit(to);
  };
  const [start] = cards;
  for (const id of [start?.id, ...Object.values(interrupts).map(({ to }) => to)]) if (id !== undefined) visit(id);
  return cards.filter(({ id }) => seen.has(id));
}

/**
 * A drawing as far as the given channels carry it: steps by another channel are left out, never faked, and what led to them leads on to what
 * follows. Branches of interrupts and policies that ask for every channel go too.
 */
export function asFarAs(channels: readonly MessageChannel[], drawing: Drawing): Drawing {
  const { scenarioId, name, description, policies, cards } = drawing;
  const byId = new Map(cards.map((card) => [card.id, card]));
  const landing = (id: string): string => {
    const needs = byId.get(id)?.needs;
    return needs === undefined || channels.includes(needs.channel) ? id : landing(needs.otherwise);
  };
  const kept = cards
    .filter((card) => landing(card.id) === card.id)
    .map((card) => ({
      ...card,
      data: Object.fromEntries(Object.entries({ ...card.data, ...card.reduced }).filter(([, value]) => value !== null)),
      ports: Object.fromEntries(Object.entries(card.ports).map(([port, to]) => [port, landing(to)])),
    }));
  return { scenarioId, name, description, policies, cards: reachable({ cards: kept }) };
}
