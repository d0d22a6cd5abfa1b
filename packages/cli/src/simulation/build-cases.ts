import { accountId, caseId, itemId, toDayNumber, type Calendar } from '@relance/domain';
import type { ItemRow } from '@relance/imports';
import type { CaseFacts, ItemFacts } from '@relance/scenario';
import { scenarioOfSegment, type GivenScenario } from './read-scenarios.js';

/** The entity of the first set-up: ids offline are those of the live system, so that spreads and draws agree (P10). */
export const ENTITY_ID = 'main';

/** Segment of accounts whose list names none. */
const UNSORTED_SEGMENT = 'default';

/** A date for credits that state none: it triggers nothing, for credits have no token (law 5). */
const NO_DATE = '1970-01-01';

/** The portfolio of a simulation, with the codes people know. */
export interface Portfolio {
  cases: CaseFacts[];
  /** By account id. */
  codes: Map<string, string>;
  /** Case by the codes of its payer and its buyers. */
  casesByCode: Map<string, CaseFacts>;
  /** Items by number, as the payments name them. */
  items: Map<string, { accountCode: string; case: CaseFacts; item: ItemFacts }[]>;
}

function given(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}

function openItem(row: ItemRow, scenario: GivenScenario | undefined, firstDay: number, recordedAt: number): ItemFacts {
  const { accountCode, type, number, currency, outstandingCents, serviceCode, lastLevel, lastContactOn } = row;
  return {
    id: itemId({ entityId: ENTITY_ID, accountCode, type, number, ordinal: row.instalmentOrdinal }),
    number,
    accountId: accountId(ENTITY_ID, accountCode),
    type,
    currency,
    invoiceDay: toDayNumber(row.invoiceDate ?? row.dueDate ?? NO_DATE),
    dueDay: toDayNumber(row.dueDate ?? row.invoiceDate ?? NO_DATE),
    facts: [{ kind: 'stated', cents: outstandingCents, day: firstDay, recordedAt }],
    ...(scenario === undefined ? {} : { planHash: scenario.hash }),
    ...(serviceCode === undefined ? {} : { serviceCode }),
    ...(lastLevel === undefined ? {} : { lastLevel }),
    ...(lastContactOn === undefined ? {} : { lastContactDay: toDayNumber(lastContactOn) }),
  };
}

/** A case nobody has anything in yet; everybody is taken to be reachable, for the list of items does not say. */
function openCaseOf(payerCode: string, row: ItemRow, territory: string): CaseFacts {
  const payer = accountId(ENTITY_ID, payerCode);
  return {
    version: 1,
    caseId: caseId(ENTITY_ID, payer),
    entityId: ENTITY_ID,
    payer: {
      accountId: payer,
      territory,
      segment: given(row.segment) ?? UNSORTED_SEGMENT,
      debtorClass: row.debtorClass ?? 'business',
      hasEmail: true,
      hasPhone: true,
      hasMobile: true,
    },
    items: [],
    receipts: [],
    tasks: [],
    suspensions: [],
  };
}

/**
 * Makes cases of the rows of an open-items list, as an import on the morning of the first day would: one case per payer (law 6), each item
 * entering the scenario of its account's segment. `territoryOf` tells where a row's account is.
 */
export function buildCases(
  rows: readonly ItemRow[],
  scenarios: readonly GivenScenario[],
  start: { firstDay: number; calendar: Calendar; territoryOf: (row: ItemRow) => string },
): Portfolio {
  const cases = new Map<string, CaseFacts>();
  const portfolio: Portfolio = { cases: [], codes: new Map(), casesByCode: new Map(), items: new Map() };
  const recordedAt = start.calendar.toInstant(start.firstDay, 0);
  for (const row of rows) {
    const payerCode = given(row.payerCode) ?? row.accountCode;
    const known = cases.get(payerCode) ?? openCaseOf(payerCode, row, start.territoryOf(row));
    cases.set(payerCode, known);
    for (const code of [payerCode, row.accountCode]) {
      portfolio.codes.set(accountId(ENTITY_ID, code), code);
      portfolio.casesByCode.set(code, known);
    }
    const scenario = scenarioOfSegment(scenarios, given(row.segment) ?? UNSORTED_SEGMENT);
    const item = openItem(row, scenario, start.firstDay, recordedAt);
    known.items.push(item);
    const sameNumber = portfolio.items.get(row.number) ?? [];
    sameNumber.push({ accountCode: row.accountCode, case: known, item });
    portfolio.items.set(row.number, sameNumber);
  }
  portfolio.cases.push(...cases.values());
  return portfolio;
}
