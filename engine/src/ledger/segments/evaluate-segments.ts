import { caseId, type CivilDate } from '@relance/domain';
import type { SegmentRule } from '@relance/scenario';
import type { Account, Entity, SegmentChange, SegmentRulesRecord } from '@relance/schemas';
import type { EngineDependencies } from '../../dependencies.js';
import { casesToWake } from '../imports/cases-to-wake.js';
import { forEachBounded } from '../../temporal/for-each-bounded.js';
import { judgeAccount, type Judged } from './judge-account.js';
import { judgeAll } from './survey-accounts.js';

/** Accounts put into their segments together. */
const SLICE = 200;
const CONCURRENT_WRITES = 8;
/** Who changes a segment by rule, as accounts and audit log name it. */
const SEGMENTS_CALLER = 'segments';

/** When rules are evaluated: the business instant and the civil day in the zone of the entity. */
export interface EvaluationMoment {
  nowMs: number;
  today: CivilDate;
}

/** An account that moved, as it is now. */
interface Moved extends Judged {
  now: Account;
}

/** The rules as they were read by us when they were stored; none where none are. */
export function storedRules(stored: SegmentRulesRecord | undefined): SegmentRule[] {
  return stored === undefined ? [] : (JSON.parse(stored.rulesJson) as SegmentRule[]);
}

/** Puts an account where it belongs, by compare-and-set; one that changed meanwhile is judged again as it is now. */
async function put(
  { store }: EngineDependencies,
  judged: Judged,
  { rules, nowMs, today }: EvaluationMoment & { rules: readonly SegmentRule[] },
): Promise<Moved | undefined> {
  const by = { changedAt: nowMs, changedBy: SEGMENTS_CALLER };
  for (let current = judged; current.moves;) {
    const now = await store.accounts.putInSegment(current.account, current.put, by);
    if (now !== undefined) return { ...current, now };
    const account = await store.accounts.get(current.account.entityId, current.account._id);
    if (account === undefined) return undefined;
    current = judgeAccount(rules, account, current, today);
  }
  return undefined;
}

/** The case an account's items are dunned in (law 6). */
function caseOf({ entityId, _id, payerAccountId }: Account): string {
  return caseId(entityId, payerAccountId ?? _id);
}

function changeOf({ account, now, items }: Moved, { nowMs, today }: EvaluationMoment): SegmentChange {
  return {
    _id: `${now._id}.${String(now.version)}`,
    entityId: now.entityId,
    accountId: now._id,
    code: now.code,
    from: account.segment,
    to: now.segment,
    openItems: items.length,
    at: nowMs,
    on: today,
    state: 'open',
  };
}

/** What was on its way when its account changed is told to a person; every case of a moved account learns that new items enter another scenario. */
async function tell(dependencies: EngineDependencies, entity: Entity, moved: readonly Moved[], moment: EvaluationMoment): Promise<void> {
  const { store, starter } = dependencies;
  const { nowMs, today } = moment;
  const changed = moved.filter(({ account, now, items }) => items.length > 0 && account.segment !== now.segment);
  const cases = await store.cases.getMany(entity._id, [...new Set(changed.map(({ now }) => caseOf(now)))]);
  const running = new Set(cases.filter((one) => one.running).map(({ _id }) => _id));
  await store.segments.recordChanges(changed.filter(({ now }) => running.has(caseOf(now))).map((one) => changeOf(one, moment)));
  const known = cases.map(({ _id }) => _id);
  await store.cases.recordFactsOfMany(
    entity._id,
    known.map((one) => ({ caseId: one, itemIds: [], paymentIds: [] })),
    nowMs,
  );
  const told = new Set(known);
  await forEachBounded(changed, CONCURRENT_WRITES, async ({ now }) => {
    const of = caseOf(now);
    if (!told.has(of)) return;
    const onceKey = `segment-${now._id}-${String(now.version)}`;
    await store.journal.append(entity._id, of, [{ at: nowMs, on: today, kind: 'fact', detail: 'accountSegmentByRule', onceKey }]);
  });
  await starter.wake(await casesToWake(store, entity._id, known), { eventId: `segments-${String(nowMs)}`, recordedAt: nowMs });
}

/**
 * Puts every account of an entity into the segment its rules decide (law 27); how many moved. New items enter the scenario of the new segment; those on
 * their way keep theirs, and a person is told. Done twice it changes nothing the second time.
 */
export async function evaluateSegments(dependencies: EngineDependencies, entity: Entity, moment: EvaluationMoment): Promise<number> {
  const { store } = dependencies;
  const stored = await store.segments.rules(entity._id);
  if (stored === undefined) return 0;
  const rules = storedRules(stored);
  let count = 0;
  let slice: Judged[] = [];
  const putSlice = async (): Promise<void> => {
    const moved: Moved[] = [];
    await forEachBounded(slice, CONCURRENT_WRITES, async (judged) => {
      const one = await put(dependencies, judged, { rules, ...moment });
      if (one !== undefined) moved.push(one);
    });
    await tell(dependencies, entity, moved, moment);
    count += moved.filter(({ account, now }) => account.segment !== now.segment).length;
    slice = [];
  };
  for await (const judged of judgeAll(store, entity, rules, moment)) {
    if (judged.moves) slice.push(judged);
    if (slice.length >= SLICE) await putSlice();
  }
  await putSlice();
  if (count > 0) {
    const details = { accounts: count, version: stored.version };
    const action = 'segments.evaluated';
    await store.auditLog.append({
      entityId: entity._id,
      at: moment.nowMs,
      userId: SEGMENTS_CALLER,
      action,
      subjectId: entity._id,
      details,
    });
  }
  return count;
}
