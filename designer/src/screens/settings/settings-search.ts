import { contracts, type RoleName } from '@relance/schemas';
import { mayCall } from '../../api/may-call.js';

/** The parts of the settings, in the order in which they are shown. */
export const settingsParts = ['start', 'entity', 'rules', 'calendars', 'legal', 'channels', 'users', 'keys', 'audit'] as const;
/** A part of the settings. */
export type SettingsPart = (typeof settingsParts)[number];

/** What the address says of the settings. */
export interface SettingsSearch {
  part?: SettingsPart;
}

/** Reads the part from the address; what is none is left out. */
export function readSettingsSearch(search: Record<string, unknown>): SettingsSearch {
  const part = settingsParts.find((one) => one === search['part']);
  return part === undefined ? {} : { part };
}

const guards = { users: contracts.listUsers, keys: contracts.listKeys, audit: contracts.listAudit } as const;

/** The parts a role may see: people, keys and the log are for admins and auditors alone. */
export function partsFor(role: RoleName | undefined): SettingsPart[] {
  return settingsParts.filter((part) => !(part in guards) || mayCall(role, guards[part as keyof typeof guards]));
}
