import type { Dispatch } from '@relance/schemas';

/**
 * What a message that failed, or may not have left, puts before a person: an open incident. Not one of a trial, which no customer was to read; nor a companion or
 * a recap that failed: its contact has left and goes on without it (laws 21, 22).
 */
export function incidentOf(
  { trial, companionOf, recapOf }: Dispatch,
  outcome: 'accepted' | 'failed' | 'unknown',
): Pick<Dispatch, 'incident'> {
  const goesAlong = companionOf !== undefined || recapOf !== undefined;
  if (trial !== undefined || outcome === 'accepted' || (outcome === 'failed' && goesAlong)) return {};
  return { incident: { state: 'open' } };
}
