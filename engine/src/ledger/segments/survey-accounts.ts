import { caseId } from '@relance/domain';
import type { SegmentRule } from '@relance/scenario';
import type { Entity, SegmentSurvey } from '@relance/schemas';
import type { Store } from '@relance/store';
import { allBehaviours, asksBehaviour } from './account-behaviour.js';
import type { EvaluationMoment } from './evaluate-segments.js';
import { judgeAccount, type Judged } from './judge-account.js';

const MOST_CODES = 100;

/** Every account of an entity, judged by rules as its items stand now, one after the other. */
export async function* judgeAll(
  store: Store,
  entity: Entity,
  rules: readonly SegmentRule[],
  moment: EvaluationMoment,
): AsyncGenerator<Judged> {
  const open = await store.items.openByAccount(entity._id);
  const behaviours = asksBehaviour(rules) ? await allBehaviours(store, entity, moment) : undefined;
  for await (const account of store.accounts.each(entity._id)) {
    const { _id, payerAccountId = _id } = account;
    const behaviour = behaviours?.of(_id, caseId(entity._id, payerAccountId));
    yield judgeAccount(rules, account, { items: open.get(_id) ?? [], behaviour }, moment.today);
  }
}

function countIn<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

type Tally = Pick<SegmentSurvey, 'accounts' | 'rules' | 'segments' | 'overlaps' | 'uncovered' | 'moves'>;

/** Counts judged accounts as they go by. */
class SurveyTally {
  #accounts = 0;
  readonly #byRule = new Map<number, number>();
  readonly #bySegment = new Map<string, number>();
  readonly #overlaps = new Map<string, { rule: number; other: number; codes: string[] }>();
  readonly #uncovered: string[] = [];
  readonly #moves = new Map<string, { from: string; to: string; accounts: number }>();

  add({ account, choice, put }: Judged): void {
    this.#accounts += 1;
    countIn(this.#bySegment, put.segment);
    const { rule } = choice;
    if (rule === undefined) this.#uncovered.push(account.code);
    else {
      countIn(this.#byRule, rule);
      for (const other of choice.overlaps) this.#overlap(rule, other, account.code);
    }
    if (put.segment === account.segment) return;
    const key = JSON.stringify([account.segment, put.segment]);
    const move = this.#moves.get(key) ?? { from: account.segment, to: put.segment, accounts: 0 };
    this.#moves.set(key, { ...move, accounts: move.accounts + 1 });
  }

  #overlap(rule: number, other: number, code: string): void {
    const key = `${String(rule)}/${String(other)}`;
    const known = this.#overlaps.get(key);
    if (known === undefined) this.#overlaps.set(key, { rule, other, codes: [code] });
    else known.codes.push(code);
  }

  told(rules: readonly SegmentRule[], scenarioOf: ReadonlyMap<string, string>): Tally {
    const names = [...new Set([...this.#bySegment.keys(), ...rules.map(({ segment }) => segment)])].sort();
    return {
      accounts: this.#accounts,
      rules: rules.map(({ segment, condition }, position) => ({
        segment,
        condition: { ...condition },
        accounts: this.#byRule.get(position) ?? 0,
      })),
      segments: names.map((segment) => {
        const scenario = scenarioOf.get(segment);
        return { segment, accounts: this.#bySegment.get(segment) ?? 0, ...(scenario === undefined ? {} : { scenario }) };
      }),
      overlaps: [...this.#overlaps.values()].map(({ rule, other, codes }) => ({ rule, other, ...listed(codes) })),
      uncovered: listed(this.#uncovered),
      moves: [...this.#moves.values()],
    };
  }
}

function listed(codes: readonly string[]): { accounts: number; codes: string[] } {
  return { accounts: codes.length, codes: codes.toSorted().slice(0, MOST_CODES) };
}

/** What rules make of all accounts of an entity on a day; changes nothing. */
export async function surveyAccounts(
  store: Store,
  entity: Entity,
  rules: readonly SegmentRule[],
  moment: EvaluationMoment,
): Promise<Tally> {
  const tally = new SurveyTally();
  for await (const judged of judgeAll(store, entity, rules, moment)) tally.add(judged);
  const assignments = await store.scenarios.assignments(entity._id);
  return tally.told(rules, new Map(assignments.map(({ segment, scenarioId, version }) => [segment, `${scenarioId}@${String(version)}`])));
}
