import type { RoleName, Seat } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import type { AccessTable, RecordDefinition } from '../mongo/record-definition.js';

/** All seats of one entity in one document, so that "one admin remains" is decided by a compare-and-set of that document alone. */
interface EntitySeats {
  _id: string;
  seats: Seat[];
  /** Counts the changes. */
  version: number;
}

const indexes = [] as const;
const definition: RecordDefinition = {
  collection: 'seats',
  fields: { _id: 'string', seats: 'array', version: 'number' },
  indexes,
};

/** More changes than people make to one entity at the same moment. */
const MOST_TRIES = 100;

/** What a change of a seat came to: done, already so, nobody there, or refused because no admin would remain. */
export type SeatChange = { state: 'changed'; before: Seat; after?: Seat } | { state: 'unchanged' | 'missing' | 'lastAdmin' };

/** Who may do what in which entity. Whatever happens at once, an entity that has an admin who is not locked keeps one. */
export interface SeatRepository {
  /** The seats of an entity in the order they were given. */
  ofEntity(entityId: string): Promise<Seat[]>;
  get(entityId: string, userId: string): Promise<Seat | undefined>;
  /** The seats of a user in all entities, by entity. */
  ofUser(userId: string): Promise<{ entityId: string; seat: Seat }[]>;
  /** False when he has one there already. */
  give(entityId: string, userId: string, role: RoleName): Promise<boolean>;
  setRole(entityId: string, userId: string, role: RoleName): Promise<SeatChange>;
  setLocked(entityId: string, userId: string, locked: boolean): Promise<SeatChange>;
  remove(entityId: string, userId: string): Promise<SeatChange>;
}

/** By which index each method reads. */
export const seatAccess = {
  ofEntity: '_id',
  get: '_id',
  ofUser: '_id',
  give: '_id',
  setRole: '_id',
  setLocked: '_id',
  remove: '_id',
} as const satisfies AccessTable<SeatRepository, typeof indexes>;

function hasAdmin(seats: readonly Seat[]): boolean {
  return seats.some(({ role, locked }) => role === 'admin' && locked !== true);
}

/** The seats kept in a database. */
export function openSeats(database: Database): SeatRepository {
  const records = database.records<EntitySeats>(definition);

  async function read(entityId: string): Promise<EntitySeats> {
    const known = await records.get(entityId);
    if (known !== undefined) return known;
    await records.insertOnce({ _id: entityId, seats: [], version: 0 });
    return (await records.get(entityId)) ?? { _id: entityId, seats: [], version: 0 };
  }

  /** Lays a change over the seats as they are; done again on the newer ones when somebody was faster. Rejects when that never ends. */
  async function decide<Outcome>(
    entityId: string,
    work: (seats: readonly Seat[], version: number) => { seats?: Seat[]; outcome: Outcome },
  ): Promise<Outcome> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { seats: known, version } = await read(entityId);
      const { seats, outcome } = work(known, version + 1);
      if (seats === undefined) return outcome;
      if ((await records.change({ _id: entityId, version }, { $set: { seats, version: version + 1 } })) !== undefined) return outcome;
    }
    throw new Error(`the seats of ${entityId} changed ${String(MOST_TRIES)} times while one of them was being changed`);
  }

  function change(entityId: string, userId: string, wanted: (seat: Seat) => Omit<Seat, 'since'> | undefined): Promise<SeatChange> {
    return decide<SeatChange>(entityId, (known, since) => {
      const before = known.find((seat) => seat.userId === userId);
      if (before === undefined) return { outcome: { state: 'missing' } };
      const said = wanted(before);
      if (said?.role === before.role && (said.locked === true) === (before.locked === true)) return { outcome: { state: 'unchanged' } };
      const after = said === undefined ? undefined : { ...said, since };
      const seats = known.flatMap((seat) => (seat !== before ? [seat] : after === undefined ? [] : [after]));
      if (hasAdmin(known) && !hasAdmin(seats)) return { outcome: { state: 'lastAdmin' } };
      return { seats, outcome: { state: 'changed', before, ...(after === undefined ? {} : { after }) } };
    });
  }

  const ofEntity = async (entityId: string): Promise<Seat[]> => (await records.get(entityId))?.seats ?? [];
  return {
    ofEntity,
    get: async (entityId, userId) => (await ofEntity(entityId)).find((seat) => seat.userId === userId),
    ofUser: async (userId) => {
      const entities = await records.find({}, { sort: { _id: 1 } });
      return entities.flatMap(({ _id: entityId, seats }) =>
        seats.filter((seat) => seat.userId === userId).map((seat) => ({ entityId, seat })),
      );
    },
    give: (entityId, userId, role) =>
      decide(entityId, (known, since) =>
        known.some((seat) => seat.userId === userId) ? { outcome: false } : { seats: [...known, { userId, role, since }], outcome: true },
      ),
    setRole: (entityId, userId, role) => change(entityId, userId, (seat) => ({ ...seat, role })),
    setLocked: (entityId, userId, locked) => change(entityId, userId, ({ role }) => ({ userId, role, ...(locked ? { locked } : {}) })),
    remove: (entityId, userId) => change(entityId, userId, () => undefined),
  };
}
