import { condition, type Records } from '../../mongo/records.js';
import type { StoredCase } from './case-definition.js';

/** A case the sweep looks after. */
export interface CaseToWake {
  caseId: string;
  entityId: string;
  running: boolean;
  factsVersion: number;
  /** Version the running workflow last showed; older than `factsVersion`: facts changed unseen. */
  projectedFactsVersion?: number;
  /** Business instant of the next move it last showed: long past, it was missed. */
  nextAt?: number;
}

/** Where a sweep goes on; `after` is the `next` of the answer before. */
export interface SweepRequest {
  after?: string;
  /** 500 when absent. */
  limit?: number;
}

/** A slice of the sweep; without `next` it was the last one. */
export interface SweepSlice {
  cases: CaseToWake[];
  next?: string;
}

const SLICE = 500;
const fields = ['entityId', 'running', 'factsVersion', 'projectedFactsVersion', 'factsChangedAt', 'nextAt'] as const;

function sliceOf(found: readonly StoredCase[], limit: number, nextOf: (last: StoredCase) => string): SweepSlice {
  const rows = found.slice(0, limit);
  const cases = rows.map(({ _id, entityId, running, factsVersion, projectedFactsVersion, nextAt }) => ({
    caseId: _id,
    entityId,
    running,
    factsVersion,
    ...(projectedFactsVersion === undefined ? {} : { projectedFactsVersion }),
    ...(nextAt === undefined ? {} : { nextAt }),
  }));
  const last = rows.at(-1);
  return found.length <= limit || last === undefined ? { cases } : { cases, next: nextOf(last) };
}

/** Cases of all entities for which a workflow must be found: facts were recorded since they last came to rest (law 4). */
export async function openCases(records: Records<StoredCase>, request: SweepRequest): Promise<SweepSlice> {
  const limit = request.limit ?? SLICE;
  const beyond = request.after === undefined ? {} : { _id: condition({ $gt: request.after }) };
  const found = await records.find({ awake: true, ...beyond }, { sort: { _id: 1 }, limit: limit + 1, fields });
  return sliceOf(found, limit, ({ _id }) => _id);
}

/** Cases of all entities whose facts changed at or after a business instant, oldest change first. */
export async function changedCases(records: Records<StoredCase>, since: number, request: SweepRequest): Promise<SweepSlice> {
  const limit = request.limit ?? SLICE;
  const [at, id] = (request.after ?? '').split('/');
  const beyond =
    id === undefined
      ? { factsChangedAt: condition({ $gte: since }) }
      : { $or: [{ factsChangedAt: condition({ $gt: Number(at) }) }, { factsChangedAt: Number(at), _id: condition({ $gt: id }) }] };
  const found = await records.find(beyond, { sort: { factsChangedAt: 1, _id: 1 }, limit: limit + 1, fields });
  return sliceOf(found, limit, (last) => `${last.factsChangedAt ?? since}/${last._id}`);
}
