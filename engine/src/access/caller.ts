import { roleNames, type Contract, type RoleName, type RouteRole } from '@relance/schemas';

/** Who makes a request: everything is done in the name of `userId`, within `entityId` (never taken from a body). */
export interface Caller {
  userId: string;
  entityId: string;
  role: RoleName;
  /** A bearer token needs no CSRF token: a browser never sends it by itself. */
  by: 'cookie' | 'token';
}

/** Whether a role may call a route: the route's role or a more able one, in the order of `roleNames`. */
export function roleAllows(role: RoleName, needed: RouteRole): boolean {
  return needed === 'public' || roleNames.indexOf(role) >= roleNames.indexOf(needed);
}

/** Whether a role may call a route: its least role or a more able one, and one of those it names, where it names them. */
export function mayCall(role: RoleName, { role: needed, only }: Contract['config']): boolean {
  return roleAllows(role, needed) && (needed === 'public' || only === undefined || only.includes(role));
}
