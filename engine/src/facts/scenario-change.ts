import { formatShortDate, fromDayNumber } from '@relance/domain';
import type { Plan } from '@relance/scenario';
import { afterScenarioChange, caseFacts } from '@relance/scenario/machine';
import type { Dispatch, Entity, FactRecorded, RecordedFact, ScenarioBundle, TokenPosition } from '@relance/schemas';
import type { CaseRecords, Store } from '@relance/store';
import { calendarAround } from '../clock/business-day.js';
import { factsAlone } from './fact-effect.js';

type Effect = FactRecorded['effect'][number];

/** The scenario a segment has. */
interface Assigned {
  scenarioId: string;
  hash: string;
  plan: Plan;
  bundle: ScenarioBundle;
}

async function scenariosBySegment(store: Store, entityId: string): Promise<Map<string, Assigned>> {
  const bySegment = new Map<string, Assigned>();
  for (const { segment, scenarioId, hash } of await store.scenarios.assignments(entityId)) {
    const version = await store.scenarios.byHash(entityId, hash);
    if (version === undefined) continue;
    const [plan, bundle] = [JSON.parse(version.planJson) as Plan, JSON.parse(version.bundleJson) as ScenarioBundle];
    bySegment.set(segment, { scenarioId, hash, plan, bundle });
  }
  return bySegment;
}

/** The civil day of the last message about an item that left. */
function lastContactDay(dispatches: readonly Dispatch[], itemId: string, dayOf: (instantMs: number) => number): number | undefined {
  const about = dispatches.filter(
    ({ state, lines }) => state === 'accepted' && lines.some((line) => line.itemId === itemId && line.nodeId !== undefined),
  );
  const last = about.at(-1);
  return last === undefined ? undefined : dayOf(last.settledAt ?? last.intentAt);
}

function told(
  number: string,
  { nodeId, nextAt }: TokenPosition,
  { bundle, scenarioId }: Assigned,
  dayOf: (instantMs: number) => number,
): Effect {
  const step = bundle.graph.nodes.find(({ id }) => id === nodeId)?.name ?? nodeId;
  const day = nextAt === undefined ? undefined : fromDayNumber(dayOf(nextAt));
  const [fr, en] =
    day === undefined ? ['', ''] : [`, au plus tôt le ${formatShortDate(day, 'fr')}`, `, on ${formatShortDate(day, 'en')} at the earliest`];
  return {
    itemId: '',
    number,
    change: 'changes',
    fr: `${number} passerait à « ${step} » du scénario ${scenarioId}${fr}.`,
    en: `${number} would go to “${step}” of the scenario ${scenarioId}${en}.`,
  };
}

/**
 * Where each item a fact names would stand in the scenario its segment has now (law 27), computed by the machine; items whose segment has the scenario they
 * walk, or none, are left out: for them nothing changes.
 */
export async function scenarioChangeEffect(
  store: Store,
  entity: Entity,
  records: CaseRecords,
  { itemIds = [] }: Pick<RecordedFact, 'itemIds'>,
  nowMs: number,
): Promise<Effect[]> {
  const bySegment = await scenariosBySegment(store, entity._id);
  const segmentOf = new Map(records.accounts.map(({ _id, segment }) => [_id, segment]));
  const dispatches = await store.dispatches.byCase(entity._id, records.case._id);
  const calendar = calendarAround(entity.territory, nowMs);
  const dayOf = (instantMs: number): number => calendar.toCivil(instantMs).day;
  const moving = records.items.flatMap((item) => {
    const to = bySegment.get(segmentOf.get(item.accountId) ?? '');
    const position = records.case.positions.find(({ itemId }) => itemId === item._id);
    if (!itemIds.includes(item._id) || to === undefined || position === undefined || position.planHash === to.hash) return [];
    return [{ item, to, level: position.level }];
  });
  const plans = Object.fromEntries([...bySegment.values()].map(({ hash, plan }) => [hash, plan]));
  const facts = caseFacts(records, new Map([...bySegment].map(([segment, { hash }]) => [segment, hash])));
  const onTheirWay = moving.map(({ item: { _id }, level }) => {
    const day = lastContactDay(dispatches, _id, dayOf);
    return { itemId: _id, level, ...(day === undefined ? {} : { previousContactDay: day }) };
  });
  const positions = afterScenarioChange({ ...factsAlone(entity, records, nowMs), plans, facts }, onTheirWay, nowMs);
  return moving.flatMap(({ item, to }) => {
    const position = positions.find(({ itemId }) => itemId === item._id);
    return position === undefined ? [] : [{ ...told(item.number, position, to, dayOf), itemId: item._id }];
  });
}
