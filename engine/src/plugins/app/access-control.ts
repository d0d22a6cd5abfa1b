import type { Contract, RoleName, RouteRole } from '@relance/schemas';
import type { Store } from '@relance/store';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { keyOf, isKey } from '../../access/api-key.js';
import { callerMay, isSafe, type Caller } from '../../access/caller.js';
import { sessionUser } from '../../access/session-user.js';
import { sameSecret } from '../../access/secrets.js';
import { ApiError } from '../../errors.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route; a route without one does not register. */
    role?: RouteRole;
    /** The roles that may, where the order of roles does not fit. */
    only?: readonly RoleName[];
    /** Open to whoever must first replace the password made for him. */
    beforePasswordChange?: true;
    /** Closed to API keys. */
    peopleOnly?: true;
  }
  interface FastifyRequest {
    /** Who is calling; null only on public routes. */
    caller: Caller | null;
  }
  interface Session {
    userId?: string;
    entityId?: string;
    epoch?: number;
    seat?: number;
  }
}

/** Header by which the command line names the entity it works in. */
const ENTITY_HEADER = 'x-relance-entity';

/** Secrets of the command line, and the entity its token acts in. */
export interface AccessOptions {
  tokens: readonly string[];
  tokenEntityId: (wanted: string | undefined) => Promise<string>;
  /** Asked at each request: a session ends with the password or the role it began under, a key when it is revoked. */
  store: Pick<Store, 'users' | 'seats' | 'apiKeys'>;
  realNow: () => number;
}

/** A route was registered without saying who may call it. */
class RouteWithoutRoleError extends Error {
  constructor(route: string) {
    super(`${route} declares no role: set config.role in its contract`);
    this.name = 'RouteWithoutRoleError';
  }
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
}

async function callerWith(
  bearer: string,
  wanted: string | undefined,
  { tokens, tokenEntityId, store, realNow }: AccessOptions,
): Promise<Caller> {
  if (isKey(bearer)) {
    const key = await keyOf(store.apiKeys, bearer, realNow());
    if (key === undefined) throw new ApiError('RLC_SIGN_IN_NEEDED');
    const { _id: id, entityId, role, readOnly } = key;
    if (wanted !== undefined && wanted !== entityId) throw new ApiError('RLC_NOT_FOUND', { params: { what: wanted } });
    return { userId: `key:${id}`, entityId, role, by: 'key', ...(readOnly === true ? { readOnly } : {}) };
  }
  if (!tokens.some((token) => sameSecret(token, bearer))) throw new ApiError('RLC_SIGN_IN_NEEDED');
  return { userId: 'cli', entityId: await tokenEntityId(wanted), role: 'admin', by: 'token' };
}

async function callerOf(request: FastifyRequest, options: AccessOptions): Promise<Caller | null> {
  const bearer = bearerOf(request);
  const wanted = request.headers[ENTITY_HEADER];
  if (bearer !== undefined) return callerWith(bearer, typeof wanted === 'string' ? wanted : undefined, options);
  const found = await sessionUser(options.store, request.session);
  if (found === undefined) return null;
  const { user, entityId, role } = found;
  if (user.passwordUntil !== undefined && request.routeOptions.config.beforePasswordChange !== true) {
    if (request.routeOptions.config.role !== 'public') throw new ApiError('RLC_PASSWORD_CHANGE_NEEDED');
  }
  return { userId: user._id, entityId, role, by: 'cookie' };
}

/**
 * Every route says who may call it; the caller comes from the bearer token or the session cookie, and a change made with the cookie needs
 * the CSRF token of that session. Runs before the body is read, so that nobody uploads without being let in.
 */
export const accessControl = fastifyPlugin<AccessOptions>((app, options, done) => {
  app.decorateRequest('caller', null);
  app.addHook('onRoute', (route) => {
    if (route.config?.role === undefined) throw new RouteWithoutRoleError(`${String(route.method)} ${route.url}`);
  });
  app.addHook('onRequest', async (request, reply) => {
    const { role: needed, only, peopleOnly } = request.routeOptions.config;
    if (needed === undefined) return;
    request.caller = await callerOf(request, options);
    if (needed === 'public') return;
    if (request.caller === null) throw new ApiError('RLC_SIGN_IN_NEEDED');
    const said: Contract['config'] = { role: needed, ...(only && { only }), ...(peopleOnly && { peopleOnly }) };
    if (!callerMay(request.caller, { config: said, method: request.method })) throw new ApiError('RLC_ROLE_MISSING');
    if (request.caller.by === 'cookie' && !isSafe(request.method)) {
      await new Promise<void>((resolve) => {
        app.csrfProtection(request, reply, resolve);
      });
    }
  });
  done();
});

/** The caller of a route that is not public. Throws RLC_SIGN_IN_NEEDED where nobody is signed in. */
export function callerIn(request: FastifyRequest): Caller {
  if (request.caller === null) throw new ApiError('RLC_SIGN_IN_NEEDED');
  return request.caller;
}
