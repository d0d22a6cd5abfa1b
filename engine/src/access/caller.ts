import { roleNames, type Contract, type RoleName, type RouteRole } from '@relance/schemas';

/** Who makes a request: everything is done in the name of `userId`, within `entityId` (never taken from a body). */
export interface Caller {
  userId: string;
  entityId: string;
  role: RoleName;
  /** A bearer (the token of the server's own command line, or an API key) needs no CSRF token: a browser never sends it by itself. */
  by: 'cookie' | 'token' | 'key';
  /** Only reads: of a key that may do nothing else. */
  readOnly?: true;
}

/** Whether a role may call a route: the route's role or a more able one, in the order of `roleNames`. */
export function roleAllows(role: RoleName, needed: RouteRole): boolean {
  return needed === 'public' || roleNames.indexOf(role) >= roleNames.indexOf(needed);
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a method changes nothing (RFC 9110 9.2.1). */
export function isSafe(method: string): boolean {
  return SAFE_METHODS.has(method);
}

/** Whether a role may call a route: its least role or a more able one, and one of those it names, where it names them. */
export function mayCall(role: RoleName, { role: needed, only }: Contract['config']): boolean {
  return roleAllows(role, needed) && (needed === 'public' || only === undefined || only.includes(role));
}

/** Whether somebody may call a route: by his role, and a key only where keys may, and only reads where it is for reading alone. */
export function callerMay(
  { role, by, readOnly }: Pick<Caller, 'role' | 'by' | 'readOnly'>,
  contract: { config: Contract['config']; method: string },
): boolean {
  if (by === 'key' && contract.config.peopleOnly === true) return false;
  return (readOnly !== true || isSafe(contract.method)) && mayCall(role, contract.config);
}
