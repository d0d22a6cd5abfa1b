import type { Dispatch, DispatchIncident, IncidentsDecided, Localized } from '@relance/schemas';
import type { CaseRecords } from '@relance/store';
import type { EngineDependencies } from '../../dependencies.js';
import { keepFact, newFact, type Doing } from '../../facts/keep-fact.js';
import { answerArrival } from './settle-arrival.js';
import { checkRetry, type Refused } from './retry-check.js';

type Decided = IncidentsDecided['results'][number];

/** What a person says about incidents, and whether it is only asked what would follow. */
export interface Said {
  ids: readonly string[];
  reason: string;
  dryRun: boolean;
}

const willRetry: Localized & { code: string } = {
  code: 'retried',
  fr: 'Sera renvoyé à la prochaine date permise : écart, plafond et heures d’envoi tiennent.',
  en: 'Will be sent again on the next day allowed: gap, cap and hours hold.',
};

const left: Localized & { code: string } = {
  code: 'left',
  fr: 'Laissé tel quel : le scénario continue où il en est.',
  en: 'Left as it is: the scenario goes on where it stands.',
};

const unknownIncident: Refused = {
  code: 'notFound',
  fr: 'Aucun incident ne porte cet identifiant.',
  en: 'No incident has this identifier.',
};

const decidedBefore: Refused = {
  code: 'decidedBefore',
  fr: 'Quelqu’un en a déjà décidé : rien ne change.',
  en: 'Somebody has decided about it already: nothing changes.',
};

function refusal(id: string, { code, fr, en }: Refused): Decided {
  return { id, done: false, code, fr, en };
}

/** A message with the case it belongs to. */
interface Found {
  dispatch: Dispatch;
  records: CaseRecords;
}

async function findIncident({ store }: EngineDependencies, entityId: string, id: string): Promise<Found | undefined> {
  const dispatch = await store.dispatches.get(entityId, id);
  if (dispatch?.incident === undefined) return undefined;
  const records = await store.readCaseRecords(entityId, dispatch.caseId);
  return records === undefined ? undefined : { dispatch, records };
}

/** Whether an incident still waits for a decision: what bounced or arrived meanwhile is no incident any more. */
function isOpen({ state, incident }: Dispatch): boolean {
  return incident?.state === 'open' && (state === 'failed' || state === 'unknown');
}

/** Decides once, by compare-and-set; undefined: somebody was faster, or had done so before and was perhaps cut off. */
async function decide(
  { store }: EngineDependencies,
  { _id, entityId, incident }: Dispatch,
  state: Exclude<DispatchIncident['state'], 'open'>,
  { reason, doing }: { reason: string; doing: Doing },
): Promise<Dispatch | undefined> {
  const { caller, nowMs: at } = doing;
  const by = caller.userId;
  const asked = incident?.assignedTo === undefined ? {} : { assignedTo: incident.assignedTo };
  const decided = await store.dispatches.decideIncident(entityId, _id, { state, at, by, reason, ...asked });
  if (decided === undefined) return undefined;
  await store.auditLog.append({ entityId, at, userId: by, action: `incident.${state}`, subjectId: _id, details: { reason } });
  return decided;
}

/** Sends the items of one message back to its step, by a fact told once (law 27). */
async function retryOne(dependencies: EngineDependencies, { dispatch, records }: Found, said: Said, doing: Doing): Promise<Decided> {
  const { _id: id, entityId, caseId } = dispatch;
  const isDone = dispatch.incident?.state === 'retried';
  if (!isDone && !isOpen(dispatch)) return refusal(id, decidedBefore);
  const check = checkRetry(dispatch, records, await dependencies.store.dispatches.byCase(entityId, caseId));
  if ('refused' in check) return refusal(id, isDone ? decidedBefore : check.refused);
  if (said.dryRun) return isDone ? refusal(id, decidedBefore) : { id, done: true, ...willRetry };
  if (await answerArrival(dependencies, dispatch, 'sendAgain', { reason: said.reason, doing })) return { id, done: true, ...willRetry };
  const decided = isDone ? undefined : await decide(dependencies, dispatch, 'retried', { reason: said.reason, doing });
  const current = decided ?? (await dependencies.store.dispatches.get(entityId, id));
  if (current?.incident?.state !== 'retried') return refusal(id, decidedBefore);
  // also where it was decided before: whoever decided may have been cut off before the case was told
  const { reason = said.reason } = current.incident;
  const body = { kind: 'stepBack', reason, dispatchId: id, key: `incident-${id}` } as const;
  await keepFact(dependencies, newFact(body, records, check.itemIds, doing), doing);
  return decided === undefined ? refusal(id, decidedBefore) : { id, done: true, ...willRetry };
}

