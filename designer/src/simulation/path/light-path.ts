import type { CivilDate, Locale } from '@relance/domain';
import { portOf, type Stop } from './follow-item.js';
import { tellMoment } from '../simulated.js';

/** How a card stands on the path shown. */
export interface StepMark {
  state: 'past' | 'now' | 'future';
  /** Its number on the path, from 1. */
  place: number;
  /** When it happens. */
  note: string;
}

/** A path drawn over a scenario: its cards, and its links by id with whether they lie behind the day shown. */
export interface LitPath {
  steps: ReadonlyMap<string, StepMark>;
  links: ReadonlyMap<string, 'past' | 'future'>;
}

/** Lights the path of an item up to a day: what is behind, where it stands, what is to come. A step met twice is told as it was met last by then. */
export function lightPath(
  stops: readonly Stop[],
  at: CivilDate,
  { locale, linksBetween }: { locale: Locale; linksBetween: (from: string, to: string, port?: string) => readonly string[] },
): LitPath {
  const steps = new Map<string, StepMark>();
  const links = new Map<string, 'past' | 'future'>();
  const current = stops.findLastIndex(({ date }) => date <= at);
  for (const [index, { nodeId, date, time }] of stops.entries()) {
    const state = index < current ? 'past' : index === current ? 'now' : 'future';
    const isToldAlready = state === 'future' && steps.has(nodeId);
    if (!isToldAlready) steps.set(nodeId, { state, place: index + 1, note: tellMoment(date, time, locale) });
    const before = stops[index - 1];
    const way = before === undefined ? [] : linksBetween(before.nodeId, nodeId, portOf(before));
    for (const link of way) if (links.get(link) !== 'past') links.set(link, index <= current ? 'past' : 'future');
  }
  return { steps, links };
}
