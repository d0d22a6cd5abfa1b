import { dispatchSchema, type Dispatch, type DispatchIncident } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import { condition, type Filter, type Records } from '../mongo/records.js';

/** State of a dispatch (DESIGN §5). */
export type DispatchState = Dispatch['state'];

const indexes = [
  { name: 'entity_case', keys: { entityId: 1, caseId: 1, intentAt: 1 } },
  { name: 'message', keys: { messageId: 1 } },
  { name: 'recipient', keys: { recipient: 1, channel: 1, intentAt: -1 } },
  { name: 'entity_state', keys: { entityId: 1, state: 1, intentAt: 1 } },
  { name: 'entity_trial', keys: { entityId: 1, 'trial.id': 1 } },
  { name: 'entity_incident', keys: { entityId: 1, 'incident.state': 1, settledAt: 1, _id: 1 } },
  { name: 'entity_settled', keys: { entityId: 1, settledAt: 1 } },
] as const;
const definition: RecordDefinition = { collection: 'dispatches', fields: fieldsOf(dispatchSchema), indexes };

/**
 * Where a dispatch may go from each state; a withdrawn one may be taken up again with new lines, one the relay refused before it took the
 * message is an intent again, an unknown one may be reconciled. What is posted lies in a batch first: it is accepted on the day it is posted, or taken
 * out before (law 22).
 */
const mayFollow: Readonly<Record<DispatchState, readonly DispatchState[]>> = {
  intent: ['handingOver', 'failed', 'withdrawn'],
  handingOver: ['accepted', 'handedOver', 'failed', 'unknown', 'intent'],
  handedOver: ['handedOver', 'accepted', 'withdrawn'],
  unknown: ['accepted', 'failed'],
  failed: ['withdrawn'],
  withdrawn: ['intent'],
  accepted: [],
};

/** What may change with a move: everything but identity and state. */
export type DispatchPatch = Partial<Omit<Dispatch, '_id' | 'entityId' | 'caseId' | 'state'>>;

/** A move of the copies of a dispatch; `copies`: as they are then. */
export interface CopiesMove {
  from: NonNullable<Dispatch['copiesState']>;
  to: NonNullable<Dispatch['copiesState']>;
  copies?: Dispatch['copies'];
}

/** Which open incidents are listed, oldest first. */
export interface IncidentListRequest extends PageRequest {
  kind?: 'failed' | 'unknown';
  caseId?: string;
}

/** Contacts by channel, each with its one way through its states. */
export interface DispatchRepository {
  /** Inserts a dispatch in state `intent` unless its id is there; then the stored one comes back, whose receipt counts. */
  insertIntent(dispatch: Dispatch): Promise<{ dispatch: Dispatch; inserted: boolean }>;
  /** Compare-and-set of the state: of several movers one gets the dispatch, the others undefined. Throws RangeError for a move that no dispatch makes. */
  move(entityId: string, dispatchId: string, from: DispatchState, to: DispatchState, patch?: DispatchPatch): Promise<Dispatch | undefined>;
  /** Compare-and-set of the state of its copies: of several that would send them one gets the dispatch, the others undefined. */
  moveCopies(entityId: string, dispatchId: string, move: CopiesMove): Promise<Dispatch | undefined>;
  /** Records a bounce: a fact on the contact that moves no state (law 20). */
  recordBounce(entityId: string, dispatchId: string, bouncedOn: string | undefined): Promise<Dispatch | undefined>;
  /** Records that it reached the recipient's side; the first instant told stays. */
  recordDelivered(entityId: string, dispatchId: string, deliveredAt: number): Promise<void>;
  get(entityId: string, dispatchId: string): Promise<Dispatch | undefined>;
  getMany(entityId: string, ids: readonly string[]): Promise<Dispatch[]>;
  /** Oldest intent first. */
  byCase(entityId: string, caseId: string): Promise<Dispatch[]>;
  /** For replies and bounces, which know no entity. */
  byMessageId(messageId: string): Promise<Dispatch | undefined>;
  /** The latest two hundred by a channel to one address, newest first: for replies, which know no entity. */
  byRecipient(channel: string, recipient: string): Promise<Dispatch[]>;
  /** Dispatches in one state, oldest intent first: what to reconcile. */
  listByState(entityId: string, state: DispatchState, limit: number): Promise<Dispatch[]>;
  /** Dispatches that failed or may have left and that nobody has decided about yet. */
  incidents(entityId: string, request: IncidentListRequest): Promise<Page<Dispatch> & { total: number }>;
  /** Compare-and-set of an open incident: of several that decide, one gets the dispatch, the others undefined. */
  decideIncident(entityId: string, dispatchId: string, incident: DispatchIncident): Promise<Dispatch | undefined>;
  /** What left, may have left or failed under any trial in one case. */
  triedInCase(entityId: string, caseId: string): Promise<Dispatch[]>;
  /** What left, may have left or failed under a trial, of all its times. */
  byTrial(entityId: string, trialId: string): Promise<Dispatch[]>;
  /** Dispatches accepted from one business instant to before another. */
  acceptedBetween(entityId: string, from: number, to: number): Promise<Dispatch[]>;
  counts(entityId: string): Promise<Record<DispatchState, number>>;
  /** The same by channel; trials are left out. */
  countsByChannel(entityId: string): Promise<{ channel: string; state: DispatchState; dispatches: number }[]>;
  /** Contacts that left or may have left; one with companions is one (law 22), one of a trial is none. */
  contacts(entityId: string): Promise<number>;
}