/** Leaves one message as it is, and says so in the story of its case. */
async function skipOne(dependencies: EngineDependencies, { dispatch, records }: Found, said: Said, doing: Doing): Promise<Decided> {
  const { _id: id, lines, entityId } = dispatch;
  const isDone = dispatch.incident?.state === 'left';
  if (!isDone && !isOpen(dispatch)) return refusal(id, decidedBefore);
  if (said.dryRun) return isDone ? refusal(id, decidedBefore) : { id, done: true, ...left };
  if (await answerArrival(dependencies, dispatch, 'left', { reason: said.reason, doing })) return { id, done: true, ...left };
  const decided = isDone ? undefined : await decide(dependencies, dispatch, 'left', { reason: said.reason, doing });
  const current = decided ?? (await dependencies.store.dispatches.get(entityId, id));
  if (current?.incident?.state !== 'left') return refusal(id, decidedBefore);
  const { reason = said.reason } = current.incident;
  const itemIds = [...new Set(lines.flatMap(({ itemId, nodeId }) => (nodeId === undefined ? [] : [itemId])))];
  const locale = (await dependencies.store.entities.get(entityId))?.locale ?? 'fr';
  const note = `${left[locale]} ${reason}`;
  await keepFact(dependencies, newFact({ kind: 'note', note, key: `incident-${id}` }, records, itemIds, doing), doing);
  return decided === undefined ? refusal(id, decidedBefore) : { id, done: true, ...left };
}

const decisions = { retry: retryOne, skip: skipOne } as const;

/**
 * Decides about incidents one after the other, each once: what is refused says why and keeps no other back. A dry run changes nothing and says what would
 * follow. Asked again, what was cut off in between is made up for.
 */
export async function decideIncidents(
  dependencies: EngineDependencies,
  way: keyof typeof decisions,
  said: Said,
  doing: Doing,
): Promise<IncidentsDecided> {
  const results: Decided[] = [];
  for (const id of said.ids) {
    const found = await findIncident(dependencies, doing.caller.entityId, id);
    results.push(found === undefined ? refusal(id, unknownIncident) : await decisions[way](dependencies, found, said, doing));
  }
  return { results, done: results.filter(({ done }) => done).length };
}

/** Asks a user by name to look at incidents; one already decided stays as it is. */
export async function assignIncidents(
  { store }: EngineDependencies,
  { ids, dryRun, user }: { ids: readonly string[]; dryRun: boolean; user: { _id: string; name: string } },
  { caller: { entityId, userId }, nowMs: at }: Doing,
): Promise<IncidentsDecided> {
  const asked: Localized & { code: string } = { code: 'assigned', fr: `Confié à ${user.name}.`, en: `Given to ${user.name}.` };
  const results: Decided[] = [];
  for (const id of ids) {
    const dispatch = await store.dispatches.get(entityId, id);
    if (dispatch?.incident === undefined) results.push(refusal(id, unknownIncident));
    else if (!isOpen(dispatch)) results.push(refusal(id, decidedBefore));
    else {
      const given = dryRun || (await store.dispatches.decideIncident(entityId, id, { state: 'open', assignedTo: user._id })) !== undefined;
      const details = { to: user._id };
      if (given && !dryRun) await store.auditLog.append({ entityId, at, userId, action: 'incident.assigned', subjectId: id, details });
      results.push(given ? { id, done: true, ...asked } : refusal(id, decidedBefore));
    }
  }
  return { results, done: results.filter(({ done }) => done).length };
}
