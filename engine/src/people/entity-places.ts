import type { Entity, EntityPlace, IssueView } from '@relance/schemas';
import type { Caller } from '../access/caller.js';
import { placeholderEntity } from '../access/first-entity.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';

/** The entities a caller may work in, by id: of a user those with a seat that is not locked, of a key its own, of the server's command line all. */
export async function placesOf({ store }: EngineDependencies, caller: Caller): Promise<EntityPlace[]> {
  const { userId, entityId, role, by } = caller;
  const seats = by === 'cookie' ? await store.seats.ofUser(userId) : [];
  const roles = new Map(seats.flatMap((place) => (place.seat.locked === true ? [] : [[place.entityId, place.seat.role] as const])));
  if (by === 'key') roles.set(entityId, role);
  const entities = await store.entities.list();
  return entities.flatMap(({ _id: id, name }) => {
    const there = by === 'token' ? role : roles.get(id);
    return there === undefined ? [] : [{ id, name, role: there, current: id === entityId }];
  });
}

/** Creates an entity of which only id and name are known; the user who does is its admin. Throws RLC_INVALID_INPUT where the id is taken. */
export async function createEntity(dependencies: EngineDependencies, caller: Caller, said: { id: string; name: string }): Promise<Entity> {
  const { store } = dependencies;
  const user = caller.by === 'cookie' ? await store.users.get(caller.userId) : undefined;
  const made = { ...placeholderEntity(said.name, user ?? { name: '', email: '', locale: 'fr' }), _id: said.id };
  if (!(await store.entities.insert(made))) {
    const [fr, en] = [`Une entité ${said.id} existe déjà.`, `There is an entity ${said.id} already.`];
    const issue: IssueView = { code: 'entity.idTaken', path: 'body/id', fr, en };
    throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
  }
  if (user !== undefined) await store.seats.give(said.id, user._id, 'admin');
  const { nowMs: at } = businessMoment(dependencies, made);
  await store.auditLog.append({ entityId: said.id, at, userId: caller.userId, action: 'entity.created', subjectId: said.id });
  return made;
}
