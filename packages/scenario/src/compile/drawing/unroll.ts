import type { Card, Cards } from './cards.js';
import type { Components } from './components.js';
import type { Loop } from './loops.js';

/** A card in one round of its loop (0 outside loops and before the first round), with the places its ways lead to. */
export interface Place {
  index: number;
  card: Card;
  round: number;
  ways: readonly { port: string; to: Place }[];
}

/**
 * A drawing with its loops drawn out, round by round: free of loops, so that every proof is one pass over the places in order. Grows with
 * cards × rounds.
 */
export interface Unrolled {
  /** Every place after all that lead to it. */
  places: readonly Place[];
  entry: Place | undefined;
  loops: ReadonlyMap<string, Loop>;
}

interface OpenPlace extends Place {
  ways: { port: string; to: Place }[];
}

/** Draws the loops out (see {@link Unrolled}). */
export function unroll(cards: Cards, entry: string, { groups }: Components, loops: ReadonlyMap<string, Loop>): Unrolled {
  const places: OpenPlace[] = [];
  const rounds = new Map<string, OpenPlace[]>();
  for (const group of groups) {
    const loop = loops.get(group[0] ?? '');
    for (let round = 0; round <= (loop?.max ?? 0); round += 1) {
      for (const id of loop?.members ?? group) {
        const card = cards.get(id);
        if (card === undefined) continue;
        const place: OpenPlace = { index: places.length, card, round, ways: [] };
        places.push(place);
        const known = rounds.get(id);
        if (known === undefined) rounds.set(id, [place]);
        else known.push(place);
      }
    }
  }
  for (const place of places) place.ways = waysFrom(place, loops, rounds);
  return { places, entry: rounds.get(entry)?.[0], loops };
}

function waysFrom(
  { card, round }: Place,
  loops: ReadonlyMap<string, Loop>,
  rounds: ReadonlyMap<string, readonly Place[]>,
): { port: string; to: Place }[] {
  const loop = loops.get(card.id);
  const isHead = loop?.head === card.id;
  const ways: { port: string; to: Place }[] = [];
  for (const { port, to } of card.ways) {
    if (isHead && port === loop.exhaustedPort && round < loop.max) continue;
    const isNextRound = isHead && port === loop.bodyPort;
    const inLoop = loop !== undefined && loops.get(to) === loop;
    const place = rounds.get(to)?.[inLoop ? round + (isNextRound ? 1 : 0) : 0];
    if (place !== undefined) ways.push({ port, to: place });
  }
  return ways;
}
