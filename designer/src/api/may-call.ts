import { roleNames, type Contract, type RoleName } from '@relance/schemas';

/** Whether a role may call a route: what may not be called is not offered. */
export function mayCall(role: RoleName | undefined, { config }: Contract): boolean {
  if (config.role === 'public') return true;
  if (role === undefined) return false;
  if (config.only !== undefined) return config.only.includes(role);
  return roleNames.indexOf(role) >= roleNames.indexOf(config.role);
}
