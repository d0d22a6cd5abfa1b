import { accountId, toDayNumber } from '@relance/domain';
import type { CaseFacts, CaseState, ItemFacts } from '@relance/scenario';
import { simulationStateSchema, type SimulateOutput, type SimulationState } from '@relance/schemas';
import type { CommandIo } from '../terminal/command-io.js';
import { ENTITY_ID, type Portfolio } from './build-cases.js';
import { readCheckedInput } from './check-input.js';

/** What a state file adds to a portfolio, and what of it names nobody. */
export interface StartState {
  states: Record<string, CaseState>;
  issues: SimulateOutput['issues'];
}

type KnownItem = NonNullable<SimulationState['items']>[string];

function knownOf(known: KnownItem, portfolio: Portfolio): Partial<ItemFacts> {
  const { lastContactOn, deliveredOn, names, ...same } = known;
  const named = names === undefined ? undefined : portfolio.items.get(names)?.[0]?.item.id;
  return {
    ...same,
    ...(lastContactOn === undefined ? {} : { lastContactDay: toDayNumber(lastContactOn) }),
    ...(deliveredOn === undefined ? {} : { deliveryDay: toDayNumber(deliveredOn) }),
    ...(named === undefined ? {} : { namesItemId: named }),
  };
}

function unknown(file: string, name: string): SimulateOutput['issues'][number] {
  const fr = `${name} ne figure pas dans la liste des pièces ; ce que l’état en dit est sans effet.`;
  const en = `${name} is not in the list of items; what the state says of it has no effect.`;
  return { file, code: 'stateUnknown', severity: 'warning', fr, en };
}

function caseOf(portfolio: Portfolio, code: string): CaseFacts | undefined {
  const id = accountId(ENTITY_ID, code);
  return portfolio.cases.find(({ payer }) => payer.accountId === id);
}

/**
 * Adds to a portfolio what is known on the first day beside the list: reachability and class of payers, history, tax and holder of items, whole
 * states of cases. Changes the portfolio in place. Throws CommandFault with every mistake of the file.
 */
export async function applyState(io: CommandIo, file: string | undefined, portfolio: Portfolio): Promise<StartState> {
  const start: StartState = { states: {}, issues: [] };
  if (file === undefined) return start;
  // held to its schema before
  const known = (await readCheckedInput(io, file, simulationStateSchema)) as SimulationState;
  for (const [code, account] of Object.entries(known.accounts ?? {})) {
    const facts = caseOf(portfolio, code);
    if (facts === undefined) start.issues.push(unknown(file, code));
    else Object.assign(facts.payer, account);
  }
  for (const [number, item] of Object.entries(known.items ?? {})) {
    const found = portfolio.items.get(number) ?? [];
    if (found.length === 0) start.issues.push(unknown(file, number));
    for (const { item: facts } of found) Object.assign(facts, knownOf(item, portfolio));
  }
  for (const [code, state] of Object.entries(known.cases ?? {})) {
    const facts = caseOf(portfolio, code);
    if (facts === undefined) start.issues.push(unknown(file, code));
    // the machine is total: whatever a state holds beyond its schema, it never throws
    else start.states[facts.caseId] = state as unknown as CaseState;
  }
  return start;
}
