import type { Absence } from '@relance/schemas';

/** Who does somebody's work on one day. */
export interface StandIn {
  userId: string;
  /** Last day of the absence it is done for; absent: he does it himself. */
  untilOn?: string;
}

/**
 * Who does the work of a user on a civil day: himself, or while he is away his substitute, or while that one is away too, hers. Of two
 * absences of one person the later recorded counts. Where everybody is away for one another, or the substitute may not act, he keeps it.
 */
export function standIn(userId: string, on: string, absences: readonly Absence[], mayAct: (userId: string) => boolean): StandIn {
  const current = absences
    .filter(({ fromOn, untilOn, cancelledAt }) => cancelledAt === undefined && fromOn <= on && on <= untilOn)
    .toSorted((left, right) => (left._id < right._id ? 1 : -1));
  const seen = new Set([userId]);
  let last: StandIn = { userId };
  for (let away = userId; ;) {
    const absence = current.find((one) => one.userId === away);
    if (absence === undefined) return last;
    const { substituteId, untilOn } = absence;
    if (seen.has(substituteId) || !mayAct(substituteId)) return { userId };
    seen.add(substituteId);
    last = { userId: substituteId, untilOn: last.untilOn ?? untilOn };
    away = substituteId;
  }
}
