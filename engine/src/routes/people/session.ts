import { contracts, type Entity, type SessionView, type User } from '@relance/schemas';
import { userId, type NewUser } from '@relance/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashPassword } from '../../access/passwords.js';
import { verifySignIn } from '../../access/sign-in.js';
import type { Caller } from '../../access/caller.js';
import { sessionUser } from '../../access/session-user.js';
import { businessMoment } from '../../clock/business-day.js';
import { callerIn } from '../../plugins/app/access-control.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { defaultEntityId, isUnnamed, placeholderEntity } from '../../access/first-entity.js';

/** Tries to sign in a minute from one address, whatever the user. */
const SIGN_INS_A_MINUTE = 60;

/** Begins a session where the user works: in the entity wanted, else the first that has not locked him. Throws RLC_ACCESS_LOCKED, RLC_ROLE_MISSING. */
async function beginSession({ store }: EngineDependencies, request: FastifyRequest, user: User, wanted?: string): Promise<void> {
  const places = (await store.seats.ofUser(user._id)).filter(({ entityId }) => wanted === undefined || entityId === wanted);
  if (wanted !== undefined && places.length === 0) throw new ApiError('RLC_NOT_FOUND', { params: { what: wanted } });
  const place = places.find(({ seat }) => seat.locked !== true);
  if (place === undefined) throw new ApiError(places.length > 0 ? 'RLC_ACCESS_LOCKED' : 'RLC_ROLE_MISSING');
  // a new id at every sign-in: a session planted before it is worth nothing (fixation)
  await request.session.regenerate();
  request.session.userId = user._id;
  request.session.entityId = place.entityId;
  request.session.epoch = user.sessionEpoch ?? 0;
  request.session.seat = place.seat.since;
}

async function sessionView(dependencies: EngineDependencies, request: FastifyRequest, reply: FastifyReply): Promise<SessionView> {
  const { store } = dependencies;
  const found = await sessionUser(store, request.session);
  if (found === undefined) return { setupNeeded: !(await store.users.firstAdminExists()) };
  const { role, entityId, user } = found;
  const { email, name, locale, passwordUntil } = user;
  const shown = { email, name, locale, role, entityId, ...(passwordUntil === undefined ? {} : { mustChangePassword: true }) };
  return { setupNeeded: false, user: shown, csrfToken: reply.generateCsrf() };
}

function firstAdmin(body: { email: string; name: string; locale?: 'fr' | 'en' }, passwordHash: string, nowMs: number): NewUser {
  return {
    _id: userId(body.email),
    email: body.email.trim(),
    name: body.name,
    passwordHash,
    roles: [{ entityId: defaultEntityId, role: 'admin' }],
    locale: body.locale ?? 'fr',
    failedSignIns: 0,
    createdAt: nowMs,
  };
}

/** Gives the caller a new password; the old one is asked, and a wrong one counts as a failed sign-in. Throws RLC_INVALID_INPUT, RLC_LOCKED. */
async function changePassword(
  dependencies: EngineDependencies,
  caller: Caller,
  said: { current: string; password: string },
): Promise<User> {
  const { store, realNow } = dependencies;
  const { userId: id, entityId } = caller;
  const known = await store.users.get(id);
  if (known === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
  const wrong = {
    code: 'user.passwordWrong',
    path: 'body/current',
    fr: 'Ce n’est pas votre mot de passe.',
    en: 'This is not your password.',
  };
  const same = {
    code: 'user.passwordSame',
    path: 'body/password',
    fr: 'Choisissez-en un autre que l’actuel.',
    en: 'Choose another one than the present.',
  };
  const user = await verifySignIn(store.users, known.email, said.current, realNow()).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 'RLC_SIGN_IN_FAILED') throw new ApiError('RLC_INVALID_INPUT', { issues: [wrong] });
    throw error;
  });
  if (said.password === said.current) throw new ApiError('RLC_INVALID_INPUT', { issues: [same] });
  const changed = await store.users.replacePassword(id, { from: user.passwordHash, to: await hashPassword(said.password) });
  if (changed === undefined) throw new ApiError('RLC_INVALID_INPUT', { issues: [wrong] });
  const { nowMs: at } = businessMoment(dependencies, await store.entities.get(entityId));
  await store.auditLog.append({ entityId, at, userId: id, action: 'user.ownPasswordChanged', subjectId: id });
  return changed;
}

/** Goes on in another entity. */
function entityRoute(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;
  app.route({
    ...contracts.useEntity,
    handler: async (request, reply) => {
      const { userId: id, by } = callerIn(request);
      const user = by === 'cookie' ? await store.users.get(id) : undefined;
      // the command line has no session: its header names the entity
      if (user === undefined) throw new ApiError('RLC_ROLE_MISSING');
      await beginSession(dependencies, request, user, request.body.entity);
      return sessionView(dependencies, request, reply);
    },
  });
}

/** Sign-in, sign-out, who is signed in, and the first run that creates the admin. */
export function sessionRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store, realNow } = dependencies;
  const slowly = (max: number) => ({ rateLimit: { max, timeWindow: '1 minute' } });

  entityRoute(app, dependencies);

  app.route({ ...contracts.getSession, handler: (request, reply) => sessionView(dependencies, request, reply) });

  app.route({
    ...contracts.signIn,
    config: { ...contracts.signIn.config, ...slowly(SIGN_INS_A_MINUTE) },
    handler: async (request, reply) => {
      const user = await verifySignIn(store.users, request.body.email, request.body.password, realNow());
      await beginSession(dependencies, request, user);
      return sessionView(dependencies, request, reply);
    },
  });

  app.route({
    ...contracts.signOut,
    handler: async (request) => {
      await request.session.destroy();
      return { setupNeeded: false };
    },
  });

  app.route({
    ...contracts.changePassword,
    config: { ...contracts.changePassword.config, ...slowly(SIGN_INS_A_MINUTE) },
    handler: async (request, reply) => {
      await beginSession(dependencies, request, await changePassword(dependencies, callerIn(request), request.body));
      return sessionView(dependencies, request, reply);
    },
  });

  app.route({
    ...contracts.setUp,
    config: { ...contracts.setUp.config, ...slowly(SIGN_INS_A_MINUTE) },
    handler: async (request, reply) => {
      if (await store.users.firstAdminExists()) throw new ApiError('RLC_ALREADY_SET_UP');
      const admin = firstAdmin(request.body, await hashPassword(request.body.password), realNow());
      if (!(await store.users.insertFirstAdmin(admin))) throw new ApiError('RLC_ALREADY_SET_UP');
      const known = await store.entities.get(defaultEntityId);
      if (known === undefined || isUnnamed(known)) {
        const entity: Entity = request.body.entity ?? placeholderEntity(request.body.entityName ?? request.body.name, admin);
        await store.entities.upsert({ ...entity, _id: defaultEntityId });
      }
      await beginSession(dependencies, request, admin);
      return sessionView(dependencies, request, reply);
    },
  });
}
