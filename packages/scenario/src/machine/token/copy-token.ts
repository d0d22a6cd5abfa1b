import type { Token } from '../state.js';

/**
 * A token to be changed without touching the one it was made from. It names every member, those without a value too: objects of one shape are read and
 * copied fastest, and JSON leaves out what is undefined (P15). What it was carried out and when is its own too: `visits` and `passed` are counted up in place,
 * everything else it holds is put in the place of another.
 */
export function copyToken(token: Token): Required<Token> {
  return {
    item: token.item,
    plan: token.plan,
    pc: token.pc,
    entryDay: token.entryDay,
    sinceDay: token.sinceDay,
    idealDay: token.idealDay,
    readyAt: token.readyAt,
    previousContactDay: token.previousContactDay,
    level: token.level,
    episodeDay: token.episodeDay,
    shiftDays: token.shiftDays,
    notBeforeDay: token.notBeforeDay,
    visits: { ...token.visits },
    passed: token.passed === undefined ? undefined : { ...token.passed },
    heldUntil: token.heldUntil,
    contacts: token.contacts,
    failure: token.failure,
    lastOutcome: token.lastOutcome,
    reminders: token.reminders,
    lastDispatchId: token.lastDispatchId,
    reopenedDay: token.reopenedDay,
    taken: token.taken,
    branch: token.branch,
    task: token.task,
    resumption: token.resumption,
    nettedFromDay: token.nettedFromDay,
    nettedSpan: token.nettedSpan,
    historyCounts: token.historyCounts,
    beforeTrial: token.beforeTrial,
    status: token.status,
    end: token.end,
  };
}
