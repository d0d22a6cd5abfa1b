import { sendingStopSchema, type SendingScope, type SendingStop } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { condition } from '../mongo/records.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';

const indexes = [{ name: 'entity_state', keys: { entityId: 1, state: 1 } }] as const;
const definition: RecordDefinition = { collection: 'sendingStops', fields: fieldsOf(sendingStopSchema), indexes };

/** Stands for every entity: a switch kept under it holds in all of them. */
export const everyEntity = '*';

/** Who turns a switch, when, why. */
export type SendingChange = Pick<SendingStop, 'reason' | 'changedAt' | 'changedBy'>;

/** What a switch is of. */
export interface SendingPlace {
  entityId: string;
  scope: SendingScope;
  target: string;
}

/** A switch as it is after a command; `recorded` is false when it stood so before, and `stop` tells who turned it. */
export interface SendingSettlement {
  stop: SendingStop;
  recorded: boolean;
}

/** The switches of sending: each is turned by compare-and-set alone (law 25). */
export interface SendingStopRepository {
  /** Undefined: it was never stopped. */
  get(place: SendingPlace): Promise<SendingStop | undefined>;
  stop(place: SendingPlace, change: SendingChange): Promise<SendingSettlement>;
  /** Undefined: it was never stopped. */
  resume(place: SendingPlace, change: SendingChange): Promise<SendingSettlement | undefined>;
  /** Every switch that stands at stopped for an entity: its own, and that of all entities. */
  inForce(entityId: string): Promise<SendingStop[]>;
}

/** By which index each method reads. */
export const sendingStopAccess = {
  get: '_id',
  stop: '_id',
  resume: '_id',
  inForce: 'entity_state',
} as const satisfies AccessTable<SendingStopRepository, typeof indexes>;

function idOf({ entityId, scope, target }: SendingPlace): string {
  return `${entityId}/${scope}/${target}`;
}

/** A switch that is stopped for the first time. */
export function firstStop(place: SendingPlace, change: SendingChange): SendingStop {
  return { _id: idOf(place), ...place, state: 'stopped', epoch: 1, ...change };
}

/** The switches kept in a database. */
export function openSendingStops(database: Database): SendingStopRepository {
  const records = database.records<SendingStop>(definition);
  return {
    get: (place) => records.get(idOf(place)),
    stop: async (place, change) => {
      const first = firstStop(place, change);
      const { _id } = first;
      if (await records.insertOnce(first)) return { stop: first, recorded: true };
      const turned = await records.change({ _id, state: 'open' }, { $set: { ...change, state: 'stopped' }, $inc: { epoch: 1 } });
      if (turned !== undefined) return { stop: turned, recorded: true };
      return { stop: (await records.get(_id)) ?? first, recorded: false };
    },
    resume: async (place, change) => {
      const _id = idOf(place);
      const turned = await records.change({ _id, state: 'stopped' }, { $set: { ...change, state: 'open' } });
      if (turned !== undefined) return { stop: turned, recorded: true };
      const stop = await records.get(_id);
      return stop === undefined ? undefined : { stop, recorded: false };
    },
    inForce: (entityId) => records.find({ entityId: condition({ $in: [entityId, everyEntity] }), state: 'stopped' }),
  };
}
