import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

/** How long the history of a closed case is kept. */
const RETENTION_DAYS = 30;

/** The search attributes of the product: an operator's tool, never the source of a list (names are fixed, SQL stores allow few). */
export const SEARCH_ATTRIBUTES = {
  DunEntity: 'Keyword',
  DunScenario: 'Keyword',
  DunStatus: 'Keyword',
  DunSegment: 'Keyword',
  DunNextActionAt: 'Datetime',
} as const;

// Numbers of the server's protocol: temporal.api.enums.v1.IndexedValueType.
const INDEXED_VALUE_TYPE = { Keyword: 2, Datetime: 6 } as const;
const ALREADY_EXISTS = 6;

/**
 * Makes a namespace ready for the product: creates it when absent, sets retention to 30 days, adds missing search attributes, and waits until all
 * of that can be used (at most 20 s). Doing it again changes nothing. Throws when the server cannot be reached or refuses.
 */
export async function prepareNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await createNamespace(connection, namespace);
    await usable(() => connection.workflowService.describeNamespace({ namespace }));
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: { seconds: (RETENTION_DAYS * 86_400) as never } },
    });
    const missing = await missingAttributes(connection, namespace);
    if (missing.length === 0) return;
    const searchAttributes = Object.fromEntries(missing.map((name) => [name, INDEXED_VALUE_TYPE[SEARCH_ATTRIBUTES[name]]]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    await usable(async () => {
      if ((await missingAttributes(connection, namespace)).length > 0)
        throw new Error(`the search attributes of ${namespace} are not there yet`);
    });
  } finally {
    await connection.close();
  }
}

async function createNamespace(connection: Connection, namespace: string): Promise<void> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: (RETENTION_DAYS * 86_400) as never },
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === ALREADY_EXISTS)) throw error;
  }
}

async function missingAttributes(connection: Connection, namespace: string): Promise<(keyof typeof SEARCH_ATTRIBUTES)[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const names = Object.keys(SEARCH_ATTRIBUTES) as (keyof typeof SEARCH_ATTRIBUTES)[];
  return names.filter((name) => !(name in customAttributes));
}

async function usable(attempt: () => Promise<unknown>): Promise<void> {
  const end = performance.now() + 20_000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await delay(100); // a new namespace takes some seconds to be known everywhere
    }
  }
}
