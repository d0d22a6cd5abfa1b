import { trialSchema, type Trial } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';

const indexes = [{ name: 'entity_state', keys: { entityId: 1, state: 1 } }] as const;
const definition: RecordDefinition = { collection: 'trials', fields: fieldsOf(trialSchema), indexes };

/** What a trial is of. */
export type TrialPlace = Pick<Trial, 'entityId' | 'scope' | 'target'>;

/** Where the messages of a trial go, who starts it, when, why. */
export type TrialStart = Pick<Trial, 'email' | 'mobile' | 'reason' | 'changedAt' | 'changedBy'>;

/** A trial as it is after a command; `recorded` is false when it stood so before, and `trial` tells who was first. */
export interface TrialSettlement {
  trial: Trial;
  recorded: boolean;
}

/** The trials of sending: each is started and ended by compare-and-set alone. */
export interface TrialRepository {
  /** Undefined: there never was one. */
  get(place: TrialPlace): Promise<Trial | undefined>;
  start(place: TrialPlace, start: TrialStart): Promise<TrialSettlement>;
  /** Undefined: there never was one. */
  end(place: TrialPlace, change: Pick<Trial, 'reason' | 'changedAt' | 'changedBy'>): Promise<TrialSettlement | undefined>;
  /** Every trial of an entity that is on. */
  inForce(entityId: string): Promise<Trial[]>;
  /** Every trial an entity ever had, on or over. */
  list(entityId: string): Promise<Trial[]>;
}

/** By which index each method reads. */
export const trialAccess = {
  get: '_id',
  start: '_id',
  end: '_id',
  inForce: 'entity_state',
  list: 'entity_state',
} as const satisfies AccessTable<TrialRepository, typeof indexes>;

function idOf({ entityId, scope, target }: TrialPlace): string {
  return `${entityId}/${scope}/${target}`;
}

/** A trial that is started for the first time. */
export function firstTrial(place: TrialPlace, start: TrialStart): Trial {
  return { _id: idOf(place), ...place, state: 'on', epoch: 1, ...start };
}

/** The trials kept in a database. */
export function openTrials(database: Database): TrialRepository {
  const records = database.records<Trial>(definition);
  return {
    get: (place) => records.get(idOf(place)),
    start: async (place, { mobile, ...start }) => {
      const first = firstTrial(place, { ...start, ...(mobile === undefined ? {} : { mobile }) });
      const { _id } = first;
      if (await records.insertOnce(first)) return { trial: first, recorded: true };
      const number = mobile === undefined ? { $unset: { mobile: '' as const } } : {};
      const set = { ...start, state: 'on' as const, ...(mobile === undefined ? {} : { mobile }) };
      const started = await records.change({ _id, state: 'over' }, { $set: set, $inc: { epoch: 1 }, ...number });
      if (started !== undefined) return { trial: started, recorded: true };
      return { trial: (await records.get(_id)) ?? first, recorded: false };
    },
    end: async (place, change) => {
      const _id = idOf(place);
      const ended = await records.change({ _id, state: 'on' }, { $set: { ...change, state: 'over' } });
      if (ended !== undefined) return { trial: ended, recorded: true };
      const trial = await records.get(_id);
      return trial === undefined ? undefined : { trial, recorded: false };
    },
    list: (entityId) => records.find({ entityId }),
    inForce: (entityId) => records.find({ entityId, state: 'on' }),
  };
}