/** By which index each method reads. */
export const dispatchAccess = {
  insertIntent: '_id',
  move: '_id',
  moveCopies: '_id',
  recordBounce: '_id',
  recordDelivered: '_id',
  get: '_id',
  getMany: '_id',
  byCase: 'entity_case',
  byMessageId: 'message',
  byRecipient: 'recipient',
  listByState: 'entity_state',
  incidents: 'entity_incident',
  decideIncident: '_id',
  triedInCase: 'entity_case',
  byTrial: 'entity_trial',
  acceptedBetween: 'entity_settled',
  counts: 'entity_state',
  countsByChannel: 'entity_state',
  contacts: 'entity_state',
} as const satisfies AccessTable<DispatchRepository, typeof indexes>;

/** States of what left, may have left or failed. */
function tried(): unknown {
  return condition({ $in: ['handingOver', 'accepted', 'unknown', 'failed'] });
}

async function countStates(records: Records<Dispatch>, entityId: string): Promise<Record<DispatchState, number>> {
  const rows = await records.group<{ _id: DispatchState; dispatches: number }>({ entityId }, [
    { $group: { _id: '$state', dispatches: { $sum: 1 } } },
  ]);
  const counts: Record<DispatchState, number> = {
    intent: 0,
    handingOver: 0,
    handedOver: 0,
    accepted: 0,
    failed: 0,
    unknown: 0,
    withdrawn: 0,
  };
  for (const { _id, dispatches } of rows) counts[_id] = dispatches;
  return counts;
}

async function listIncidents(records: Records<Dispatch>, entityId: string, { kind, caseId, ...page }: IncidentListRequest) {
  const state = kind ?? condition({ $in: ['failed', 'unknown'] });
  const filter: Filter = { entityId, 'incident.state': 'open', state, ...(caseId === undefined ? {} : { caseId }) };
  return { ...(await pageOf(records, filter, { field: 'settledAt', direction: 1 }, page)), total: await records.count(filter) };
}

/** The dispatches kept in a database. */
export function openDispatches(database: Database): DispatchRepository {
  const records = database.records<Dispatch>(definition);
  return {
    insertIntent: async (dispatch) => {
      if (await records.insertOnce(dispatch)) return { dispatch, inserted: true };
      return { dispatch: (await records.get(dispatch._id)) ?? dispatch, inserted: false };
    },
    move: async (entityId, dispatchId, from, to, patch = {}) => {
      if (!mayFollow[from].includes(to)) throw new RangeError(`no dispatch goes from ${from} to ${to}`);
      // declared anew: what an earlier try was under is no more
      const anew = to === 'intent' && from === 'withdrawn' && patch.trial === undefined ? { $unset: { trial: '' as const } } : {};
      return records.change({ _id: dispatchId, entityId, state: from }, { $set: { ...patch, state: to }, ...anew });
    },
    moveCopies: (entityId, dispatchId, { from, to, copies }) =>
      records.change(
        { _id: dispatchId, entityId, copiesState: from },
        { $set: { copiesState: to, ...(copies === undefined ? {} : { copies }) } },
      ),
    recordBounce: (entityId, dispatchId, bouncedOn) =>
      records.change({ _id: dispatchId, entityId }, bouncedOn === undefined ? { $unset: { bouncedOn: '' } } : { $set: { bouncedOn } }),
    recordDelivered: async (entityId, dispatchId, deliveredAt) => {
      await records.change({ _id: dispatchId, entityId, deliveredAt: condition({ $exists: false }) }, { $set: { deliveredAt } });
    },
    get: (entityId, dispatchId) => records.get(dispatchId, entityId),
    getMany: (entityId, ids) => records.getMany(ids, entityId),
    byCase: (entityId, caseId) => records.find({ entityId, caseId }, { sort: { intentAt: 1, _id: 1 } }),
    byMessageId: async (messageId) => (await records.find({ messageId }, { limit: 1 }))[0],
    byRecipient: (channel, recipient) => records.find({ recipient, channel }, { sort: { intentAt: -1, _id: -1 }, limit: 200 }),
    listByState: (entityId, state, limit) => records.find({ entityId, state }, { sort: { intentAt: 1, _id: 1 }, limit }),
    incidents: (entityId, request) => listIncidents(records, entityId, request),
    decideIncident: (entityId, dispatchId, incident) =>
      records.change(
        { _id: dispatchId, entityId, 'incident.state': 'open', state: condition({ $in: ['failed', 'unknown'] }) },
        { $set: { incident } },
      ),
    triedInCase: (entityId, caseId) => records.find({ entityId, caseId, 'trial.id': condition({ $exists: true }), state: tried() }),
    byTrial: (entityId, trialId) => records.find({ entityId, 'trial.id': trialId, state: tried() }),
    acceptedBetween: (entityId, from, to) =>
      records.find({ entityId, settledAt: condition({ $gte: from, $lt: to }), state: 'accepted' }, { sort: { settledAt: 1, _id: 1 } }),
    counts: (entityId) => countStates(records, entityId),
    countsByChannel: async (entityId) => {
      const rows = await records.group<{ _id: { channel: string; state: DispatchState }; dispatches: number }>(
        { entityId, trial: condition({ $exists: false }) },
        [{ $group: { _id: { channel: '$channel', state: '$state' }, dispatches: { $sum: 1 } } }],
      );
      return rows.map(({ _id, dispatches }) => ({ ..._id, dispatches }));
    },
    contacts: (entityId) =>
      records.count({
        entityId,
        state: condition({ $in: ['accepted', 'unknown'] }),
        companionOf: condition({ $exists: false }),
        trial: condition({ $exists: false }),
      }),
  };
}
