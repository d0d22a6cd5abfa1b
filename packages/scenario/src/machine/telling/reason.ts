import type { Reason } from '@relance/schemas';
import { civilDate } from '../world/world.js';

/** What a reason may say beside code and law; days are civil day numbers. */
export interface ReasonParts {
  itemId?: string | undefined;
  nodeId?: string | undefined;
  values?: Record<string, string | number> | undefined;
  onDay?: number | undefined;
  untilDay?: number | undefined;
}

/** A coded reason with its law and dates, told to people by `tellReason`. */
export function reason(code: string, law: number, parts: ReasonParts = {}): Reason {
  const told: Reason = { code, law };
  if (parts.itemId !== undefined) told.itemId = parts.itemId;
  if (parts.nodeId !== undefined) told.nodeId = parts.nodeId;
  if (parts.values !== undefined) told.values = parts.values;
  const on = civilDate(parts.onDay);
  const until = civilDate(parts.untilDay);
  if (on !== undefined) told.on = on;
  if (until !== undefined) told.until = until;
  return told;
}
