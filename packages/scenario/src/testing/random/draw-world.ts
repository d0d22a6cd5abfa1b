import { openCalendar, type Calendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import fc from 'fast-check';
import type { Environment } from '../../machine/facts/environment.js';
import { oracleTerritories, type OracleTerritory } from '../oracle/civil-time.js';
import { caseOf, paris, world } from '../small-world.js';
import { drawInstalments, drawOutside, instalmentsOf, outsideOf, type InstalmentsDraw, type OutsideDraw } from './draw-agreements.js';
import {
  drawItem,
  drawReceipt,
  drawSuspension,
  firstDay,
  itemOf,
  morning,
  receiptOfDraw,
  suspensionOf,
  type ItemDraw,
  type ReceiptDraw,
  type SuspensionDraw,
} from './draw-facts.js';
import { drawBounce, drawLetter, type BounceDraw, type LetterDraw } from './draw-post.js';
import { drawPlan, planOf, type PlanDraw } from './draw-plan.js';

/** Everything random about a world, as small plain numbers: what fast-check shrinks and what counter-examples are kept as. */
export interface WorldDraw {
  even: PlanDraw;
  odd: PlanDraw;
  items: ItemDraw[];
  suspensions: SuspensionDraw[];
  receipts: ReceiptDraw[];
  instalments: InstalmentsDraw[];
  outside: OutsideDraw[];
  /** Which messages, by their order, fail and which stay unknown. */
  failing: number[];
  unknown: number[];
  /** What becomes of letters, in turn; none: posted at once. */
  letters: LetterDraw[];
  bounces: BounceDraw[];
  /** How calls are answered in turn: 0 not at all, 1 nobody there, 2 reached within hours, 3 reached the next day. */
  answers: number[];
  /** Hours by which wakes come late, in turn, where a property asks for it. */
  lateHours: number[];
  /** Which wakes are lost, in turn, where a property asks for it. */
  lost: boolean[];
  /** Where the debtor lives. */
  debtor: OracleTerritory;
  /** Where the creditor entity is; absent: in metropolitan France. */
  entity?: OracleTerritory;
}

/** A random world as plain data, and what the outside answers in it. */
export interface RandomWorld {
  env: Environment;
  from: number;
  to: number;
  failing: readonly number[];
  unknown: readonly number[];
  letters: readonly LetterDraw[];
  bounces: readonly BounceDraw[];
  answers: readonly number[];
  lateHours: readonly number[];
  lost: readonly boolean[];
  debtor: OracleTerritory;
  entity: OracleTerritory;
}

const farAway = oracleTerritories.filter((territory) => territory !== 'FR');
const calendars: Readonly<Record<string, Calendar>> = Object.fromEntries([
  ['FR', paris],
  ...farAway.map((territory) => [territory, openCalendar(buildCalendar(territory, 2024, 6))] as const),
]);

/** Random worlds: two plans over one account, one to five items, payments, reversals, credits, suspensions, failures, a debtor anywhere in France. */
export const drawWorld: fc.Arbitrary<WorldDraw> = fc.record({
  even: drawPlan,
  odd: drawPlan,
  items: fc.array(drawItem, { minLength: 1, maxLength: 5 }),
  suspensions: fc.array(drawSuspension, { maxLength: 3 }),
  receipts: fc.array(drawReceipt, { maxLength: 2 }),
  instalments: fc.oneof(
    { weight: 3, arbitrary: fc.constant<InstalmentsDraw[]>([]) },
    { weight: 1, arbitrary: fc.array(drawInstalments, { minLength: 1, maxLength: 1 }) },
  ),
  outside: fc.array(drawOutside, { maxLength: 2 }),
  failing: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 2 }),
  unknown: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 1 }),
  letters: fc.array(drawLetter, { maxLength: 3 }),
  bounces: fc.array(drawBounce, { maxLength: 2 }),
  answers: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }),
  lateHours: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
  lost: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  debtor: fc.oneof({ weight: 4, arbitrary: fc.constant<OracleTerritory>('FR') }, { weight: 2, arbitrary: fc.constantFrom(...farAway) }),
});

/** The same with the creditor entity anywhere in France too. */
export const drawWorldAnywhere: fc.Arbitrary<WorldDraw> = fc
  .tuple(drawWorld, fc.constantFrom(...oracleTerritories), fc.constantFrom(...oracleTerritories))
  .map(([draw, entity, debtor]) => ({ ...draw, entity, debtor }));

/** What a kept draw made before a field existed has in its place. */
const plain: Omit<WorldDraw, 'even' | 'odd' | 'items'> = {
  suspensions: [],
  receipts: [],
  instalments: [],
  outside: [],
  failing: [],
  unknown: [],
  letters: [],
  bounces: [],
  answers: [0],
  lateHours: [0],
  lost: [false],
  debtor: 'FR',
};

/** A draw kept as the JSON a failing run printed. */
export function keptDraw(text: string): WorldDraw {
  return { ...plain, ...(JSON.parse(text) as Omit<WorldDraw, keyof typeof plain>) };
}

/** The world a draw stands for: 400 days from 25 August 2025. */
export function worldOf(draw: WorldDraw): RandomWorld {
  const items = draw.items.map((item, index) => itemOf(item, index, index % 2 === 0 ? 'even' : 'odd'));
  const agreed = draw.instalments.map((plan, index) => instalmentsOf(plan, index, items)).filter((plan) => plan !== undefined);
  const facts = caseOf([...items, ...agreed.flatMap(({ instalments }) => instalments)], {
    suspensions: draw.suspensions.map(suspensionOf),
    receipts: draw.receipts.map(receiptOfDraw),
  });
  if (agreed.length > 0) facts.instalmentPlans = agreed.map(({ plan }) => plan);
  if (draw.outside.length > 0) facts.contactsOutside = draw.outside.map(outsideOf);
  facts.payer = { ...facts.payer, territory: draw.debtor };
  const plans = { even: planOf(draw.even, 'even'), odd: planOf(draw.odd, 'odd') };
  const base = world(plans.even, facts);
  const { failing, unknown, letters, bounces, answers, lateHours, lost, debtor, entity = 'FR' } = draw;
  const range = { from: morning(firstDay, 480), to: morning(firstDay + 400) };
  const policy = { ...base.policy, territory: entity };
  return {
    env: { ...base, plans, calendars, policy },
    ...range,
    failing,
    unknown,
    letters,
    bounces,
    answers,
    lateHours,
    lost,
    debtor,
    entity,
  };
}

/** Facts of its own for each run, since answers to calls are added on the way. */
export function freshEnvironment(random: RandomWorld): Environment {
  return { ...random.env, facts: { ...random.env.facts, tasks: [] } };
}
