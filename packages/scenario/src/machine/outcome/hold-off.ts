import type { CaseState, Effect, Receipt } from '../state.js';

const RETRY_MS = 300_000;
const REFUSED_RETRY_MS = 3_600_000;

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** Keeps a unit from being tried again before the instant a refusal names, else an hour later, or minutes where nothing was refused. Changes `state` in place. */
export function holdOff(state: CaseState, effect: Effect, receipt: Receipt): void {
  const wait = receipt.outcome === 'refused' ? REFUSED_RETRY_MS : RETRY_MS;
  state.notBefore = { ...state.notBefore, [effect.unit]: Math.max(receipt.notBefore ?? receipt.at + wait, receipt.at + 1) };
  const refusals = without(state.refusals ?? {}, effect.unit);
  state.refusals = receipt.reason === undefined ? refusals : { ...refusals, [effect.unit]: receipt.reason };
}

/** Forgets that a unit was refused. Changes `state` in place. */
export function forgetRefusal(state: CaseState, unit: string): void {
  if (state.notBefore[unit] !== undefined) state.notBefore = without(state.notBefore, unit);
  if (state.refusals !== undefined) state.refusals = without(state.refusals, unit);
}
