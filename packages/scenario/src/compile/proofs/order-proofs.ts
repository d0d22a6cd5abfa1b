import { noticeLevel } from '../../levels.js';
import type { IssueCollector } from '../issue.js';
import type { Place, Unrolled } from '../drawing/unroll.js';
import { carry, never, type Carried } from './carry.js';
import { isAccepted, isWrittenReminder, weightOf } from './meaning.js';

/** A figure that is true (0) or nowhere (never): a path on which something has not happened, or has. */
const yes = 0;

/**
 * L301, L303–L306, L311: the ladder as a customer lives it, on every path and counting only messages that were accepted: tone never falls, no
 * channel weakens while the level rises, a notice only after a written reminder (law 19) and a person's approval (law 24), registered, and
 * nothing after the amicable phase (law 8).
 */
export function proveOrder(walk: Unrolled, found: IssueCollector): void {
  proveTone(walk, found);
  proveChannels(walk, found);
  proveNotices(walk, found);
  const handedOver = carry(walk, never, (arrived, { card }) => (card.timing.handsOver === true ? yes : arrived));
  for (const place of walk.places) {
    if (weightOf(place.card.timing) === undefined || handedOver.at(place) !== yes) continue;
    found.once('L305', { nodeId: place.card.id, path: handedOver.pathTo(place) });
  }
}

function proveTone(walk: Unrolled, found: IssueCollector): void {
  const level = carry(walk, never, (arrived, { card }, port) =>
    isAccepted(card.timing, port) && card.timing.contact !== undefined ? Math.max(arrived, card.timing.contact.level) : arrived,
  );
  const falls = walk.places.filter((place) => {
    const { contact } = place.card.timing;
    return contact !== undefined && contact.level >= 0 && contact.level < level.at(place);
  });
  // a card may be passed several times, in a loop and beside it: it is told by its deepest fall, which is the one to mend
  for (const place of falls.sort((one, other) => level.at(other) - level.at(one))) {
    const params = { level: place.card.timing.contact?.level ?? never, before: level.at(place) };
    found.once('L304', { nodeId: place.card.id, path: level.pathTo(place), params });
  }
}

/** L311, level by level: the strongest channel of the messages accepted at each level before a place. */
function proveChannels(walk: Unrolled, found: IssueCollector): void {
  const levels = new Set(walk.places.flatMap(({ card }) => (card.timing.contact === undefined ? [] : [card.timing.contact.level])));
  for (const level of levels) {
    if (level < 0) continue;
    const rank = carry(walk, never, (arrived, { card }, port) => {
      const { contact } = card.timing;
      return contact?.level === level && isAccepted(card.timing, port) ? Math.max(arrived, contact.rank) : arrived;
    });
    for (const place of walk.places) {
      const { contact } = place.card.timing;
      if (contact === undefined || contact.level <= level || contact.rank >= rank.at(place)) continue;
      const params = { level: contact.level, before: level };
      found.once('L311', { severity: 'warning', nodeId: place.card.id, path: rank.pathTo(place), params });
    }
  }
}

/** L301, L303, L306: what every path to a formal notice must have passed, and the notice itself. */
function proveNotices(walk: Unrolled, found: IssueCollector): void {
  const notices = walk.places.filter(({ card }) => (card.timing.contact?.level ?? never) >= noticeLevel);
  if (notices.length === 0) return;
  const unwarned = carry(walk, yes, (arrived, { card }, port) =>
    isWrittenReminder(card.timing) && isAccepted(card.timing, port) ? never : arrived,
  );
  const unapproved = carry(walk, yes, (arrived, { card }, port) => (card.timing.goPort === port ? never : arrived));
  for (const place of notices) {
    const { contact } = place.card.timing;
    tell('L301', place, unwarned, found);
    if (contact?.isApproved === false) tell('L303', place, unapproved, found);
    if (contact !== undefined && contact.channel !== 'registered' && unwarned.isReached(place)) {
      found.once('L306', { nodeId: place.card.id });
    }
  }
}

function tell(code: string, place: Place, without: Carried, found: IssueCollector): void {
  if (without.at(place) === yes) found.once(code, { nodeId: place.card.id, path: without.pathTo(place) });
}
